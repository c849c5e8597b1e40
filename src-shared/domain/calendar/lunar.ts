/**
 * The lunar calendar 农历 as far as birthdays need it, as tyme4ts reckons it. A birthday kept by
 * it falls in the plain month, not in the leap month that may follow; one on the 30th of a month that has 29 days falls
 * on the 29th, and one on 29 February on the 28th in other years.
 */
import { LunarDay, LunarMonth, SolarDay } from 'tyme4ts';
import { daysInMonth, type Ymd } from '../../kernel/dates.ts';

export interface BirthDay {
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31; of the lunar calendar 1 to 30. */
  readonly day: number;
}
export type BirthCalendar = 'solar' | 'lunar';

/** The lunar month and day of a date; a leap month counts as the month before it. */
export function lunarDayOf(date: Ymd): BirthDay {
  const solar = SolarDay.fromYmd(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
  const lunar = solar.getLunarDay();
  // A leap month has the number of the one before it, negative.
  return { month: Math.abs(lunar.getMonth()), day: lunar.getDay() };
}

/** The next time that the birthday comes, today counted. */
export function nextBirthday(birth: BirthDay, calendar: BirthCalendar, today: Ymd): Ymd {
  const year = Math.floor(today / 10_000);
  // A lunar year begins up to seven weeks into the solar one: December's birthday of the year before may be still to come.
  for (const each of calendar === 'solar' ? [year, year + 1] : [year - 1, year, year + 1]) {
    const on = calendar === 'solar' ? solarBirthday(birth, each) : lunarBirthday(birth, each);
    if (on >= today) return on;
  }
  throw new Error(`no birthday after ${today}`);
}

function solarBirthday({ month, day }: BirthDay, year: number): Ymd {
  return year * 10_000 + month * 100 + Math.min(day, daysInMonth(year, month));
}

function lunarBirthday({ month, day }: BirthDay, lunarYear: number): Ymd {
  const last = LunarMonth.fromYm(lunarYear, month).getDayCount();
  const solar = LunarDay.fromYmd(lunarYear, month, Math.min(day, last)).getSolarDay();
  return solar.getYear() * 10_000 + solar.getMonth() * 100 + solar.getDay();
}

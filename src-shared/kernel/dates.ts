/**
 * Trade dates as integers yyyymmdd (20261120): they sort, compare and store as they are, and cost nothing in hot loops.
 * Text is made and read at the edges only. All arithmetic is on the proleptic Gregorian calendar, without a clock.
 */
export type Ymd = number;

/** Days since 1970-01-01 (Hinnant's civil-days algorithm). */
export function dayNumber(ymd: Ymd): number {
  const year = Math.floor(ymd / 10000);
  const month = Math.floor(ymd / 100) % 100;
  const day = ymd % 100;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fromDayNumber(days: number): Ymd {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 10000 + month * 100 + day;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether yyyymmdd is a day of the calendar between 1900 and 9999. */
export function isYmd(ymd: number): boolean {
  const year = Math.floor(ymd / 10000);
  const month = Math.floor(ymd / 100) % 100;
  const day = ymd % 100;
  return (
    Number.isInteger(ymd) &&
    year >= 1900 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

export function addDays(ymd: Ymd, days: number): Ymd {
  return fromDayNumber(dayNumber(ymd) + days);
}

/** Calendar days from `from` to `to`. */
export function daysBetween(from: Ymd, to: Ymd): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day some months earlier or later, or the last day of that month if it has none. */
export function addMonths(ymd: Ymd, months: number): Ymd {
  const count = Math.floor(ymd / 10000) * 12 + (Math.floor(ymd / 100) % 100) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return year * 10000 + month * 100 + Math.min(ymd % 100, daysInMonth(year, month));
}

/** yyyymm of a date. */
export function monthOf(ymd: Ymd): number {
  return Math.floor(ymd / 100);
}
export function firstOfMonth(month: number): Ymd {
  return month * 100 + 1;
}
export function lastOfMonth(month: number): Ymd {
  return month * 100 + daysInMonth(Math.floor(month / 100), month % 100);
}
export function nextMonth(month: number): number {
  return month % 100 === 12 ? month + 89 : month + 1;
}

/** "2026-11-20". */
export function dateText(ymd: Ymd): string {
  const s = String(ymd);
  return `${s.slice(0, 4)}-${s.slice(4, 6)}-${s.slice(6, 8)}`;
}
/** "2026-11" of yyyymm. */
export function monthText(month: number): string {
  const s = String(month);
  return `${s.slice(0, 4)}-${s.slice(4, 6)}`;
}
/** YYYY-MM-DD or YYYYMMDD to an integer; null if it is no date. */
export function parseDate(text: string): Ymd | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (!match || (text.length !== 8 && text.length !== 10)) return null;
  const ymd = Number(match[1]) * 10000 + Number(match[2]) * 100 + Number(match[3]);
  return isYmd(ymd) ? ymd : null;
}

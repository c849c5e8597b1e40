/**
 * Whether the data is as new as it can be. A day's own files arrive in its night, so the newest that can be there is the
 * last trading day before today; older data is behind by the trading days between. The day is China's, wherever the
 * machine stands: the exchanges and head office live by it.
 */
import { dayNumber, fromDayNumber, type Ymd } from '../../kernel/dates.ts';
import { knowsYear, tradingDayBefore, tradingDaysAfter } from './tradingDays.ts';

/** China has one time zone and no summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** Days are counted one by one up to here; who is further behind is told "more than". */
const COUNTED_DAYS = 3_660;

export interface Freshness {
  /** The newest business date that can be there. */
  readonly expected: Ymd;
  /** Trading days that are missing; 0: nothing newer can be there. */
  readonly behind: number;
  /** False: outside the years of the holiday table, where only weekends are known. */
  readonly knowsHolidays: boolean;
}

/** China's date at an instant (milliseconds since 1970, UTC). */
export function chinaDate(instant: number): Ymd {
  return fromDayNumber(Math.floor((instant + CHINA_OFFSET_MS) / DAY_MS));
}

export function freshnessOf(asOf: Ymd, today: Ymd): Freshness {
  const expected = tradingDayBefore(today);
  const from = Math.max(dayNumber(asOf), dayNumber(expected) - COUNTED_DAYS);
  const behind = asOf >= expected ? 0 : tradingDaysAfter(fromDayNumber(from), expected);
  return { expected, behind, knowsHolidays: knowsYear(today) && knowsYear(expected) };
}

/**
 * Trading days of the demo branch, as text. Make-up working Saturdays are not trading days. Nothing here asks the clock.
 */
import { isTradingDay as isTradingYmd } from '../../src-shared/domain/calendar/tradingDays.ts';
import { parseDate } from '../../src-shared/kernel/dates.ts';

const DAY_MS = 86_400_000;

/** The demo's last day never depends on the clock: it is the last trading day on or before this one. */
export const LAST_DAY = '2026-11-20';

const dayNumberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export function addDays(date: string, days: number): string {
  return new Date((dayNumberOf(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one date to a later one. */
export function daysBetween(from: string, to: string): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: string): number {
  return new Date(dayNumberOf(date) * DAY_MS).getUTCDay();
}

export function isTradingDay(date: string): boolean {
  const ymd = parseDate(date);
  return ymd !== null && isTradingYmd(ymd);
}

/** The last `count` trading days up to and including `last` (or the trading day before it), oldest first. */
export function tradingDaysUpTo(last: string, count: number): string[] {
  const dates: string[] = [];
  for (let date = last; dates.length < count; date = addDays(date, -1)) {
    if (isTradingDay(date)) dates.push(date);
  }
  return dates.reverse();
}

export function nextTradingDay(date: string): string {
  let next = addDays(date, 1);
  while (!isTradingDay(next)) next = addDays(next, 1);
  return next;
}

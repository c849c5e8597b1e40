/**
 * Trading days of China's exchanges: Monday to Friday without the statutory holidays. Make-up working Saturdays are no
 * trading days. Outside the years of the table only the weekends are known, and `knowsYear` says so.
 */
import { addDays, dayNumber, type Ymd } from '../../kernel/dates.ts';
import { CLOSED_WEEKDAYS, FIRST_KNOWN_YEAR, LAST_KNOWN_YEAR } from './holidays.ts';

const WEEK = 7;
/** 1970-01-01, day 0, was a Thursday; Monday is 0 here. */
const DAY_ZERO = 3;
const SATURDAY = 5;

export function isTradingDay(date: Ymd): boolean {
  const weekday = (((dayNumber(date) + DAY_ZERO) % WEEK) + WEEK) % WEEK;
  return weekday < SATURDAY && !CLOSED_WEEKDAYS.has(date);
}

/** The last trading day before a date. */
export function tradingDayBefore(date: Ymd): Ymd {
  let day = addDays(date, -1);
  while (!isTradingDay(day)) day = addDays(day, -1);
  return day;
}

/** The first trading day after a date. */
export function tradingDayAfter(date: Ymd): Ymd {
  let day = addDays(date, 1);
  while (!isTradingDay(day)) day = addDays(day, 1);
  return day;
}

/** Trading days after `from`, up to and including `to`. */
export function tradingDaysAfter(from: Ymd, to: Ymd): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isTradingDay(day)) count++;
  return count;
}

export function knowsYear(date: Ymd): boolean {
  const year = Math.floor(date / 10_000);
  return year >= FIRST_KNOWN_YEAR && year <= LAST_KNOWN_YEAR;
}

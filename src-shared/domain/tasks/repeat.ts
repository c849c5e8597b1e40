/**
 * Repetition by RFC 5545 rules (ical.js): which day comes next, and what is left of the rule then. Days only: no time of
 * day and no zone is ever made, so that no day can slip. A rule counts from the day the task is due.
 *
 * As the RFC has it, a day that a month does not have is left out: the 31st comes seven times a year, 29 February every
 * four years; the last day of each month is BYMONTHDAY=-1.
 */
import ICAL from 'ical.js';
import { daysInMonth, type Ymd } from '../../kernel/dates.ts';

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Days that are looked through for the next one; a rule that never comes (30 February) ends here. */
const STEPS = 2_000;

/** A rule of days that can be reckoned with; null: the text is none (a rule of hours or minutes is none either). */
export function parseRepeat(text: string): ICAL.Recur | null {
  try {
    const rule = ICAL.Recur.fromString(text.trim().toUpperCase());
    const { freq, interval, until, count, parts } = rule;
    const isDaily = FREQUENCIES.some((one) => one === freq);
    if (!isDaily || interval < 1 || ['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((part) => part in parts)) return null;
    if (typeof count === 'number' && (count < 1 || until !== null)) return null;
    return rule;
  } catch {
    return null;
  }
}

export function isRepeat(text: string): boolean {
  return parseRepeat(text) !== null;
}

/** Days of the rule from `start` on, `start` itself the first if it is one of them; at most `limit`. */
export function daysOf(text: string, start: Ymd, limit: number): Ymd[] {
  const days: Ymd[] = [];
  const rule = parseRepeat(text);
  if (rule === null) return days;
  // Counted here, not by the library: it would count days that the rule does not name.
  const most = Math.min(limit, rule.count ?? limit);
  rule.count = null;
  try {
    const iterator = rule.iterator(timeOf(start));
    for (let step = 0; step < STEPS && days.length < most; step++) {
      const next = iterator.next();
      if (next === null || next === undefined) break;
      const day = ymdOfTime(next);
      if (rule.until !== null && day > ymdOfTime(rule.until)) break;
      if (day >= start && fits(rule, start, day)) days.push(day);
    }
  } catch {
    // A rule whose days never come, as the library says it.
  }
  return days;
}

/** The library moves a day that is not there to the next one (29 February to 1 March); the RFC leaves it out. */
function fits({ freq, parts }: ICAL.Recur, start: Ymd, day: Ymd): boolean {
  const months = parts.BYMONTH as number[] | undefined;
  const monthDays = parts.BYMONTHDAY as number[] | undefined;
  const [month, dayOfMonth] = [Math.floor(day / 100) % 100, day % 100];
  if (months !== undefined && !months.includes(month)) return false;
  if (monthDays !== undefined) {
    const fromEnd = dayOfMonth - daysInMonth(Math.floor(day / 10000), month) - 1;
    if (!monthDays.includes(dayOfMonth) && !monthDays.includes(fromEnd)) return false;
  }
  const isPlain = Object.keys(parts).length === 0;
  return !isPlain || (freq !== 'MONTHLY' && freq !== 'YEARLY') || dayOfMonth === start % 100;
}

export interface Turn {
  readonly due: Ymd;
  /** The rule from that day on: COUNT less the turns that were used up. */
  readonly repeat: string;
}

/** The turn after the one due at `due`; those that have passed before `today` are left out, but counted. Null: it was the last. */
export function nextTurn(text: string, due: Ymd, today: Ymd): Turn | null {
  const rule = parseRepeat(text);
  if (rule === null) return null;
  const count = rule.count ?? null;
  const days = daysOf(text, due, STEPS);
  // The day it was due on counts as a turn, whether or not the rule itself names it.
  const own = days[0] === due ? 1 : 0;
  const at = days.findIndex((day, i) => i >= own && day > due && day >= today);
  const next = days[at];
  if (next === undefined) return null;
  if (count === null) return { due: next, repeat: text };
  const left = count - at;
  return left < 1 ? null : { due: next, repeat: text.replace(/COUNT=\d+/i, `COUNT=${left}`) };
}

function timeOf(day: Ymd): ICAL.Time {
  return ICAL.Time.fromData({
    year: Math.floor(day / 10000),
    month: Math.floor(day / 100) % 100,
    day: day % 100,
    isDate: true,
  });
}

function ymdOfTime({ year, month, day }: { year: number; month: number; day: number }): Ymd {
  return year * 10000 + month * 100 + day;
}

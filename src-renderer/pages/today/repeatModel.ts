/** A repeat rule as the editor has it, and back: the usual forms field by field, anything else as its own text. Pure. */
import { daysInMonth, type Ymd } from '../../../src-shared/kernel/dates.ts';

export const REPEAT_FORMS = ['none', 'daily', 'weekly', 'monthly', 'monthlyWeekday', 'yearly', 'custom'] as const;
export type RepeatForm = (typeof REPEAT_FORMS)[number];
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const NTHS = [1, 2, 3, 4, -1] as const;

export interface RepeatDraft {
  readonly form: RepeatForm;
  readonly every: number;
  readonly days: readonly Weekday[];
  /** 1 to 31, or -1 for the last. */
  readonly monthDay: number;
  readonly nth: number;
  readonly weekday: Weekday;
  readonly end: 'never' | 'after' | 'until';
  readonly count: number;
  /** "YYYY-MM-DD" */
  readonly until: string | null;
  readonly raw: string;
}

const UNITS = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  monthlyWeekday: 'MONTHLY',
  yearly: 'YEARLY',
} as const;

/** A draft that begins on a day: its weekday, its day of the month. */
export function newDraft(due: Ymd): RepeatDraft {
  const weekday = WEEKDAYS[weekdayOf(due)] as Weekday;
  const day = due % 100;
  return {
    form: 'none',
    every: 1,
    days: [weekday],
    monthDay: day === daysInMonth(Math.floor(due / 10000), Math.floor(due / 100) % 100) && day < 31 ? -1 : day,
    nth: Math.min(4, Math.ceil(day / 7)),
    weekday,
    end: 'never',
    count: 10,
    until: null,
    raw: '',
  };
}

function weekdayOf(day: Ymd): number {
  const date = new Date(Date.UTC(Math.floor(day / 10000), (Math.floor(day / 100) % 100) - 1, day % 100));
  return (date.getUTCDay() + 6) % 7;
}

/** Null: once. */
export function ruleOfDraft(draft: RepeatDraft): string | null {
  const { form, every, days, monthDay, nth, weekday, end, count, until } = draft;
  if (form === 'none') return null;
  if (form === 'custom') return draft.raw.trim().replace(/^RRULE:/i, '');
  const parts = [`FREQ=${UNITS[form]}`];
  if (every > 1) parts.push(`INTERVAL=${every}`);
  if (form === 'weekly' && days.length > 0)
    parts.push(`BYDAY=${WEEKDAYS.filter((day) => days.includes(day)).join(',')}`);
  if (form === 'monthly') parts.push(`BYMONTHDAY=${monthDay}`);
  if (form === 'monthlyWeekday') parts.push(`BYDAY=${nth}${weekday}`);
  if (end === 'after') parts.push(`COUNT=${count}`);
  if (end === 'until' && until !== null) parts.push(`UNTIL=${until.replaceAll('-', '')}`);
  return parts.join(';');
}

/** Reads a rule back into the editor; what its fields cannot hold stays text. */
export function draftOfRule(rule: string | null, due: Ymd): RepeatDraft {
  const start = newDraft(due);
  if (rule === null) return start;
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '');
  const count = parts.get('COUNT');
  const byDay = parts.get('BYDAY');
  const nthDay = /^(-?\d)([A-Z]{2})$/.exec(byDay ?? '');
  const byMonthDay = parts.get('BYMONTHDAY');
  const shared: RepeatDraft = {
    ...start,
    every: Number(parts.get('INTERVAL') ?? 1),
    end: count !== undefined ? 'after' : until ? 'until' : 'never',
    count: Number(count ?? start.count),
    until: until ? `${until[1]}-${until[2]}-${until[3]}` : null,
  };
  const frequency = parts.get('FREQ');
  const tried: RepeatDraft[] = [
    { ...shared, form: 'daily' },
    {
      ...shared,
      form: 'weekly',
      days: byDay === undefined ? [] : WEEKDAYS.filter((day) => byDay.split(',').includes(day)),
    },
    { ...shared, form: 'monthly', monthDay: Number(byMonthDay ?? start.monthDay) },
    { ...shared, form: 'monthlyWeekday', nth: Number(nthDay?.[1] ?? 1), weekday: (nthDay?.[2] ?? 'MO') as Weekday },
    { ...shared, form: 'yearly' },
  ];
  const same = tried.find(
    (draft) => UNITS[draft.form as keyof typeof UNITS] === frequency && ruleOfDraft(draft) === rule,
  );
  return same ?? { ...shared, form: 'custom', raw: rule };
}

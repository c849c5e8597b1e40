/** How a task is said: raised ones by their rule and facts in the reader's language, others by their own title; days from today. */
import type { TFunction } from 'i18next';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import type { TierName } from '../../../src-shared/domain/reminders/definition.ts';
import { REMINDER_NAMES, type ReminderName } from '../../../src-shared/domain/reminders/registry.ts';
import { dateText, daysBetween, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Format } from '../../format/format.ts';

export type TaskBody = TaskLine['body'];
type Facts = NonNullable<TaskBody['raised']>['facts'];

export function ruleOf(body: TaskBody): ReminderName | null {
  return REMINDER_NAMES.find((name) => name === body.raised?.rule) ?? null;
}

export function taskTitle(body: TaskBody, t: TFunction, format: Format): string {
  const rule = ruleOf(body);
  if (rule === null || body.raised === null) return body.title;
  const { facts } = body.raised;
  const said = saidFacts(facts, t, format);
  switch (rule) {
    case 'call_back':
      return facts.why === 'client'
        ? t('todayPage.raised.callBackClient', said)
        : facts.why === 'margin'
          ? t('todayPage.raised.callBackMargin', said)
          : t('todayPage.raised.callBackAbnormal', said);
    case 'document':
      return t('todayPage.raised.document', {
        ...said,
        kind: t(`profilePage.document.kind.${String(facts.kind) as 'id_card'}`),
      });
    case 'birthday':
      return upperFirst(
        facts.who === null ? t('todayPage.raised.birthdaySelf', said) : t('todayPage.raised.birthdayMember', said),
      );
    case 'flow':
      return facts.direction === 'in' ? t('todayPage.raised.flowIn', said) : t('todayPage.raised.flowOut', said);
    case 'proceeds':
      return facts.kind === 'dividend'
        ? t('todayPage.raised.proceedsDividend', said)
        : t('todayPage.raised.proceedsRedeem', said);
    default:
      return t(`todayPage.raised.${rule}`, said);
  }
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const DAYS: ReadonlySet<string> = new Set(['on', 'day', 'until', 'by', 'last']);

/** Every value that a sentence may name; '' where the task has none. */
const NAMES = [
  'amount',
  'by',
  'calendar',
  'day',
  'every',
  'last',
  'name',
  'norm',
  'on',
  'relation',
  'share',
  'tier',
  'title',
  'until',
  'who',
  'within',
] as const;
type Said = Readonly<Record<(typeof NAMES)[number], string>>;

function saidFacts(facts: Facts, t: TFunction, format: Format): Said {
  const words = NAMES.map((name) => {
    const value = facts[name] ?? null;
    return [name, value === null ? '' : said(name, value, t, format)];
  });
  return Object.fromEntries(words) as Said;
}

function said(key: string, value: string | number, t: TFunction, format: Format): string {
  const text = String(value);
  if (DAYS.has(key)) return dayText(text);
  if (key === 'amount') return format.money(text);
  if (key === 'share') return format.percent(Number(value));
  if (key === 'tier') return t(`tier.${text as TierName}`);
  if (key === 'calendar') return t(`todayPage.calendar.${text === 'lunar' ? 'lunar' : 'solar'}`);
  if (key === 'relation') return t(`todayPage.relation.${text as 'spouse'}`);
  return text;
}

/** "20261123" → "2026-11-23". */
export function dayText(text: string): string {
  const ymd = parseDate(text);
  return ymd === null ? text : dateText(ymd);
}

export interface DueWords {
  readonly text: string;
  readonly tone: 'late' | 'now' | 'later';
}

/** The day a task is shown for: due, or until when it sleeps. */
export function dueWords({ due, sleeps_until, state }: TaskBody, today: Ymd, t: TFunction): DueWords {
  const day = sleeps_until !== null && (due === null || sleeps_until > due) ? sleeps_until : due;
  const ymd = day === null ? null : parseDate(day);
  if (day === null || ymd === null) return { text: t('todayPage.noDue'), tone: 'later' };
  if (state !== 'open') return { text: day, tone: 'later' };
  const ahead = daysBetween(today, ymd);
  if (ahead < 0) return { text: `${day} · ${t('todayPage.overdueBy', { count: -ahead })}`, tone: 'late' };
  if (ahead === 0) return { text: t('todayPage.dueToday'), tone: 'now' };
  return { text: ahead === 1 ? t('todayPage.dueTomorrow') : day, tone: 'later' };
}

/**
 * What the rules write: occasions held against the tasks that stand. A new one is raised, one whose figures were corrected
 * is brought up to date, one whose ground is gone is dropped, one whose ground came back is open again. What a person
 * has changed, done, dropped or deleted is left as it is, for ever.
 */
import type { Occasion, ReminderRule } from '../domain/reminders/definition.ts';
import { NEWS_DAYS } from '../domain/reminders/definition.ts';
import { addDays, dateText, parseDate, type Ymd } from '../kernel/dates.ts';
import type { BodyOf } from './registry.ts';

export type TaskBody = BodyOf<'task'>;

/** Who writes for the rules. */
export const RULES_AUTHOR = 'rules';
/** Why a task was dropped by the rules themselves. */
export const WITHDRAWN = 'withdrawn';
/** What lasts (an expired assessment, a long silence) is still worth a word this long after its day. */
const LASTING_NEWS_DAYS = 90;

export interface Found {
  readonly rule: ReminderRule;
  readonly clientNo: string;
  readonly owner: string | null;
  readonly occasion: Occasion;
}

export interface StandingTask {
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string | null;
  readonly changed_by: string;
  readonly is_deleted: number;
  readonly body: TaskBody;
}

export interface PlannedTask {
  readonly record_id: string;
  readonly version: number | null;
  readonly client_no: string | null;
  readonly body: TaskBody;
  readonly why: 'raised' | 'updated' | 'withdrawn' | 'reopened';
}

/** `title`: the branch's words for the list and the search. */
export function raisedBody({ rule, owner, occasion }: Found, title: string): TaskBody {
  return {
    title,
    text: null,
    due: dateText(occasion.due),
    sleeps_until: null,
    state: 'open',
    priority: occasion.priority,
    owner,
    repeat: null,
    tags: [],
    clients: [],
    raised: { rule: rule.rule, occasion: occasion.key, facts: { ...occasion.facts, on: String(occasion.on) } },
    from: null,
    done_on: null,
    reason: null,
  };
}

/** Whether what is first seen today is still something to do. */
export function isNews({ rule, occasion }: Found, today: Ymd): boolean {
  return occasion.due >= addDays(today, rule.holdsFrom(today) === null ? -LASTING_NEWS_DAYS : -NEWS_DAYS);
}

/** `standing`: the task of this occasion, if there ever was one. Null: nothing is to be written. */
export function planFound(
  found: Found,
  id: string,
  standing: StandingTask | undefined,
  title: string,
  today: Ymd,
): PlannedTask | null {
  const body = raisedBody(found, title);
  const client_no = found.clientNo;
  if (standing === undefined) {
    return isNews(found, today) ? { record_id: id, version: null, client_no, body, why: 'raised' } : null;
  }
  if (standing.changed_by !== RULES_AUTHOR || standing.is_deleted === 1) return null;
  const { version } = standing;
  if (standing.body.state === 'dropped') return { record_id: id, version, client_no, body, why: 'reopened' };
  if (JSON.stringify(standing.body) === JSON.stringify(body)) return null;
  return { record_id: id, version, client_no, body, why: 'updated' };
}

/** An open task that its rule did not find again today: dropped, if the rule would have found it. */
export function planLost(task: StandingTask, rule: ReminderRule | undefined, today: Ymd): PlannedTask | null {
  const { raised } = task.body;
  if (rule === undefined || raised === null || task.body.state !== 'open' || task.changed_by !== RULES_AUTHOR)
    return null;
  const on = parseDate(String(raised.facts.on));
  const from = rule.holdsFrom(today);
  if (on === null || (from !== null && on < from)) return null;
  const body: TaskBody = { ...task.body, state: 'dropped', reason: WITHDRAWN };
  return { record_id: task.record_id, version: task.version, client_no: task.client_no, body, why: 'withdrawn' };
}

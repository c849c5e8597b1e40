/** What the page writes for tasks: one edit for any number of them, and the days that one can be put off to. Pure but for new ids. */

import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { addDays, dayNumber, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { completeTask, dropTask, reopenTask, snoozeTask } from '../../../src-shared/records/taskTurns.ts';
import { added, type Change, changed, type Edit } from '../../ui/records/useEdit.ts';
import type { TaskBody } from './words.ts';

export type Deed =
  | { readonly kind: 'done' }
  | { readonly kind: 'snooze'; readonly until: Ymd }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'assign'; readonly owner: string | null }
  | { readonly kind: 'reopen' };

/** `subject`: the client or the title of one, the number of several. */
export function editOf(deed: Deed, lines: readonly TaskLine[], today: Ymd, subject: string): Edit {
  const isOne = lines.length === 1;
  const what = {
    done: isOne ? 'task_done' : 'tasks_done',
    snooze: isOne ? 'task_snoozed' : 'tasks_snoozed',
    drop: isOne ? 'task_dropped' : 'tasks_dropped',
    assign: isOne ? 'task_changed' : 'tasks_assigned',
    reopen: 'task_opened',
  }[deed.kind];
  return { what, subject: subject.slice(0, 200), changes: lines.flatMap((line) => changesOf(deed, line, today)) };
}

function changesOf(deed: Deed, line: TaskLine, today: Ymd): Change[] {
  const to = (body: TaskBody): Change => changed('task', line, body);
  switch (deed.kind) {
    case 'done': {
      if (line.body.state === 'done') return [];
      const { done, next } = completeTask(line.body, line.record_id, today);
      return [to(done), ...(next === null ? [] : [added('task', line.client_no, next)])];
    }
    case 'snooze':
      return [to(snoozeTask(line.body, deed.until))];
    case 'drop':
      return [to(dropTask(line.body, deed.reason))];
    case 'assign':
      return [to({ ...line.body, owner: deed.owner })];
    case 'reopen':
      return [to(reopenTask(line.body))];
  }
}

const WEEK = 7;
/** 1970-01-01, day 0, was a Thursday; Monday is 0 here. */
const DAY_ZERO = 3;

/** Days to put a task off to; Monday is the next one after today. */
export function snoozeDays(today: Ymd): Readonly<Record<'tomorrow' | 'monday' | 'week', Ymd>> {
  const weekday = (((dayNumber(today) + DAY_ZERO) % WEEK) + WEEK) % WEEK;
  return { tomorrow: addDays(today, 1), monday: addDays(today, WEEK - weekday), week: addDays(today, WEEK) };
}

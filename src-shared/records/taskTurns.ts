/** What becomes of a task: done (a repeated one leaves its next turn), put off, dropped. Pure: the day is an argument. */
import { nextTurn } from '../domain/tasks/repeat.ts';
import { dateText, type Ymd } from '../kernel/dates.ts';
import { ymdOf } from './fields.ts';
import type { TaskBody } from './raisedTasks.ts';

export interface Completed {
  readonly done: TaskBody;
  /** The next turn of a repeated task: a record of its own that names this one in `from`. Null: there is none. */
  readonly next: TaskBody | null;
}

export function completeTask(body: TaskBody, recordId: string, today: Ymd): Completed {
  const done: TaskBody = { ...body, state: 'done', done_on: dateText(today), sleeps_until: null, reason: null };
  const due = ymdOf(body.due);
  const turn = body.repeat === null || due === null ? null : nextTurn(body.repeat, due, today);
  if (turn === null) return { done, next: null };
  const next: TaskBody = {
    ...body,
    due: dateText(turn.due),
    repeat: turn.repeat,
    sleeps_until: null,
    raised: null,
    from: recordId,
    done_on: null,
    reason: null,
  };
  return { done, next };
}

export function snoozeTask(body: TaskBody, until: Ymd): TaskBody {
  return { ...body, state: 'open', sleeps_until: dateText(until), done_on: null, reason: null };
}

/** `reason` in words; '' = none given. */
export function dropTask(body: TaskBody, reason: string): TaskBody {
  return { ...body, state: 'dropped', reason: reason.trim() === '' ? null : reason.trim() };
}

export function reopenTask(body: TaskBody): TaskBody {
  return { ...body, state: 'open', done_on: null, reason: null, sleeps_until: null };
}

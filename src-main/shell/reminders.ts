/**
 * Keeps the tasks and the proposals that rules raise up to date while the window is open: after every change of the data, at the first look at
 * a new day, and after an edit of what the rules read. In a thread of its own, one run at a time; a sync goes before it.
 */
import { existsSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { StoreError } from '../store/errors.ts';
import type { JobHost } from './jobHost.ts';
import type { Log } from './log.ts';
import { type SyncRuns, tell } from './syncRuns.ts';

export interface RemindersOptions {
  readonly jobs: JobHost;
  readonly runs: SyncRuns;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  readonly log: Log;
}

export interface Reminders {
  /** The facts have changed, or the window has come up. */
  refresh(): void;
  /** The figures of the branch were made: proposals rest on them, tasks do not. */
  figuresMade(): void;
  /** Records of these kinds were written. */
  edited(kinds: readonly string[]): void;
  stop(): void;
}

/** Kinds of records that rules read. */
const READ: ReadonlySet<string> = new Set(['contact', 'complaint', 'goal', 'member', 'practice', 'profile']);
/** Kinds of records that only the rules of proposals read. */
const READ_BY_PROPOSALS: ReadonlySet<string> = new Set(['household', 'proposal', 'rule', 'task']);
/** Milliseconds after an edit: several edits in a row are one run. */
const PAUSE_MS = 3_000;
/** Milliseconds between two looks at the calendar. */
const LOOK_MS = 60_000;

/** The reader's day, yyyymmdd. */
function calendarDay(now: Date): number {
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}

export function createReminders({ jobs, runs, store, nativeBinding, window, log }: RemindersOptions): Reminders {
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  let isBusy = false;
  let isWanted = false;
  let areProposalsWanted = false;
  let isStopped = false;
  let lastDay = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const work = async (): Promise<void> => {
    if (isBusy || isStopped) return;
    isBusy = true;
    try {
      // What a running sync changes is looked at when it has ended: it asks for a run then.
      while ((isWanted || areProposalsWanted) && runs.running() === null && !isStopped && existsSync(store)) {
        const today = calendarDay(new Date());
        const isForTasks = isWanted;
        isWanted = false;
        areProposalsWanted = false;
        if (isForTasks) {
          lastDay = today;
          const { edit_id } = await jobs.run(0, { kind: 'tasks', store, ...native, today }, () => undefined);
          if (edit_id !== null) tell(window(), 'records:changed', { kinds: ['task'], edit_id });
        }
        if (isStopped || runs.running() !== null) {
          areProposalsWanted = true;
          continue;
        }
        const { edit_id } = await jobs.run(0, { kind: 'proposals', store, ...native, today }, () => undefined);
        if (edit_id !== null) tell(window(), 'records:changed', { kinds: ['proposal'], edit_id });
      }
    } catch (error) {
      if (!isStopped && !(error instanceof StoreError)) log.fault('reminders', error);
    } finally {
      isBusy = false;
    }
  };
  const refresh = (): void => {
    isWanted = true;
    void work();
  };
  const refreshProposals = (): void => {
    areProposalsWanted = true;
    void work();
  };
  const clock = setInterval(() => {
    if (lastDay !== 0 && calendarDay(new Date()) !== lastDay) refresh();
  }, LOOK_MS);
  let next: () => void = refreshProposals;
  return {
    refresh,
    figuresMade: refreshProposals,
    edited: (kinds) => {
      if (kinds.some((kind) => READ.has(kind))) next = refresh;
      else if (!kinds.some((kind) => READ_BY_PROPOSALS.has(kind))) return;
      clearTimeout(pause);
      pause = setTimeout(() => {
        const due = next;
        next = refreshProposals;
        due();
      }, PAUSE_MS);
    },
    stop: () => {
      isStopped = true;
      clearInterval(clock);
      clearTimeout(pause);
    },
  };
}

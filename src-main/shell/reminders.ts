/**
 * Keeps the tasks that rules raise up to date while the window is open: after every change of the data, at the first look at
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
  /** Records of these kinds were written. */
  edited(kinds: readonly string[]): void;
  stop(): void;
}

/** Kinds of records that rules read. */
const READ: ReadonlySet<string> = new Set(['contact', 'complaint', 'goal', 'member', 'practice', 'profile']);
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
  let isStopped = false;
  let lastDay = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const work = async (): Promise<void> => {
    if (isBusy || isStopped) return;
    isBusy = true;
    try {
      // What a running sync changes is looked at when it has ended: it asks for a run then.
      while (isWanted && runs.running() === null && !isStopped && existsSync(store)) {
        isWanted = false;
        const today = calendarDay(new Date());
        lastDay = today;
        const { edit_id } = await jobs.run(0, { kind: 'tasks', store, ...native, today }, () => undefined);
        if (edit_id !== null) tell(window(), 'records:changed', { kinds: ['task'], edit_id });
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
  const clock = setInterval(() => {
    if (lastDay !== 0 && calendarDay(new Date()) !== lastDay) refresh();
  }, LOOK_MS);
  return {
    refresh,
    edited: (kinds) => {
      if (!kinds.some((kind) => READ.has(kind))) return;
      clearTimeout(pause);
      pause = setTimeout(refresh, PAUSE_MS);
    },
    stop: () => {
      isStopped = true;
      clearInterval(clock);
      clearTimeout(pause);
    },
  };
}

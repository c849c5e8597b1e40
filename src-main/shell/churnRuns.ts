/**
 * Keeps the warning before a client leaves up to date while the window is open: after every change of the data, on a new
 * day, and after an edit of what it reads. The list first, then the hit rate where it is not kept. In a thread of its own, one
 * run at a time; a sync goes before it. The page hears how far it is, and may stop it.
 */
import { existsSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import type { ChurnProgress } from '../../src-shared/contract/churnCalls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { Handlers } from '../api/wrapper.ts';
import { StoreError } from '../store/errors.ts';
import type { JobHost } from './jobHost.ts';
import type { Log } from './log.ts';
import { type SyncRuns, tell } from './syncRuns.ts';

export interface ChurnRunsOptions {
  readonly jobs: JobHost;
  readonly runs: SyncRuns;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  readonly log: Log;
}

export interface ChurnRuns {
  readonly handlers: Handlers;
  /** The facts have changed, or the window has come up. */
  refresh(): void;
  /** Records of these kinds were written. */
  edited(kinds: readonly string[]): void;
  stop(): void;
}

type Part = ChurnProgress['part'];

/** Kinds of records that move values, and those that move the hit rate alone. */
const OF_SCORES: ReadonlySet<string> = new Set(['contact', 'complaint', 'practice']);
const OF_RATE: ReadonlySet<string> = new Set(['churn', 'practice']);
/** Milliseconds after an edit: several edits in a row are one run. */
const PAUSE_MS = 2_000;
/** Milliseconds between two looks at the calendar. */
const LOOK_MS = 60_000;
const JOB = 0;

/** The reader's day, yyyymmdd. */
function calendarDay(now: Date): number {
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}

export function createChurnRuns({ jobs, runs, store, nativeBinding, window, log }: ChurnRunsOptions): ChurnRuns {
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  const wanted = new Set<Part>();
  let running: ChurnProgress | null = null;
  let isBusy = false;
  let isStopped = false;
  let lastDay = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const show = (progress: ChurnProgress): void => {
    running = progress.state === 'running' ? progress : null;
    tell(window(), 'churn:progress', progress);
  };
  const next = (): Part | undefined => (['scores', 'rate'] as const).find((part) => wanted.has(part));
  const one = async (part: Part): Promise<void> => {
    const today = calendarDay(new Date());
    if (part === 'scores') lastDay = today;
    show({ part, state: 'running', done: 0, total: 0 });
    let end: ChurnProgress['state'] = 'failed';
    try {
      await jobs.run(JOB, { kind: 'churn', store, ...native, today, part }, ({ done, total }) =>
        show({ part, state: 'running', done, total }),
      );
      end = 'done';
    } catch (error) {
      if (error instanceof Refusal && error.code === 'cancelled') end = 'cancelled';
      else if (!isStopped && !(error instanceof StoreError)) log.fault('churn', error);
    } finally {
      if (!isStopped) show({ part, state: end, done: 0, total: 0 });
    }
  };
  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      // What a running sync changes is looked at when it has ended: it asks for a run then.
      for (let part = next(); part !== undefined; part = next()) {
        if (isStopped || runs.running() !== null || !existsSync(store)) return;
        wanted.delete(part);
        await one(part);
      }
    } finally {
      isBusy = false;
    }
  };
  const want = (...parts: Part[]): void => {
    for (const part of parts) wanted.add(part);
    void work();
  };
  const clock = setInterval(() => {
    if (lastDay !== 0 && calendarDay(new Date()) !== lastDay) want('scores');
  }, LOOK_MS);
  return {
    handlers: {
      'churn.activity': () => ({ running }),
      'churn.make': () => {
        if (runs.running() !== null) return { started: false };
        want('scores', 'rate');
        return { started: true };
      },
      'churn.cancel': () => {
        wanted.delete('rate');
        return { cancelled: running !== null && jobs.cancel(JOB) };
      },
    },
    refresh: () => want('scores', 'rate'),
    edited: (kinds) => {
      const parts: Part[] = [];
      if (kinds.some((kind) => OF_SCORES.has(kind))) parts.push('scores');
      if (kinds.some((kind) => OF_RATE.has(kind))) parts.push('rate');
      if (parts.length === 0) return;
      for (const part of parts) wanted.add(part);
      clearTimeout(pause);
      pause = setTimeout(() => void work(), PAUSE_MS);
    },
    stop: () => {
      isStopped = true;
      clearInterval(clock);
      clearTimeout(pause);
    },
  };
}

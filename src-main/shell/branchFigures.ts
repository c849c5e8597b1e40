/**
 * Keeps the figures of the branch fresh while the window is open: after every change of the store the year to date is made
 * again in a thread of its own, and whatever period a page asks for. One pass at a time; a sync goes before it.
 */

import { existsSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { Handlers } from '../api/wrapper.ts';
import { standardPeriod } from '../jobs/figuresJob.ts';
import { currentPass } from '../store/branchPass/savePass.ts';
import { openRead } from '../store/open.ts';
import { asOf } from '../store/queries/status.ts';
import type { JobHost } from './jobHost.ts';
import type { Log } from './log.ts';
import { type SyncRuns, tell } from './syncRuns.ts';

export interface BranchFiguresOptions {
  readonly jobs: JobHost;
  readonly runs: SyncRuns;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  readonly log: Log;
  /** Heard when figures have been made. */
  readonly made: () => void;
}

interface Wanted {
  readonly from?: Ymd;
  readonly to?: Ymd;
}

export interface BranchFigures {
  readonly handlers: Handlers;
  /** The store has changed, or the window has come up: the year to date is made, where it is not kept. */
  refresh(): void;
}

const ymd = (text: string | undefined): Ymd | undefined =>
  text === undefined ? undefined : (parseDate(text) ?? undefined);

export function branchFigures(options: BranchFiguresOptions): BranchFigures {
  const { jobs, runs, store, nativeBinding, window, log } = options;
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  const waiting: Wanted[] = [];
  let busy = false;

  /** Whether there is something to make: data, and no figures of that period and these facts. */
  const missing = (wanted: Wanted): boolean => {
    if (!existsSync(store)) return false;
    const open = openRead(store, native);
    try {
      const date = asOf(open);
      if (date === null) return false;
      const { from, to } = { ...standardPeriod(wanted.to ?? date), ...wanted };
      return from <= to && currentPass(open, from, to) === null;
    } finally {
      open.close();
    }
  };
  const same = (a: Wanted, b: Wanted): boolean => a.from === b.from && a.to === b.to;
  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        // A sync changes the facts: what was asked for is made when it has ended.
        if (runs.running() !== null) return;
        const { made } = await jobs.run(0, { kind: 'figures', store, ...native, ...next }, () => undefined);
        waiting.shift();
        if (!made) continue;
        tell(window(), 'store:changed', { as_of: null });
        options.made();
      }
    } catch (error) {
      waiting.length = 0;
      log.fault('figures', error);
    } finally {
      busy = false;
    }
  };
  const want = (wanted: Wanted): boolean => {
    if (!waiting.some((one) => same(one, wanted))) {
      if (!missing(wanted)) return false;
      waiting.push(wanted);
    }
    void work();
    return true;
  };
  return {
    handlers: {
      'branch.makeFigures': ({ from, to }) => {
        const [start, end] = [ymd(from), ymd(to)];
        return {
          started: want({ ...(start === undefined ? {} : { from: start }), ...(end === undefined ? {} : { to: end }) }),
        };
      },
    },
    refresh: () => {
      try {
        want({});
        void work();
      } catch (error) {
        log.fault('figures', error);
      }
    },
  };
}

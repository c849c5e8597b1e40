/**
 * Long work on the store as the window shows it: each runs in the job thread, its progress goes to the page, into the
 * window's title and onto the task bar, and at the end the page hears that the store changed. Who starts a job (the
 * page, or the watch on the drop folder) makes no difference to what is seen of it.
 */
import type { BrowserWindow } from 'electron';
import type { EventName, EventPayload } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { Progress, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import type { SyncActivity } from '../../src-shared/contract/syncPageCalls.ts';
import { runShare } from '../../src-shared/domain/progress/runShare.ts';
import type { JobInput } from '../jobs/protocol.ts';
import { EVENT_CHANNEL } from './channels.ts';
import type { JobHost } from './jobHost.ts';
import { TITLE } from './window.ts';

export type Running = NonNullable<SyncActivity['running']>;

/** Jobs that change the store. */
export type StoreWork = Extract<JobInput, { readonly kind: 'sync' | 'take_back' }>;

export interface SyncRunsOptions {
  readonly jobs: JobHost;
  readonly window: () => BrowserWindow | undefined;
  /** Heard after each job, however it ended. */
  readonly ended: () => void;
}

export interface SyncRuns {
  /** @throws Refusal busy while another job runs, and whatever the job refused or failed with */
  run(running: Running, input: StoreWork): Promise<SyncReport>;
  running(): Running | null;
  /** A number for a job that the program starts by itself. */
  ownJob(): number;
}

/** Tells the window; a window that is gone hears nothing. */
export function tell<N extends EventName>(window: BrowserWindow | undefined, event: N, payload: EventPayload<N>): void {
  if (window === undefined || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, { event, payload });
}

export function createSyncRuns({ jobs, window, ended }: SyncRunsOptions): SyncRuns {
  let current: Running | null = null;
  let lastOwn = 0;

  const notice = (
    job: number,
    state: 'started' | 'done' | 'failed',
    report: SyncReport | null,
    error: unknown,
  ): void => {
    if (job >= 0) return;
    const code = state !== 'failed' ? null : error instanceof Refusal ? error.code : 'fault';
    tell(window(), 'sync:job', { job, state, report, error: code });
  };
  return {
    async run(running, input) {
      if (current !== null) throw new Refusal('busy', 'Files are being applied already.');
      current = running;
      const { job } = running;
      try {
        notice(job, 'started', null, null);
        show(window(), 0);
        const report = await jobs.run(job, input, (progress: Progress) => {
          tell(window(), 'sync:progress', progress);
          show(window(), runShare(progress));
        });
        current = null;
        notice(job, 'done', report, null);
        tell(window(), 'store:changed', { as_of: report.as_of });
        return report;
      } catch (error) {
        current = null;
        notice(job, 'failed', null, error);
        throw error;
      } finally {
        current = null;
        show(window(), null);
        ended();
      }
    },
    running: () => current,
    ownJob: () => {
      lastOwn -= 1;
      return lastOwn;
    },
  };
}

/** The share done, in the title and on the task bar; null: nothing runs. Nothing of the data's is in either. */
function show(window: BrowserWindow | undefined, share: number | null): void {
  if (window === undefined || window.isDestroyed()) return;
  window.setProgressBar(share === null ? -1 : share);
  window.setTitle(share === null ? TITLE : `${Math.floor(share * 100)} % · ${TITLE}`);
}

/**
 * Large edits as the window shows them: each runs in a thread, one at a time; the page hears how far it is and may stop it.
 * Small ones take a few milliseconds and are written at once (recordCalls).
 */
import type { BrowserWindow } from 'electron';
import { type Caller, userOf } from '../api/caller.ts';
import type { BulkJobInput, BulkJobResult } from '../jobs/bulkEdit.ts';
import type { JobHost } from './jobHost.ts';
import { tell } from './syncRuns.ts';

/** Records that are written on the main process; more would hold it longer than a page can bear. */
export const MOST_AT_ONCE = 200;
const JOB = 0;

export interface BulkRunsOptions {
  readonly jobs: JobHost;
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
}

export interface BulkRuns {
  /** @throws Refusal busy while another one runs, and whatever it was refused for */
  run(caller: Caller, work: BulkJobInput['work']): Promise<BulkJobResult>;
  /** False: none runs. */
  cancel(): boolean;
}

export function createBulkRuns({ jobs, store, nativeBinding, window }: BulkRunsOptions): BulkRuns {
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  return {
    run: (caller, work) =>
      jobs.run(
        JOB,
        { kind: 'bulk', store, ...native, who: userOf(caller), sees: caller.clients, work },
        ({ done, total }) => tell(window(), 'bulk:progress', { done, total }),
      ),
    cancel: () => jobs.cancel(JOB),
  };
}

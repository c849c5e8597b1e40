/** Taking an applied set back as a job with the store's lock, in the thread where a sync runs. */
import path from 'node:path';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { deriveAfter } from '../store/derived/derive.ts';
import { interruptedArrivals } from '../store/ledger/arrivals.ts';
import type { WriteStore } from '../store/open.ts';
import { emptyFolder, stagingFolder, tidyStaging } from '../sync/staging.ts';
import { TakeBackRefusal } from '../sync/takingBack/canTakeBack.ts';
import { type TakeBackOptions, type TakenBack, takeBack } from '../sync/takingBack/takeBack.ts';
import { type LockedStoreInput, withLockedStore } from './lockedStore.ts';
import type { JobProgress, TakeBackJobInput } from './protocol.ts';
import { profilesOf, type SyncHooks } from './syncJob.ts';

/** Nothing else counts of the work but its figures. */
const BEFORE_FIGURES: JobProgress = { set: '', set_at: 1, sets: 1, rows: 0, phase: 'reading', done: 0, total: 1 };

/** @throws Refusal busy, where another process is at it; bad_request, where the set cannot be taken back; StoreError */
export async function runTakeBackJob(input: TakeBackJobInput, hooks: SyncHooks): Promise<SyncReport> {
  const { asOf } = await runTakeBack(input, input, hooks);
  return { runs: [], as_of: asOf === null ? null : dateText(asOf) };
}

/** What is wanted: the delivery, or the set by its name. */
export type Wanted = TakeBackOptions['wanted'] & Pick<TakeBackOptions, 'reason'>;

/** The same with all that it says of what was done. @throws as runTakeBackJob */
export function runTakeBack(place: LockedStoreInput, wanted: Wanted, hooks: SyncHooks): Promise<TakenBack> {
  return withLockedStore(place, hooks, async (store) => {
    const folder = path.join(stagingFolder(place.store), 'taking-back');
    emptyFolder(folder);
    try {
      return undo(store, wanted, hooks, folder);
    } catch (error) {
      if (error instanceof TakeBackRefusal) throw new Refusal('bad_request', error.message);
      throw error;
    } finally {
      tidyStaging(
        place.store,
        interruptedArrivals(store).map((arrival) => arrival.arrival_id),
      );
    }
  });
}

function undo(store: WriteStore, wanted: Wanted, hooks: SyncHooks, folder: string): TakenBack {
  let rows = 0;
  const tell = (phase: JobProgress['phase'], done: number, total: number): void => {
    if (hooks.cancelled()) throw new Refusal('cancelled', 'nothing was taken back');
    hooks.progress({ ...BEFORE_FIGURES, rows, phase, done, total });
  };
  return takeBack({
    store,
    wanted,
    reason: wanted.reason,
    at: new Date().toISOString(),
    derive: deriveAfter,
    profiles: profilesOf(store),
    folder,
    step: (more) => {
      rows += more;
      tell('reading', 0, 1);
    },
    figures: (done, total) => tell('figures', done, total),
  });
}

/** Taking an applied set back as a job with the store's lock, in the thread where a sync runs. */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { lastAppliedDate } from '../store/facts/deliveries.ts';
import { withLockedStore } from './lockedStore.ts';
import type { TakeBackJobInput } from './protocol.ts';
import type { SyncHooks } from './syncJob.ts';

/** @throws Refusal busy, where another process is at it, or where the set cannot be taken back; StoreError */
export function runTakeBackJob(input: TakeBackJobInput, hooks: SyncHooks): Promise<SyncReport> {
  return withLockedStore(input, hooks, async (store) => {
    if (lastAppliedDate(store) !== null) throw new Refusal('bad_request', 'not yet');
    const asOf = lastAppliedDate(store);
    return { runs: [], as_of: asOf === null ? null : dateText(asOf) };
  });
}

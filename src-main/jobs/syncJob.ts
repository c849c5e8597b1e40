/** Applying a drop folder as a plain job with progress and cancel: the command line runs it, the window's thread too. */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { deriveAfter } from '../store/derived/derive.ts';
import { lockStore, StoreBusy, type StoreLock } from '../store/lock.ts';
import { openWrite, type WriteStore } from '../store/open.ts';
import { syncDrop } from '../sync/syncDrop.ts';
import type { JobProgress, SyncJobInput } from './protocol.ts';

export interface SyncHooks {
  progress(progress: JobProgress): void;
  cancelled(): boolean;
}

/** MiB of page cache while a set is applied: holds the pages that a night changes. */
const CACHE_MIB = 256;

type SyncInput = SyncJobInput & { readonly accept?: readonly string[] };

/** @throws Refusal busy, where another process is at it; StoreError */
export async function runSyncJob(input: SyncInput, hooks: SyncHooks): Promise<SyncReport> {
  const native = input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding };
  const lock = lockOrRefuse(input.store, native);
  try {
    const store = openWrite(input.store, { cacheMiB: CACHE_MIB, ...native });
    return await applyDrop(store, input, hooks).finally(() => store.close());
  } finally {
    lock.release();
  }
}

function lockOrRefuse(file: string, native: { nativeBinding?: string }): StoreLock {
  try {
    return lockStore(file, new Date(), native);
  } catch (error) {
    if (error instanceof StoreBusy) throw new Refusal('busy', error.message);
    throw error;
  }
}

function applyDrop(store: WriteStore, input: SyncInput, hooks: SyncHooks): Promise<SyncReport> {
  return syncDrop({
    store,
    drop: input.drop,
    derive: deriveAfter,
    now: () => new Date(),
    onProgress: hooks.progress,
    cancelled: hooks.cancelled,
    accept: new Set(input.accept ?? []),
  });
}

/** Applying a drop folder as a plain job with progress and cancel: the command line runs it, the window's thread too. */
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { deriveAfter } from '../store/derived/derive.ts';
import { openWrite } from '../store/open.ts';
import { syncDrop } from '../sync/syncDrop.ts';
import type { JobProgress, SyncJobInput } from './protocol.ts';

export interface SyncHooks {
  progress(progress: JobProgress): void;
  cancelled(): boolean;
}

/** MiB of page cache while a set is applied: holds the pages that a night changes. */
const CACHE_MIB = 256;

export async function runSyncJob(
  input: SyncJobInput & { readonly accept?: readonly string[] },
  hooks: SyncHooks,
): Promise<SyncReport> {
  const store = openWrite(input.store, {
    cacheMiB: CACHE_MIB,
    ...(input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding }),
  });
  try {
    return await syncDrop({
      store,
      drop: input.drop,
      derive: deriveAfter,
      now: () => new Date(),
      onProgress: hooks.progress,
      cancelled: hooks.cancelled,
      accept: new Set(input.accept ?? []),
    });
  } finally {
    store.close();
  }
}

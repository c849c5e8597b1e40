/** Applying a drop folder as a plain job with progress and cancel: the command line runs it, the window's thread too. */
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { profilesWith } from '../../src-shared/files/mapping/shippedProfiles.ts';
import type { Profile } from '../../src-shared/files/profile.ts';
import { deriveAfter } from '../store/derived/derive.ts';
import { loadProfiles } from '../store/ledger/profiles.ts';
import { loadSetting } from '../store/ledger/settings.ts';
import type { Holder } from '../store/lock.ts';
import type { Store } from '../store/open.ts';
import { acknowledgeFolder } from '../sync/acknowledge.ts';
import { syncDrop } from '../sync/syncDrop.ts';
import { withLockedStore } from './lockedStore.ts';
import type { JobProgress, SyncJobInput } from './protocol.ts';

export interface SyncHooks {
  progress(progress: JobProgress): void;
  cancelled(): boolean;
  waiting?(holder: Holder | null): void;
}

/** A file that changed this short a time ago may still be on its way. */
const SETTLE_MS = 2_000;

/** @throws Refusal busy, where another process is at it; StoreError */
export function runSyncJob(input: SyncJobInput, hooks: SyncHooks): Promise<SyncReport> {
  return withLockedStore(input, hooks, (store) =>
    syncDrop({
      store,
      drop: input.drop,
      derive: deriveAfter,
      now: () => new Date(),
      onProgress: hooks.progress,
      cancelled: hooks.cancelled,
      accept: new Set(input.accept),
      profiles: profilesOf(store),
      cause: input.cause ?? 'command',
      acknowledgeFolder:
        input.acknowledgeFolder ?? acknowledgeFolder(input.drop, loadSetting(store, 'acknowledge_folder')),
      settleMs: SETTLE_MS,
    }),
  );
}

/** Every profile that a manifest of this store may name. */
export function profilesOf(store: Store): ReadonlyMap<string, Profile> {
  return profilesWith(loadProfiles(store).map(({ profile }) => profile));
}

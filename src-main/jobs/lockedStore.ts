/** A store opened for writing under its lock: one process at a time. A job that may wait looks again until it is free. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { type Holder, lockStore, StoreBusy, type StoreLock } from '../store/lock.ts';
import { openWrite, type WriteStore } from '../store/open.ts';

/** MiB of page cache while a set is applied: holds the pages that a night changes. */
const CACHE_MIB = 256;
const LOOK_MS = 250;

export interface LockedStoreInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** Milliseconds to wait for a store that is at work elsewhere; none without it. */
  readonly waitMs?: number;
}

export interface WaitHooks {
  cancelled(): boolean;
  /** Heard once when the store is held elsewhere and the job waits. */
  waiting?(holder: Holder | null): void;
}

/** @throws Refusal busy, where another process is at it; StoreError */
export async function withLockedStore<T>(
  input: LockedStoreInput,
  hooks: WaitHooks,
  work: (store: WriteStore) => Promise<T>,
): Promise<T> {
  const native = input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding };
  const lock = await takeLock(input, hooks, native);
  try {
    const store = openWrite(input.store, { cacheMiB: CACHE_MIB, ...native });
    return await work(store).finally(() => store.close());
  } finally {
    lock.release();
  }
}

async function takeLock(
  { store, waitMs }: LockedStoreInput,
  hooks: WaitHooks,
  native: { nativeBinding?: string },
): Promise<StoreLock> {
  const until = performance.now() + (waitMs === undefined ? 0 : waitMs);
  for (let isFirst = true; ; isFirst = false) {
    try {
      return lockStore(store, new Date(), native);
    } catch (error) {
      if (!(error instanceof StoreBusy)) throw error;
      if (performance.now() >= until) throw new Refusal('busy', error.message);
      if (hooks.cancelled()) throw new Refusal('cancelled', 'the job was cancelled while it waited for the store');
      if (isFirst) hooks.waiting?.(error.holder);
    }
    await sleep(LOOK_MS);
  }
}

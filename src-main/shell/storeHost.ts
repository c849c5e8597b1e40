/**
 * The main process's one connection to the store: read-only, opened at the first call that needs it and again when it
 * was missing. What a sync commits in its thread is seen by SQLite itself at the next query. Why the store cannot be
 * opened is the answer of every call, and of `refusal` for the page that explains it.
 */

import { existsSync } from 'node:fs';
import { chinaDate } from '../../src-shared/domain/calendar/freshness.ts';
import { createHandlers } from '../api/handlers.ts';
import { warmUp } from '../api/warm.ts';
import type { SyncHandlers } from '../api/wrapper.ts';
import { openStore, type Store } from '../store/open.ts';

/** Milliseconds between two steps of reading ahead. */
const WARM_PAUSE = 10;

export interface StoreHostOptions {
  readonly file: string;
  readonly appVersion: string;
  readonly nativeBinding: string | undefined;
}

export interface StoreHost {
  /** @throws StoreError */
  handlers(): SyncHandlers;
  /** Why a store that is there cannot be opened; undefined when it can, or when there is none. */
  refusal(): Error | undefined;
  /** Reads ahead what pages share, in small steps between the calls; from the beginning when asked again. */
  warm(): void;
  close(): void;
}

export function createStoreHost({ file, appVersion, nativeBinding }: StoreHostOptions): StoreHost {
  let open: { readonly store: Store; readonly handlers: SyncHandlers } | undefined;
  const binding = nativeBinding === undefined ? {} : { nativeBinding };

  const ensure = (): SyncHandlers => {
    if (open === undefined) {
      const store = openUpToDate(file, binding);
      open = { store, handlers: createHandlers(store, { now: () => new Date(), appVersion }) };
    }
    return open.handlers;
  };
  let warming: NodeJS.Timeout | undefined;
  const warmOn = (steps: Generator<void, void, void>): void => {
    warming = setTimeout(() => {
      try {
        if (open !== undefined && steps.next().done !== true) warmOn(steps);
      } catch {
        // A call that needs the same rows meets the same fault, and says it to whoever asked.
      }
    }, WARM_PAUSE);
  };
  return {
    handlers: ensure,
    refusal: () => {
      if (!existsSync(file)) return undefined;
      try {
        ensure();
        return undefined;
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    },
    warm: () => {
      clearTimeout(warming);
      if (open !== undefined) warmOn(warmUp(open.store, chinaDate(Date.now())));
    },
    close: () => {
      clearTimeout(warming);
      open?.store.close();
      open = undefined;
    },
  };
}

/** A store of an older schema is "missing" to a reader: it is brought up once, by opening it for writing. */
function openUpToDate(file: string, binding: { nativeBinding?: string }): Store {
  try {
    return openStore(file, { mode: 'read', ...binding });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'missing';
    if (!missing || !existsSync(file)) throw error;
    openStore(file, { mode: 'write', ...binding }).close();
    return openStore(file, { mode: 'read', ...binding });
  }
}

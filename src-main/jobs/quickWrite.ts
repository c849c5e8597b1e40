/**
 * A short change of a store from the window's own process or the command line: a transaction of a few milliseconds. It
 * waits for nobody: a store that is at work elsewhere is left alone, and the caller says so.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { openWrite, type WriteStore } from '../store/open.ts';

export interface StorePlace {
  readonly store: string;
  readonly nativeBinding?: string | undefined;
}

/** @throws Refusal busy, where another connection writes; StoreError */
export function quickWrite<T>({ store: file, nativeBinding }: StorePlace, work: (store: WriteStore) => T): T {
  const store = openWrite(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    store.db.pragma('busy_timeout = 0');
    return store.transaction(() => work(store));
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Refusal('busy', 'The data is being updated.');
    throw error;
  } finally {
    store.close();
  }
}

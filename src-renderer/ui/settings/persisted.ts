/**
 * A small value kept in localStorage and shared by all who read it. Only settings and places belong here: no name, no
 * figure, nothing of a client but the number in the last address.
 */
import { useSyncExternalStore } from 'react';

export interface Persisted<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** `read` turns stored JSON into a value, or null where it is none of ours; then `initial` holds. */
export function persisted<T>(key: string, read: (json: unknown) => T | null, initial: T): Persisted<T> {
  const listeners = new Set<() => void>();
  let value = load(key, read) ?? initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden storage costs the memory of a setting, not the setting.
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function usePersisted<T>(store: Persisted<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

function load<T>(key: string, read: (json: unknown) => T | null): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whether the letters are shown. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isShown = false;

export const hints = {
  show(next: boolean): void {
    if (next === isShown) return;
    isShown = next;
    for (const listener of listeners) listener();
  },
};

export function useHints(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isShown,
  );
}

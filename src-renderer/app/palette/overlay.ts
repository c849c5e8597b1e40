/** Which of the two is open over the window: the palette or the sheet of keys. */
import { useSyncExternalStore } from 'react';

export type Overlay = 'palette' | 'keys' | null;

const listeners = new Set<() => void>();
let shown: Overlay = null;

export const overlay = {
  show(next: Overlay): void {
    shown = next;
    for (const listener of listeners) listener();
  },
  shown: (): Overlay => shown,
};

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

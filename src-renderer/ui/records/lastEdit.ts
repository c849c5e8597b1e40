/** What was written, undone or done again last in this window: told for a moment, with the way back. */
import { useSyncExternalStore } from 'react';
import type { ErrorCode } from '../../../src-shared/contract/envelope.ts';

export type LastEdit =
  | {
      readonly kind: 'done' | 'undone' | 'redone';
      readonly editId: number;
      readonly what: string;
      readonly subject: string;
    }
  /** There is no step left that way. */
  | { readonly kind: 'nothing'; readonly way: 'undo' | 'redo' }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

const listeners = new Set<() => void>();
let last: LastEdit | null = null;

export const lastEdit = {
  tell(edit: LastEdit | null): void {
    last = edit;
    for (const listener of listeners) listener();
  },
};

export function useLastEdit(): LastEdit | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}

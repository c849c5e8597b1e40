/** One step back or forth over what this user wrote; the window is told what it was, or why not. */
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { lastEdit } from './lastEdit.ts';

export interface Undoing {
  undo(): void;
  redo(): void;
  readonly isBusy: boolean;
}

export function useUndo(): Undoing {
  const { mutate, isPending } = useMutation({
    mutationFn: async (way: 'undo' | 'redo') => ({ way, step: await call(`edits.${way}`, {}) }),
    onSuccess: ({ way, step }) =>
      lastEdit.tell(
        step === null
          ? { kind: 'nothing', way }
          : {
              kind: way === 'undo' ? 'undone' : 'redone',
              editId: step.edit_id,
              what: step.what,
              subject: step.subject,
            },
      ),
    onError: (error) => lastEdit.tell({ kind: 'failed', code: error instanceof BridgeError ? error.code : 'fault' }),
  });
  return {
    undo: useCallback(() => mutate('undo'), [mutate]),
    redo: useCallback(() => mutate('redo'), [mutate]),
    isBusy: isPending,
  };
}

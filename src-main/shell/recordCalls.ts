/** Writing the branch's records from the window: an edit, a step back, a step forth; every page then hears of it. */
import type { BrowserWindow } from 'electron';
import { type Caller, maySeeClient, userOf } from '../api/caller.ts';
import type { Handlers } from '../api/wrapper.ts';
import { editRecords, redoEdit, undoEdit, type Writer } from '../jobs/editRecords.ts';
import type { StepResult } from '../store/records/undo.ts';
import { tell } from './syncRuns.ts';

export interface RecordCallsOptions {
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  /** Hears which kinds of records were written. */
  readonly edited?: (kinds: readonly string[]) => void;
}

export function recordCalls({ store, nativeBinding, window, edited }: RecordCallsOptions): Handlers {
  const writer = (caller: Caller): Writer => ({
    place: nativeBinding === undefined ? { store } : { store, nativeBinding },
    who: userOf(caller),
    now: () => new Date(),
    maySee: (clientNo) => maySeeClient(caller, clientNo),
  });
  const heard = (result: { readonly edit_id: number | null; readonly kinds: readonly string[] } | null): void => {
    if (result === null || result.edit_id === null) return;
    tell(window(), 'records:changed', { kinds: [...result.kinds], edit_id: result.edit_id });
    edited?.(result.kinds);
  };
  const stepped = (result: StepResult | null) => {
    heard(result);
    if (result === null) return null;
    const { kinds: _, records, ...step } = result;
    return { ...step, records: [...records] };
  };
  return {
    'records.edit': async (request, caller) => {
      const result = await editRecords(writer(caller), request);
      heard(result);
      return { edit_id: result.edit_id, records: [...result.records] };
    },
    'edits.undo': async (_, caller) => stepped(await undoEdit(writer(caller))),
    'edits.redo': async (_, caller) => stepped(await redoEdit(writer(caller))),
  };
}

/**
 * Writing the branch's records from the window: an edit, a bulk action, a step back, a step forth; every page then hears of it.
 * What changes many records at once goes to a thread.
 */
import type { BrowserWindow } from 'electron';
import { type Caller, maySeeClient, userOf } from '../api/caller.ts';
import type { Handlers } from '../api/wrapper.ts';
import { editRecords, redoEdit, undoEdit, type Writer } from '../jobs/editRecords.ts';
import { openRead } from '../store/open.ts';
import { type StepResult, undoStack } from '../store/records/undo.ts';
import { type BulkRuns, MOST_AT_ONCE } from './bulkRuns.ts';
import { tell } from './syncRuns.ts';

export interface RecordCallsOptions {
  readonly store: string;
  readonly nativeBinding: string | undefined;
  readonly window: () => BrowserWindow | undefined;
  /** Hears which kinds of records were written. */
  readonly edited?: (kinds: readonly string[]) => void;
}

export function recordCalls({
  store,
  nativeBinding,
  window,
  bulk,
  edited,
}: RecordCallsOptions & { readonly bulk: BulkRuns }): Handlers {
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
  /** Records that the next step back or forth changes. */
  const stepSize = (caller: Caller, way: 'undo' | 'redo'): number => {
    const open = openRead(store, nativeBinding === undefined ? {} : { nativeBinding });
    try {
      return undoStack(open, userOf(caller))[way][0]?.changes ?? 0;
    } finally {
      open.close();
    }
  };
  const step = async (caller: Caller, way: 'undo' | 'redo') => {
    if (stepSize(caller, way) > MOST_AT_ONCE) return stepped((await bulk.run(caller, { kind: way })).step);
    return stepped(await (way === 'undo' ? undoEdit : redoEdit)(writer(caller)));
  };
  return {
    'records.edit': async (request, caller) => {
      const { edit } =
        request.changes.length > MOST_AT_ONCE
          ? await bulk.run(caller, { kind: 'edit', request })
          : { edit: await editRecords(writer(caller), request) };
      if (edit === null) throw new Error('an edit ended without a result');
      heard(edit);
      return { edit_id: edit.edit_id, records: [...edit.records] };
    },
    'bulk.run': async ({ client_nos, ...asked }, caller) => {
      const { edit } = await bulk.run(caller, { kind: 'action', clientNos: client_nos, ...asked });
      heard(edit);
      return { edit_id: edit?.edit_id ?? null, changed: edit?.changed ?? 0 };
    },
    'bulk.cancel': () => ({ cancelled: bulk.cancel() }),
    'edits.undo': (_, caller) => step(caller, 'undo'),
    'edits.redo': (_, caller) => step(caller, 'redo'),
  };
}

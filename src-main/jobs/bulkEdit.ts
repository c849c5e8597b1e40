/**
 * Large edits in a thread: a bulk action over clients, an edit of many records, or a step back or forth over one. One
 * transaction and one step of undo like any other; told how far it is, and stopped at any time before it is written.
 */

import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { BulkAction } from '../../src-shared/contract/segmentCalls.ts';
import type { WriteStore } from '../store/open.ts';
import { bulkChanges } from '../store/records/bulk.ts';
import type { EditRequest, EditResult } from '../store/records/edit.ts';
import type { StepResult } from '../store/records/undo.ts';
import { patiently, redoEdit, undoEdit, type Writer, writeEdit } from './editRecords.ts';
import type { FiguresHooks } from './figuresJob.ts';

export interface BulkJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  readonly who: string;
  /** Numbers of the clients whose records may be written. */
  readonly sees: 'all' | ReadonlySet<string>;
  readonly work:
    | {
        readonly kind: 'action';
        readonly what: string;
        readonly subject: string;
        readonly clientNos: readonly string[];
        readonly action: BulkAction;
      }
    | { readonly kind: 'edit'; readonly request: EditRequest }
    | { readonly kind: 'undo' }
    | { readonly kind: 'redo' };
}

export interface BulkJobResult {
  /** Null: nothing was different. */
  readonly edit: (EditResult & { readonly changed: number }) | null;
  /** Null: not a step, or there was none. */
  readonly step: StepResult | null;
}

/** Milliseconds that it waits for a store that is written to elsewhere. */
const WAIT_MS = 600_000;

/** @throws Refusal conflict, not_found, not_allowed, bad_request, busy, cancelled; nothing is then written */
export async function runBulkJob(input: BulkJobInput, hooks: FiguresHooks): Promise<BulkJobResult> {
  const { store, nativeBinding, sees, work } = input;
  const told = (done: number, total: number): void =>
    hooks.progress({ set: '', set_at: 0, sets: 1, rows: done, phase: 'figures', done, total });
  const writer: Writer = {
    place: nativeBinding === undefined ? { store } : { store, nativeBinding },
    who: input.who,
    now: () => new Date(),
    maySee: (clientNo) => sees === 'all' || sees.has(clientNo),
    waitMs: WAIT_MS,
    each: (done, total) => {
      if (hooks.cancelled()) throw new Refusal('cancelled', 'Nothing was written.');
      told(done, total);
    },
  };
  if (work.kind === 'undo') return { edit: null, step: await undoEdit(writer) };
  if (work.kind === 'redo') return { edit: null, step: await redoEdit(writer) };
  const edit = await patiently(writer, (open) => writeWork(open, writer, work));
  return { edit: { ...edit, changed: edit.edit_id === null ? 0 : edit.records.length }, step: null };
}

function writeWork(
  store: WriteStore,
  writer: Writer,
  work: Exclude<BulkJobInput['work'], { readonly kind: 'undo' | 'redo' }>,
): EditResult {
  if (work.kind === 'edit') return writeEdit(store, writer, work.request);
  for (const no of work.clientNos) {
    if (!writer.maySee(no)) throw new Refusal('not_allowed', 'This client is not one of yours.');
  }
  const changes = bulkChanges(store, work.clientNos, work.action);
  return changes.length === 0
    ? { edit_id: null, records: [], kinds: [] }
    : writeEdit(store, writer, { what: work.what, subject: work.subject, changes });
}

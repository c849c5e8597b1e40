/**
 * Large edits in a thread: a bulk action over clients, an edit of many records, or a step back or forth over one. One
 * transaction and one step of undo like any other; told how far it is, and stopped at any time before it is written.
 */

import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { BulkAction } from '../../src-shared/contract/segmentCalls.ts';
import { ConditionProblem } from '../../src-shared/domain/conditions/text/problem.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import type { WriteStore } from '../store/open.ts';
import { bulkChanges } from '../store/records/bulk.ts';
import type { EditRequest, EditResult } from '../store/records/edit.ts';
import type { StepResult } from '../store/records/undo.ts';
import { campaignChanges, type DrawAsk, type Drawn, drawCampaign, type Setup } from './campaigns/draw.ts';
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
    | {
        readonly kind: 'campaign';
        readonly recordId: string;
        readonly setup: Setup;
        readonly clientNos: readonly string[];
        readonly today: Ymd;
      }
    | { readonly kind: 'undo' }
    | { readonly kind: 'redo' };
}

export interface BulkJobResult {
  /** Null: nothing was different. */
  readonly edit: (EditResult & { readonly changed: number }) | null;
  /** Null: not a step, or there was none. */
  readonly step: StepResult | null;
  /** Sizes of the groups; null: no draw. */
  readonly drawn: { readonly contacted: number; readonly held_out: number } | null;
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
  if (work.kind === 'undo') return { edit: null, step: await undoEdit(writer), drawn: null };
  if (work.kind === 'redo') return { edit: null, step: await redoEdit(writer), drawn: null };
  let drawn: BulkJobResult['drawn'] = null;
  const edit = await patiently(writer, (open) => {
    if (work.kind !== 'campaign') return writeWork(open, writer, work);
    const found = writeDraw(open, writer, work);
    drawn = found.drawn;
    return found.edit;
  });
  return { edit: { ...edit, changed: edit.edit_id === null ? 0 : edit.records.length }, step: null, drawn };
}

function writeWork(
  store: WriteStore,
  writer: Writer,
  work: Exclude<BulkJobInput['work'], { readonly kind: 'undo' | 'redo' | 'campaign' }>,
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

function writeDraw(
  store: WriteStore,
  writer: Writer,
  { recordId, setup, clientNos, today }: Extract<BulkJobInput['work'], { readonly kind: 'campaign' }>,
): { readonly edit: EditResult; readonly drawn: NonNullable<BulkJobResult['drawn']> } {
  const { held_out: heldOut, seed, target, name } = setup;
  const found = drawn(store, { clientNos, heldOut, seed, target }, writer, today);
  const { contacted, heldOut: held } = found.draw;
  if (contacted.length === 0) throw new Refusal('bad_request', 'Nobody is left to contact.');
  const changes = campaignChanges(recordId, setup, found);
  const edit = writeEdit(store, writer, { what: 'campaign_drawn', subject: name, changes });
  return { edit, drawn: { contacted: contacted.length, held_out: held.length } };
}

function drawn(store: WriteStore, ask: DrawAsk, writer: Writer, today: Ymd): Drawn {
  try {
    return drawCampaign(store, ask, writer.maySee, today);
  } catch (error) {
    if (error instanceof ConditionProblem) throw new Refusal('bad_request', 'The target is no condition.');
    throw error;
  }
}

/**
 * Writes the branch's records: an edit, or a step back or forth. A transaction of a few milliseconds, which waits for a
 * sync that is writing rather than losing what somebody has typed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { recordKind } from '../../src-shared/records/registry.ts';
import type { WriteStore } from '../store/open.ts';
import { findClient } from '../store/queries/clients.ts';
import { applyEdit, type Each, type EditRequest, type EditResult } from '../store/records/edit.ts';
import { findRecord } from '../store/records/row.ts';
import { block, redo, StepBlocked, type StepResult, undo } from '../store/records/undo.ts';
import { quickWrite, type StorePlace } from './quickWrite.ts';

export interface Writer {
  readonly place: StorePlace;
  readonly who: string;
  readonly now: () => Date;
  /** Whose records may be written; 'all' for the branch. */
  readonly maySee: (clientNo: string) => boolean;
  /** Milliseconds to wait for a store that is written to elsewhere. */
  readonly waitMs?: number;
  /** Hears how far a large edit is; what it throws ends it, and nothing of it is written. */
  readonly each?: Each;
}

/** Longer than the largest set takes to be applied. */
const WAIT_MS = 120_000;
const PAUSE_MS = 40;

/** @throws Refusal conflict, not_found, not_allowed, bad_request, busy; nothing is then written */
export function editRecords(writer: Writer, request: EditRequest): Promise<EditResult> {
  return patiently(writer, (store) => writeEdit(store, writer, request));
}

/** In the caller's transaction. @throws Refusal as editRecords */
export function writeEdit(
  store: WriteStore,
  { who, now, maySee, each }: Omit<Writer, 'place'>,
  request: EditRequest,
): EditResult {
  for (const { client_no, record_id, kind } of request.changes) {
    if (recordKind(kind).isGuarded) throw new Refusal('not_allowed', `A ${kind} is written by calls of its own.`);
    const before = findRecord(store, record_id);
    for (const clientNo of [client_no, before?.client_no ?? null]) {
      if (clientNo !== null && !maySee(clientNo)) {
        throw new Refusal('not_allowed', 'This client is not one of yours.');
      }
    }
    // A client whose set was taken back may be gone; what was written of him can still be changed.
    if (before === undefined && client_no !== null && findClient(store, client_no) === undefined) {
      throw new Refusal('not_found', `There is no client ${client_no}.`);
    }
  }
  return applyEdit(store, request, who, now().toISOString(), each);
}

/** Null: there is nothing to go back over. @throws Refusal conflict: that step is then left out of the stack; busy */
export function undoEdit(writer: Writer): Promise<StepResult | null> {
  return stepping(writer, undo);
}

/** Null: there is nothing to do again. @throws Refusal as undoEdit */
export function redoEdit(writer: Writer): Promise<StepResult | null> {
  return stepping(writer, redo);
}

async function stepping(writer: Writer, move: typeof undo): Promise<StepResult | null> {
  try {
    return await patiently(writer, (store) => move(store, writer.who, writer.now().toISOString(), writer.each));
  } catch (error) {
    if (error instanceof StepBlocked) await patiently(writer, (store) => block(store, error.editId));
    throw error;
  }
}

/** Runs a short transaction; waits for a store that is written to elsewhere. */
export async function patiently<T>(
  { place, waitMs = WAIT_MS, each }: Writer,
  work: (store: WriteStore) => T,
): Promise<T> {
  for (let left = waitMs; ; left -= PAUSE_MS) {
    each?.(0, 0);
    try {
      return quickWrite(place, work);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'busy') || left <= 0) throw error;
      await pause(PAUSE_MS);
    }
  }
}

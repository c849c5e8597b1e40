/** `records.*` and `edits.stack`: the branch's own records as pages read them. A caller sees those of his clients, and the branch's. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { RecordShape } from '../../src-shared/contract/recordCalls.ts';
import { dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import { isKind } from '../../src-shared/records/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { loadRecords, loadVersions } from '../store/records/read.ts';
import { findRecord, type StoredRecord } from '../store/records/row.ts';
import { undoStack } from '../store/records/undo.ts';
import { type Caller, maySeeClient, userOf } from './caller.ts';
import { givenBody } from './openProposal.ts';

const LIMIT = 500;

export function listRecords(
  store: ReadStore,
  { client_no, kinds, from, to, limit = LIMIT, ...wanted }: CallInput<'records.list'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'records.list'> {
  if (client_no !== undefined && !maySeeClient(caller, client_no)) {
    throw new Refusal('not_allowed', 'This client is not one of yours.');
  }
  const ymd = (text: string | undefined) => (text === undefined ? undefined : (parseDate(text) ?? undefined));
  const found = loadRecords(store, {
    ...wanted,
    kinds,
    clientNo: client_no,
    from: ymd(from),
    to: ymd(to),
    limit: limit + 1,
  });
  const mine = found.slice(0, limit).filter((record) => maySee(caller, record));
  return { records: mine.map((record) => givenShape(store, record, today)), is_cut: found.length > limit };
}

export function getRecord(store: ReadStore, recordId: string, caller: Caller, today: Ymd): CallOutput<'records.get'> {
  return givenShape(store, seenRecord(store, recordId, caller, false), today);
}

export function recordHistory(
  store: ReadStore,
  recordId: string,
  caller: Caller,
  today: Ymd,
): CallOutput<'records.history'> {
  const record = seenRecord(store, recordId, caller, true);
  return {
    record_id: record.record_id,
    kind: kindOf(record),
    client_no: record.client_no,
    versions: loadVersions(store, record.record_no).map(({ body_json, is_deleted, ...kept }) => ({
      ...kept,
      body: is_deleted === 1 ? null : bodyOf(store, record, body_json, today),
    })),
  };
}

export function editStack(store: ReadStore, caller: Caller): CallOutput<'edits.stack'> {
  const { undo, redo } = undoStack(store, userOf(caller));
  return { undo: [...undo], redo: [...redo] };
}

/** Records of his clients, and those of the branch; a segment that is not shared is its author's alone. */
export function maySee(
  caller: Caller,
  { client_no, kind, state, author }: Pick<StoredRecord, 'client_no' | 'kind' | 'state' | 'author'>,
): boolean {
  if (kind === 'segment' && state === 'own' && author !== userOf(caller)) return false;
  return client_no === null || maySeeClient(caller, client_no);
}

function seenRecord(store: ReadStore, recordId: string, caller: Caller, isDeletedToo: boolean): StoredRecord {
  const record = findRecord(store, recordId);
  // Somebody else's record is as absent as one that never was: a number says nothing about other people's clients.
  if (record === undefined || !maySee(caller, record) || (record.is_deleted === 1 && !isDeletedToo)) {
    throw new Refusal('not_found', 'The record is not there.');
  }
  return record;
}

function kindOf({ kind, record_id }: StoredRecord): RecordShape['kind'] {
  if (!isKind(kind)) throw new Error(`record ${record_id} is of an unknown kind`);
  return kind;
}

/** A record that may be a proposal. */
export const givenShape = (store: ReadStore, record: StoredRecord, today: Ymd): RecordShape =>
  shapeOf(record, bodyOf(store, record, record.body_json, today));

const bodyOf = (store: ReadStore, record: StoredRecord, json: string, today: Ymd): RecordShape['body'] =>
  givenBody(store, record, JSON.parse(json), today) as RecordShape['body'];

/** `body`: what may be given out of it, where that is not all (openProposal.ts). */
export function shapeOf(record: StoredRecord, body: unknown = JSON.parse(record.body_json)): RecordShape {
  const { record_id, client_no, day, state, owner, version, author, created_at, changed_by, changed_at } = record;
  return {
    record_id,
    kind: kindOf(record),
    client_no,
    day: day === null ? null : dateText(day),
    state,
    owner,
    body: body as RecordShape['body'],
    version,
    author,
    created_at,
    changed_by,
    changed_at,
  };
}

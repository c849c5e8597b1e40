/** `edits.list`, `edits.get`: the edits whose records the caller may see, and their changes. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { CHANGES_A_PAGE, type EditRow } from '../../src-shared/contract/editCalls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import { isKind } from '../../src-shared/records/registry.ts';
import type { ReadStore } from '../store/open.ts';
import { findClient } from '../store/queries/clients.ts';
import {
  clientsOfEdit,
  editAuthors,
  findEdit,
  loadChanges,
  loadEdits,
  type StoredChange,
  type StoredEdit,
} from '../store/queries/edits.ts';
import { findRecord } from '../store/records/row.ts';
import { type Caller, maySeeClient, userOf } from './caller.ts';
import { givenBody } from './openProposal.ts';

const ROWS = 60;

export function listEdits(
  store: ReadStore,
  { limit = ROWS, text, ...wanted }: CallInput<'edits.list'>,
  caller: Caller,
): CallOutput<'edits.list'> {
  const typed = text?.trim() ?? '';
  const found = loadEdits(store, {
    ...wanted,
    ...(typed === '' ? {} : { text: typed }),
    limit,
    clients: caller.clients,
  });
  return { rows: found.rows.map((row) => rowOf(row, caller)), next: found.next, authors: editAuthors(store) };
}

export function getEdit(
  store: ReadStore,
  { edit_id, offset = 0 }: CallInput<'edits.get'>,
  caller: Caller,
  today: Ymd,
): CallOutput<'edits.get'> {
  const edit = findEdit(store, edit_id);
  if (edit === undefined || !clientsOfEdit(store, edit_id).every((no) => maySeeClient(caller, no))) {
    throw new Refusal('not_found', 'The edit is not there.');
  }
  const changes = loadChanges(store, edit_id, CHANGES_A_PAGE, offset).map((change) => changeOf(store, change, today));
  return { edit: rowOf(edit, caller), changes, total: edit.changes };
}

function rowOf(edit: StoredEdit, caller: Caller): EditRow {
  return { ...edit, is_mine: edit.who === userOf(caller) };
}

type Change = CallOutput<'edits.get'>['changes'][number];

function changeOf(store: ReadStore, change: StoredChange, today: Ymd): Change {
  const { record_id, kind, client_no, before_json, after_json } = change;
  if (!isKind(kind)) throw new Error(`record ${record_id} is of an unknown kind`);
  const record = findRecord(store, record_id);
  const given = (json: string | null): Change['after'] => {
    if (json === null) return null;
    const body: unknown = JSON.parse(json);
    return (record === undefined ? body : givenBody(store, record, body, today)) as Change['after'];
  };
  return {
    record_id,
    kind,
    client_no,
    client_name: client_no === null ? null : (findClient(store, client_no)?.name ?? null),
    before: given(before_json),
    after: given(after_json),
    is_past: change.version !== change.after_version,
  };
}

/**
 * One edit of the branch's records: any number of them in one transaction, one step of undo. A change names the version
 * that its author saw; where another one stands, nothing of the edit is written.
 */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import { type BodyOf, type Kind, recordKind } from '../../../src-shared/records/registry.ts';
import { query, type WriteStore } from '../open.ts';
import { type Content, findRecord, insertRecord, type Stamp, type StoredRecord, updateRecord } from './row.ts';

export interface RecordChange {
  readonly record_id: string;
  readonly kind: Kind;
  /** The version that was seen; null: the record is new. */
  readonly version: number | null;
  readonly client_no: string | null;
  /** Null: the record is deleted (and can be brought back). */
  readonly body: unknown;
}

export interface EditRequest {
  /** A code of what was done, for the words of undo: `contact_added`, `tasks_done`. */
  readonly what: string;
  /** Whom or what it was about, in the user's words; '' = nothing in particular. */
  readonly subject: string;
  readonly changes: readonly RecordChange[];
}

export interface EditResult {
  /** Null: nothing was different from what is there. */
  readonly edit_id: number | null;
  readonly records: readonly { readonly record_id: string; readonly version: number }[];
  readonly kinds: readonly string[];
}

/** Hears how many of how many records are done; what it throws ends the edit, and nothing of it may then be committed. */
export type Each = (done: number, total: number) => void;

/** In the caller's transaction. @throws Refusal conflict, not_found, bad_request: nothing of it may then be committed */
export function applyEdit(store: WriteStore, request: EditRequest, who: string, at: string, each?: Each): EditResult {
  const edit = newEdit(store, { ...request, who, at, state: 'done', of_edit: null });
  const stamp: Stamp = { editId: edit, who, at };
  const records: { record_id: string; version: number }[] = [];
  const kinds = new Set<string>();
  let changes = 0;
  for (const [done, change] of request.changes.entries()) {
    each?.(done, request.changes.length);
    const before = findRecord(store, change.record_id);
    const content = contentOf(store, change, before);
    if (before === undefined) {
      noteChange(
        store,
        edit,
        insertRecord(store, { record_id: change.record_id, kind: change.kind, ...content }, stamp),
        0,
        1,
      );
      records.push({ record_id: change.record_id, version: 1 });
    } else if (isSame(before, content)) {
      records.push({ record_id: change.record_id, version: before.version });
      continue;
    } else {
      const version = updateRecord(store, before, content, stamp);
      noteChange(store, edit, before.record_no, before.version, version);
      records.push({ record_id: change.record_id, version });
    }
    kinds.add(change.kind);
    changes += 1;
  }
  if (changes === 0) {
    store.run(query.deleteFrom('edit').where('edit_id', '=', edit));
    return { edit_id: null, records, kinds: [] };
  }
  store.run(query.updateTable('edit').set({ changes }).where('edit_id', '=', edit));
  // What was gone back over before cannot be done again on top of something new.
  store.run(query.updateTable('edit').set({ state: 'blocked' }).where('who', '=', who).where('state', '=', 'undone'));
  return { edit_id: edit, records, kinds: [...kinds] };
}

export function newEdit(
  store: WriteStore,
  {
    at,
    who,
    what,
    subject,
    state,
    of_edit,
  }: {
    readonly at: string;
    readonly who: string;
    readonly what: string;
    readonly subject: string;
    readonly state: 'done' | 'step';
    readonly of_edit: number | null;
  },
): number {
  const { lastInsertRowid } = store
    .statement('INSERT INTO edit (at, who, what, subject, changes, state, of_edit) VALUES (?, ?, ?, ?, 0, ?, ?)')
    .run(at, who, what, subject, state, of_edit);
  return Number(lastInsertRowid);
}

function noteChange(store: WriteStore, edit_id: number, record_no: number, before: number, after: number): void {
  store.run(
    query
      .insertInto('edit_change')
      .values({ edit_id, record_no, before_version: before, after_version: after, standing_version: after })
      // A record named twice in one edit: back is where it was before the first.
      .onConflict((on) =>
        on.columns(['edit_id', 'record_no']).doUpdateSet({ after_version: after, standing_version: after }),
      ),
  );
}

function isSame(record: StoredRecord, content: Content): boolean {
  return (
    record.is_deleted === content.is_deleted &&
    record.client_no === content.client_no &&
    record.body_json === content.body_json
  );
}

/** Checks a change against the kind and what stands, and writes its body in the kind's own order. */
function contentOf(store: WriteStore, change: RecordChange, before: StoredRecord | undefined): Content {
  const { kind, version, client_no } = change;
  if (before === undefined && version !== null) throw new Refusal('not_found', 'The record is not there.');
  if (before !== undefined && (version !== before.version || before.kind !== kind)) {
    throw new Refusal('conflict', `The record was changed meanwhile, by ${before.changed_by} at ${before.changed_at}.`);
  }
  if (change.body === null) {
    if (before === undefined) throw new Refusal('not_found', 'The record is not there.');
    return { client_no: before.client_no, body_json: before.body_json, is_deleted: 1 };
  }
  const definition = recordKind(kind);
  if (definition.about === 'client' && client_no === null) throw new Refusal('bad_request', `${kind} needs a client.`);
  if (definition.about === 'branch' && client_no !== null) throw new Refusal('bad_request', `${kind} has no client.`);
  const body = definition.body.safeParse(change.body);
  if (!body.success) {
    const fields = new Set(body.error.issues.map(({ path }) => path.join('.')));
    throw new Refusal('bad_request', `The ${kind} is not complete or not well formed (${[...fields].join(', ')}).`);
  }
  if (definition.isSingle) refuseSecond(store, change);
  if (kind === 'household') refuseShared(store, change.record_id, body.data as BodyOf<'household'>);
  return { client_no, body_json: JSON.stringify(body.data), is_deleted: 0 };
}

function refuseSecond(store: WriteStore, { kind, client_no, record_id }: RecordChange): void {
  const other = store.get(
    query
      .selectFrom('record')
      .select('record_id')
      .where('kind', '=', kind)
      .where('client_no', 'is', client_no)
      .where('is_deleted', '=', 0)
      .where('record_id', '!=', record_id),
  );
  if (other !== undefined) throw new Refusal('conflict', `There is a ${kind} already.`);
}

/** A client is in one household at most. */
function refuseShared(store: WriteStore, recordId: string, { members, head }: BodyOf<'household'>): void {
  if (!members.includes(head)) throw new Refusal('bad_request', 'The head of a household is one of its members.');
  const other = store.get(
    query
      .selectFrom('record_client as n')
      .innerJoin('record as r', 'r.record_no', 'n.record_no')
      .select('n.client_no')
      .where('r.kind', '=', 'household')
      .where('r.record_id', '!=', recordId)
      .where('n.client_no', 'in', members),
  );
  if (other !== undefined) throw new Refusal('conflict', `Client ${other.client_no} is in another household already.`);
}

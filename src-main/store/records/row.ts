/** What a stored record is, and the writing of one version of it with all that finds it: the only place that writes `record`. */
import type { Projection } from '../../../src-shared/records/definition.ts';
import { isKind, type Kind, recordKind } from '../../../src-shared/records/registry.ts';
import { indexWords } from '../../../src-shared/records/words.ts';
import { query, type Store, type WriteStore } from '../open.ts';
import type { RecordRow } from '../schema.ts';

export type StoredRecord = Omit<RecordRow, 'record_no'> & { readonly record_no: number };

export function findRecord(store: Store, recordId: string): StoredRecord | undefined {
  return store.get(query.selectFrom('record').selectAll().where('record_id', '=', recordId)) as
    | StoredRecord
    | undefined;
}

/** What a version holds. */
export interface Content {
  readonly client_no: string | null;
  readonly body_json: string;
  readonly is_deleted: number;
}

export interface Stamp {
  readonly editId: number;
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A new record, version 1. Returns its number. */
export function insertRecord(
  store: WriteStore,
  { record_id, kind, ...content }: Content & { readonly record_id: string; readonly kind: Kind },
  stamp: Stamp,
): number {
  const projection = project(kind, content);
  store.run(
    query.insertInto('record').values({
      record_id,
      kind,
      ...content,
      ...columnsOf(projection),
      version: 1,
      author: stamp.who,
      created_at: stamp.at,
      changed_by: stamp.who,
      changed_at: stamp.at,
    }),
  );
  const { record_no } = findRecord(store, record_id) as StoredRecord;
  keepVersion(store, record_no, 1, content, stamp);
  if (content.is_deleted === 0) index(store, record_no, kind, projection);
  return record_no;
}

/** The next version of a record. Returns its number. */
export function updateRecord(store: WriteStore, record: StoredRecord, content: Content, stamp: Stamp): number {
  const version = record.version + 1;
  const { record_no } = record;
  const projection = isKind(record.kind) ? project(record.kind, content) : {};
  store.run(
    query
      .updateTable('record')
      .set({ ...content, ...columnsOf(projection), version, changed_by: stamp.who, changed_at: stamp.at })
      .where('record_no', '=', record_no),
  );
  keepVersion(store, record_no, version, content, stamp);
  unindex(store, record_no);
  if (content.is_deleted === 0) index(store, record_no, record.kind, projection);
  return version;
}

function project(kind: Kind, { body_json }: Content): Projection {
  return recordKind(kind).project(JSON.parse(body_json));
}

function columnsOf({ day = null, state = '', owner = '' }: Projection) {
  return { day, state, owner };
}

function keepVersion(store: WriteStore, record_no: number, version: number, content: Content, stamp: Stamp): void {
  const { editId: edit_id, who, at } = stamp;
  store.run(query.insertInto('record_version').values({ record_no, version, edit_id, who, at, ...content }));
}

const addWords = 'INSERT INTO record_words (rowid, words) VALUES (?, ?)';
const dropWords = 'DELETE FROM record_words WHERE rowid = ?';

function index(store: WriteStore, recordNo: number, kind: string, projection: Projection): void {
  const { state = '', texts = [], tags = [], clients = [] } = projection;
  store.statement(addWords).run(recordNo, indexWords(kind, state, texts));
  for (const tag of new Set(tags)) store.run(query.insertInto('record_tag').values({ tag, record_no: recordNo }));
  for (const client_no of new Set(clients)) {
    store.run(query.insertInto('record_client').values({ client_no, record_no: recordNo }));
  }
}

function unindex(store: WriteStore, recordNo: number): void {
  store.statement(dropWords).run(recordNo);
  store.run(query.deleteFrom('record_tag').where('record_no', '=', recordNo));
  store.run(query.deleteFrom('record_client').where('record_no', '=', recordNo));
}

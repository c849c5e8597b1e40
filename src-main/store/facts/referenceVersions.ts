/**
 * Versions of reference rows. A payload is stored once and numbered; a version says that a business date's files brought
 * it for a key. The current row is the version of the latest business date.
 */
import { query, type Store, type WriteStore } from '../open.ts';

const FIND_PAYLOAD = query.selectFrom('reference_payload').select('payload_id').where('body', '=', '').compile().sql;
const SAVE_PAYLOAD = query
  .insertInto('reference_payload')
  .values({ body: '' })
  .onConflict((c) => c.column('body').doNothing())
  .compile().sql;

/** The number of a payload, made when it is new. */
export function payloadId(store: WriteStore, body: string): number {
  const saved = store.statement(SAVE_PAYLOAD).run(body);
  if (saved.changes === 1) return Number(saved.lastInsertRowid);
  return (store.statement(FIND_PAYLOAD).get(body) as { payload_id: number }).payload_id;
}

const VERSION_COLUMNS = ['dataset', 'business_date', 'key', 'payload_id', 'file_id', 'line'] as const;
const SAVE_VERSION = query
  .insertInto('reference_version')
  .values({ dataset: '', business_date: 0, key: '', payload_id: 0, file_id: 0, line: 0 })
  .onConflict((c) =>
    c.columns(['dataset', 'business_date', 'key']).doUpdateSet((e) => ({
      payload_id: e.ref('excluded.payload_id'),
      file_id: e.ref('excluded.file_id'),
      line: e.ref('excluded.line'),
    })),
  )
  .compile().sql;

export interface ReferenceVersion {
  readonly dataset: string;
  readonly business_date: number;
  readonly key: string;
  readonly payload_id: number;
  readonly file_id: number;
  readonly line: number;
}

export function saveVersion(store: WriteStore, version: ReferenceVersion): void {
  store.statement(SAVE_VERSION).run(...VERSION_COLUMNS.map((column) => version[column]));
}

/** Keys that a date's files brought. */
export function keysOfDate(store: Store, dataset: string, businessDate: number): string[] {
  return store
    .all(
      query
        .selectFrom('reference_version')
        .select('key')
        .where('dataset', '=', dataset)
        .where('business_date', '=', businessDate),
    )
    .map((row) => row.key);
}

export function deleteVersionsOfDate(store: WriteStore, dataset: string, businessDate: number): void {
  store.run(
    query.deleteFrom('reference_version').where('dataset', '=', dataset).where('business_date', '=', businessDate),
  );
}

/** Keys for which a later date brought a version. */
export function keysAfter(store: Store, dataset: string, businessDate: number): Set<string> {
  const rows = store.all(
    query
      .selectFrom('reference_version')
      .select('key')
      .distinct()
      .where('dataset', '=', dataset)
      .where('business_date', '>', businessDate),
  );
  return new Set(rows.map((row) => row.key));
}

/** Keys whose first version came after a date. */
export function keysFirstAfter(store: Store, dataset: string, businessDate: number): string[] {
  return store
    .all(
      query
        .selectFrom('reference_version')
        .select('key')
        .where('dataset', '=', dataset)
        .groupBy('key')
        .having((e) => e.fn.min('business_date'), '>', businessDate),
    )
    .map((row) => row.key);
}

/** The payload in force for a key: the version of the latest business date. */
export function latestBody(store: Store, dataset: string, key: string): string | null {
  const row = store.get(
    query
      .selectFrom('reference_version')
      .innerJoin('reference_payload', 'reference_payload.payload_id', 'reference_version.payload_id')
      .select('reference_payload.body')
      .where('reference_version.dataset', '=', dataset)
      .where('reference_version.key', '=', key)
      .orderBy('reference_version.business_date', 'desc')
      .limit(1),
  );
  return row?.body ?? null;
}

const WITH_BODY = query
  .selectFrom('reference_version as v')
  .innerJoin('reference_payload as p', 'p.payload_id', 'v.payload_id')
  .select(['v.dataset', 'v.business_date', 'v.key', 'v.file_id', 'v.line', 'p.body']);

/** A version with what it says. */
export type SpelledVersion = Omit<ReferenceVersion, 'payload_id'> & { readonly body: string };

/** The versions of a date, by key. */
export function versionsOfDate(store: Store, dataset: string, businessDate: number): SpelledVersion[] {
  return store.all(
    WITH_BODY.where('v.dataset', '=', dataset).where('v.business_date', '=', businessDate).orderBy('v.key'),
  );
}

/** Versions of a date and later ones. */
export function versionsSince(store: Store, dataset: string, businessDate: number): SpelledVersion[] {
  return store.all(
    WITH_BODY.where('v.dataset', '=', dataset)
      .where('v.business_date', '>=', businessDate)
      .orderBy('v.business_date')
      .orderBy('v.key'),
  );
}

const BODY_BEFORE = query
  .selectFrom('reference_version as v')
  .innerJoin('reference_payload as p', 'p.payload_id', 'v.payload_id')
  .select('p.body')
  .where('v.dataset', '=', '')
  .where('v.key', '=', '')
  .where('v.business_date', '<', 0)
  .orderBy('v.business_date', 'desc')
  .limit(1)
  .compile().sql;

/** The payload that was in force for a key before a date's own came. */
export function bodyBefore(store: Store, dataset: string, key: string, businessDate: number): string | null {
  const row = store.statement(BODY_BEFORE).get(dataset, key, businessDate, 1) as { body: string } | undefined;
  return row === undefined ? null : row.body;
}

/** The business date that first brought a key; null: no version of it is there. */
export function firstVersion(store: Store, dataset: string, key: string): number | null {
  const row = store.get(
    query
      .selectFrom('reference_version')
      .select((e) => e.fn.min('business_date').as('date'))
      .where('dataset', '=', dataset)
      .where('key', '=', key),
  );
  return row === undefined ? null : row.date;
}

export function deleteVersion(store: WriteStore, dataset: string, businessDate: number, key: string): void {
  store.run(
    query
      .deleteFrom('reference_version')
      .where('dataset', '=', dataset)
      .where('business_date', '=', businessDate)
      .where('key', '=', key),
  );
}

/** The version that a line of a file brought; answers its key, null if there is none. */
export function deleteVersionAt(
  store: WriteStore,
  at: Pick<ReferenceVersion, 'dataset' | 'business_date' | 'file_id' | 'line'>,
): string | null {
  const row = store.get(
    query
      .deleteFrom('reference_version')
      .where('dataset', '=', at.dataset)
      .where('business_date', '=', at.business_date)
      .where('file_id', '=', at.file_id)
      .where('line', '=', at.line)
      .returning('key'),
  );
  return row === undefined ? null : row.key;
}

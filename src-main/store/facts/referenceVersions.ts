/**
 * Versions of reference rows. A payload is stored once and numbered; a version says that a business date's files brought
 * it for a key. The current row is the version of the latest business date.
 */
import { query, type Store, type WriteStore } from '../open.ts';

/** The number of a payload, made when it is new. */
export function payloadId(store: WriteStore, body: string): number {
  const found = store.get(query.selectFrom('reference_payload').select('payload_id').where('body', '=', body));
  if (found) return found.payload_id;
  const made = store.get(query.insertInto('reference_payload').values({ body }).returning('payload_id'));
  if (!made) throw new Error('the payload was not stored');
  return made.payload_id;
}

export function saveVersion(
  store: WriteStore,
  version: { dataset: string; business_date: number; key: string; payload_id: number; file_id: number; line: number },
): void {
  store.run(
    query
      .insertInto('reference_version')
      .values(version)
      .onConflict((c) =>
        c.columns(['dataset', 'business_date', 'key']).doUpdateSet({
          payload_id: version.payload_id,
          file_id: version.file_id,
          line: version.line,
        }),
      ),
  );
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

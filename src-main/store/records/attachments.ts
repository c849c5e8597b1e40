/** Sealed contents of attachments and the keys that sealed them, as bytes: what opens them is not here. */
import { query, type Store, type WriteStore } from '../open.ts';

export interface SealedKey {
  readonly key_id: number;
  readonly sealed_key: Uint8Array;
  /** What sealed it, by name: only that can open it. */
  readonly sealed_by: string;
}
export interface SealedContent {
  readonly key_id: number;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

export function findKey(store: Store, keyId: number): SealedKey | undefined {
  return store.get(
    query.selectFrom('key_ring').select(['key_id', 'sealed_key', 'sealed_by']).where('key_id', '=', keyId),
  );
}

/** The newest key that this sealer sealed. */
export function newestKey(store: Store, sealedBy: string): SealedKey | undefined {
  return store.get(
    query
      .selectFrom('key_ring')
      .select(['key_id', 'sealed_key', 'sealed_by'])
      .where('sealed_by', '=', sealedBy)
      .orderBy('key_id', 'desc')
      .limit(1),
  );
}

/** Returns its number. `at`: ISO 8601, UTC. */
export function addKey(store: WriteStore, sealedKey: Uint8Array, sealedBy: string, at: string): number {
  store.run(query.insertInto('key_ring').values({ sealed_key: sealedKey, sealed_by: sealedBy, made_at: at }));
  return newestKey(store, sealedBy)?.key_id as number;
}

export function addContent(store: WriteStore, recordId: string, content: SealedContent): void {
  store.run(query.insertInto('attachment_content').values({ record_id: recordId, ...content }));
}

/** The key that the content of a record was sealed under; undefined: it has none. */
export function keyIdOf(store: Store, recordId: string): number | undefined {
  return store.get(query.selectFrom('attachment_content').select('key_id').where('record_id', '=', recordId))?.key_id;
}

export function findContent(store: Store, recordId: string): SealedContent | undefined {
  return store.get(
    query.selectFrom('attachment_content').select(['key_id', 'nonce', 'sealed']).where('record_id', '=', recordId),
  );
}

/** Reads the branch's records: by client, kind, state and day, one by its id, all versions of one. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Kind } from '../../../src-shared/records/registry.ts';
import { query, type Store } from '../open.ts';
import type { StoredRecord } from './row.ts';

export interface RecordsWanted {
  readonly kinds: readonly Kind[];
  /** Of the records about this client; with `named`, of those that name him as well. */
  readonly clientNo?: string | undefined;
  readonly named?: boolean | undefined;
  readonly state?: string | undefined;
  readonly owner?: string | undefined;
  /** The record's day, both ends counted. */
  readonly from?: Ymd | undefined;
  readonly to?: Ymd | undefined;
  readonly limit: number;
}

/** Records not deleted, by day (none last), then as written: newest first. */
export function loadRecords(store: Store, wanted: RecordsWanted): StoredRecord[] {
  const { clientNo, state, owner, from, to } = wanted;
  let built = query.selectFrom('record').selectAll().where('kind', 'in', wanted.kinds).where('is_deleted', '=', 0);
  if (clientNo !== undefined && wanted.named === true) {
    const named = query.selectFrom('record_client').select('record_no').where('client_no', '=', clientNo);
    built = built.where((e) => e.or([e('client_no', '=', clientNo), e('record_no', 'in', named)]));
  } else if (clientNo !== undefined) {
    built = built.where('client_no', '=', clientNo);
  }
  if (state !== undefined) built = built.where('state', '=', state);
  if (owner !== undefined) built = built.where('owner', '=', owner);
  if (from !== undefined) built = built.where('day', '>=', from);
  if (to !== undefined) built = built.where('day', '<=', to);
  return store.all(built.orderBy('day', 'desc').orderBy('record_no', 'desc').limit(wanted.limit)) as StoredRecord[];
}

export interface KeptVersion {
  readonly version: number;
  readonly client_no: string | null;
  readonly body_json: string;
  readonly is_deleted: number;
  readonly who: string;
  readonly at: string;
  /** Code of the edit that wrote it. */
  readonly what: string;
}

/** Newest first. */
export function loadVersions(store: Store, recordNo: number): KeptVersion[] {
  return store.all(
    query
      .selectFrom('record_version as v')
      .innerJoin('edit as e', 'e.edit_id', 'v.edit_id')
      .select(['v.version', 'v.client_no', 'v.body_json', 'v.is_deleted', 'v.who', 'v.at', 'e.what'])
      .where('v.record_no', '=', recordNo)
      .orderBy('v.version', 'desc'),
  );
}

const seen = new WeakMap<Store, { readonly data: number; readonly mark: number }>();

/** A number that changes with every edit; what is made from records is kept in memory until then. */
export function recordsMark(store: Store): number {
  const data = store.db.pragma('data_version', { simple: true }) as number;
  const known = seen.get(store);
  if (known?.data === data) return known.mark;
  const last = store.get(query.selectFrom('edit').select('edit_id').orderBy('edit_id', 'desc').limit(1));
  const mark = last?.edit_id ?? 0;
  seen.set(store, { data, mark });
  return mark;
}

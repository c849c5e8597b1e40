/**
 * The way of each set as a ledger: seen, copied, checked, applied, acknowledged. One row for each content that was ever
 * seen under a name; every step is one commit, and `applied` is written in the transaction that applies the set.
 */
import { query, type Store, type WriteStore } from '../open.ts';
import type { ArrivalRow } from '../schema.ts';

export type Arrival = Omit<ArrivalRow, 'arrival_id'> & { readonly arrival_id: number };
export type ArrivalStep = 'seen' | 'copied' | 'checked' | 'applied' | 'acknowledged';

const COLUMNS = [
  'arrival_id',
  'set_name',
  'drop_folder',
  'business_date',
  'revision',
  'manifest_sha256',
  'content_sha256',
  'step',
  'state',
  'reason_json',
  'problems_json',
  'rows_json',
  'seconds',
  'seen_at',
  'copied_at',
  'checked_at',
  'applied_at',
  'acknowledged_at',
  'delivery_id',
] as const;

export function findArrival(store: Store, setName: string, manifestSha256: string): Arrival | undefined {
  return store.get(
    query
      .selectFrom('arrival')
      .select(COLUMNS)
      .where('set_name', '=', setName)
      .where('manifest_sha256', '=', manifestSha256),
  );
}

export interface NewArrival {
  readonly set_name: string;
  readonly drop_folder: string;
  readonly business_date: number;
  readonly revision: number;
  readonly manifest_sha256: string;
  readonly seen_at: string;
}

export function insertArrival(store: WriteStore, arrival: NewArrival): Arrival {
  // Read to its end: where the statement is its own transaction, the commit happens there, and may fail.
  const [made] = store.all(
    query
      .insertInto('arrival')
      .values({ ...arrival, step: 'seen', problems_json: '[]', rows_json: '{}', seconds: 0 })
      .returning(COLUMNS),
  );
  if (!made) throw new Error(`the arrival of ${arrival.set_name} was not stored`);
  return made;
}

export function updateArrival(
  store: WriteStore,
  arrivalId: number,
  change: Partial<Omit<ArrivalRow, 'arrival_id'>>,
): void {
  const changed = store.run(query.updateTable('arrival').set(change).where('arrival_id', '=', arrivalId));
  if (changed !== 1) throw new Error(`arrival ${arrivalId} is not in the ledger`);
}

/** Sets that were copied, and whose work ended before anything was decided. */
export function interruptedArrivals(store: Store): Arrival[] {
  return store.all(
    query
      .selectFrom('arrival')
      .select(COLUMNS)
      .where('step', 'in', ['copied', 'checked'])
      .where('state', 'is', null)
      .orderBy('business_date')
      .orderBy('revision'),
  );
}

/** Applied sets whose acknowledgement is not written yet. */
export function unacknowledgedArrivals(store: Store): Arrival[] {
  return store.all(
    query
      .selectFrom('arrival')
      .select(COLUMNS)
      .where('step', '=', 'applied')
      .where('delivery_id', 'is not', null)
      .orderBy('arrival_id'),
  );
}

/** The set lies there with another manifest now: what was begun of the earlier ones is not gone on with. */
export function abandonArrivals(store: WriteStore, setName: string, exceptId: number): void {
  store.run(
    query
      .updateTable('arrival')
      .set({ state: 'not_ready' })
      .where('set_name', '=', setName)
      .where('arrival_id', '!=', exceptId)
      .where('state', 'is', null),
  );
}

/** The ledger of sets that were taken back, and what goes from the ledger of deliveries with them. */
import type { Insertable } from 'kysely';
import { query, type Store, type WriteStore } from '../open.ts';
import type { TakenBackRow } from '../schema.ts';
import { deleteSuperseded } from './superseded.ts';

export interface TakenBackContent {
  readonly business_date: number;
  readonly content_sha256: string;
  readonly taken_back_at: string;
  readonly reason: string;
}

/** The newest row of each content comes last. */
export function loadTakenBack(store: Store): TakenBackContent[] {
  return store.all(
    query
      .selectFrom('taken_back')
      .select(['business_date', 'content_sha256', 'taken_back_at', 'reason'])
      .orderBy('taken_back_id'),
  );
}

export function insertTakenBack(store: WriteStore, row: Omit<Insertable<TakenBackRow>, 'taken_back_id'>): void {
  store.run(query.insertInto('taken_back').values(row));
}

/** The delivery, its files and what it had replaced; the way of the set and its correction stay, without it. */
export function deleteDelivery(store: WriteStore, deliveryId: number): void {
  store.run(query.updateTable('arrival').set({ delivery_id: null }).where('delivery_id', '=', deliveryId));
  store.run(query.updateTable('correction').set({ delivery_id: null }).where('delivery_id', '=', deliveryId));
  deleteSuperseded(store, deliveryId);
  store.run(query.deleteFrom('delivery_file').where('delivery_id', '=', deliveryId));
  store.run(query.deleteFrom('delivery').where('delivery_id', '=', deliveryId));
}

/** The store's last set is gone: it is no branch's store any more. */
export function forgetBranch(store: WriteStore): void {
  store.run(query.deleteFrom('meta').where('key', '=', 'branch'));
}

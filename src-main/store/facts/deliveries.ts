/** The ledger of applied sets: what was applied, from which files, and what is still in force. */
import { query, type Store, type WriteStore } from '../open.ts';
import type { DeliveryFileRow, DeliveryRow } from '../schema.ts';

export type Delivery = Omit<DeliveryRow, 'delivery_id'> & { readonly delivery_id: number };
export type DeliveryFile = Omit<DeliveryFileRow, 'file_id'> & { readonly file_id: number };

const DELIVERY_COLUMNS = [
  'delivery_id',
  'set_name',
  'branch',
  'business_date',
  'revision',
  'kind',
  'previous_business_date',
  'content_sha256',
  'state',
  'rows_json',
  'applied_at',
  'seconds',
] as const;
const FILE_COLUMNS = [
  'file_id',
  'delivery_id',
  'business_date',
  'dataset',
  'path',
  'format',
  'encoding',
  'profile',
  'sha256',
  'rows_read',
  'rows_applied',
  'rows_rejected',
  'unknown_columns',
  'first_date',
  'last_date',
  'active',
] as const;

export function loadDeliveries(store: Store): Delivery[] {
  return store.all(query.selectFrom('delivery').select(DELIVERY_COLUMNS).orderBy('business_date').orderBy('revision'));
}

/** The newest applied business date; null for an empty store. */
export function lastAppliedDate(store: Store): number | null {
  const row = store.get(query.selectFrom('delivery').select((e) => e.fn.max('business_date').as('day')));
  return row?.day ?? null;
}

export function insertDelivery(store: WriteStore, row: Omit<Delivery, 'delivery_id'>): number {
  const made = store.get(query.insertInto('delivery').values(row).returning('delivery_id'));
  if (!made) throw new Error(`the ledger row of ${row.set_name} was not stored`);
  return made.delivery_id;
}

export function updateDelivery(
  store: WriteStore,
  deliveryId: number,
  change: Partial<Pick<Delivery, 'state' | 'rows_json' | 'seconds'>>,
): void {
  store.run(query.updateTable('delivery').set(change).where('delivery_id', '=', deliveryId));
}

export function insertDeliveryFile(store: WriteStore, row: Omit<DeliveryFile, 'file_id'>): number {
  const made = store.get(query.insertInto('delivery_file').values(row).returning('file_id'));
  if (!made) throw new Error(`the ledger row of ${row.path} was not stored`);
  return made.file_id;
}

export function updateDeliveryFile(
  store: WriteStore,
  fileId: number,
  change: Partial<Omit<DeliveryFile, 'file_id' | 'delivery_id'>>,
): void {
  store.run(query.updateTable('delivery_file').set(change).where('file_id', '=', fileId));
}

/** Files in force of a dataset, over all business dates. */
export function activeFiles(store: Store, dataset: string): DeliveryFile[] {
  return store.all(
    query
      .selectFrom('delivery_file')
      .select(FILE_COLUMNS)
      .where('dataset', '=', dataset)
      .where('active', '=', 1)
      .orderBy('business_date')
      .orderBy('file_id'),
  );
}

export function filesOfDelivery(store: Store, deliveryId: number): DeliveryFile[] {
  return store.all(query.selectFrom('delivery_file').select(FILE_COLUMNS).where('delivery_id', '=', deliveryId));
}

export function loadDeliveryFile(store: Store, fileId: number): DeliveryFile | undefined {
  return store.get(query.selectFrom('delivery_file').select(FILE_COLUMNS).where('file_id', '=', fileId));
}

export function loadDelivery(store: Store, deliveryId: number): Delivery | undefined {
  return store.get(query.selectFrom('delivery').select(DELIVERY_COLUMNS).where('delivery_id', '=', deliveryId));
}

export function loadBranch(store: Store): string | null {
  return store.get(query.selectFrom('meta').select('value').where('key', '=', 'branch'))?.value ?? null;
}
export function saveBranch(store: WriteStore, branch: string): void {
  store.run(query.insertInto('meta').values({ key: 'branch', value: branch }));
}

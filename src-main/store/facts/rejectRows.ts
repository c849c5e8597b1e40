/** The quarantine: rows that were not applied, with file, line, column, value and reason. */
import { query, type Store, type WriteStore } from '../open.ts';
import type { RejectRow } from '../schema.ts';

export type NewReject = Omit<RejectRow, 'reject_id'>;
export type StoredReject = NewReject & { readonly reject_id: number };

export function insertReject(store: WriteStore, row: NewReject): void {
  store.run(query.insertInto('reject').values(row));
}

const STORED_COLUMNS = [
  'reject_id',
  'file_id',
  'business_date',
  'dataset',
  'line',
  'column_name',
  'value',
  'code',
  'text',
  'row_json',
] as const;

export function rejectsOfDate(store: Store, businessDate: number, dataset: string): NewReject[] {
  const [, ...columns] = STORED_COLUMNS;
  return store.all(
    query
      .selectFrom('reject')
      .select(columns)
      .where('business_date', '=', businessDate)
      .where('dataset', '=', dataset)
      .orderBy('reject_id'),
  );
}

/** A later revision replaces the quarantine of its date and dataset, too. */
export function deleteRejects(store: WriteStore, businessDate: number, dataset: string): void {
  store.run(query.deleteFrom('reject').where('business_date', '=', businessDate).where('dataset', '=', dataset));
}

export function deleteRejectsOfFile(store: WriteStore, fileId: number): void {
  store.run(query.deleteFrom('reject').where('file_id', '=', fileId));
}

export function deleteReject(store: WriteStore, rejectId: number): void {
  store.run(query.deleteFrom('reject').where('reject_id', '=', rejectId));
}

/** A row stays, for another reason. */
export function updateReject(
  store: WriteStore,
  rejectId: number,
  change: Pick<NewReject, 'column_name' | 'value' | 'code' | 'text'>,
): void {
  store.run(query.updateTable('reject').set(change).where('reject_id', '=', rejectId));
}

/** A row that is still there takes the reason that it had. */
export function restoreReason(store: WriteStore, row: NewReject): void {
  const { column_name, value, code, text } = row;
  store.run(
    query
      .updateTable('reject')
      .set({ column_name, value, code, text })
      .where('business_date', '=', row.business_date)
      .where('dataset', '=', row.dataset)
      .where('file_id', '=', row.file_id)
      .where('line', '=', row.line)
      .where('row_json', '=', row.row_json),
  );
}

/** Rows in quarantine for one of the reasons, of sets of that business date or later, oldest first. */
export function rejectsSince(store: Store, businessDate: number, codes: readonly string[]): StoredReject[] {
  return store.all(
    query
      .selectFrom('reject')
      .select(STORED_COLUMNS)
      .where('business_date', '>=', businessDate)
      .where('code', 'in', [...codes])
      .orderBy('business_date')
      .orderBy('file_id')
      .orderBy('line'),
  );
}

export interface RejectLine {
  readonly set: string;
  readonly dataset: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly text: string;
}

/** Everything in quarantine, by business date, revision, dataset, file and line. */
export function quarantine(store: Store): RejectLine[] {
  return store.all(
    query
      .selectFrom('reject')
      .innerJoin('delivery_file', 'delivery_file.file_id', 'reject.file_id')
      .innerJoin('delivery', 'delivery.delivery_id', 'delivery_file.delivery_id')
      .select([
        'delivery.set_name as set',
        'reject.dataset',
        'reject.line',
        'reject.column_name as column',
        'reject.value',
        'reject.code',
        'reject.text',
      ])
      .orderBy('delivery.business_date')
      .orderBy('delivery.revision')
      .orderBy('reject.dataset')
      .orderBy('reject.file_id')
      .orderBy('reject.line'),
  );
}

/** Where the rows of a delivery that are in quarantine stand and why, by file and line; at most `limit`. */
export function rejectsOfDelivery(
  store: Store,
  deliveryId: number,
  limit: number,
): { file: string; line: number; column: string; code: string }[] {
  return store.all(
    query
      .selectFrom('reject')
      .innerJoin('delivery_file', 'delivery_file.file_id', 'reject.file_id')
      .select(['delivery_file.path as file', 'reject.line', 'reject.column_name as column', 'reject.code'])
      .where('delivery_file.delivery_id', '=', deliveryId)
      .orderBy('reject.file_id')
      .orderBy('reject.line')
      .limit(limit),
  );
}

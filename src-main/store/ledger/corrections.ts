/** What a later revision, or taking a set back, has changed: its head, its rows, the figures of clients. */
import type { Insertable } from 'kysely';
import { Bulk } from '../bulk.ts';
import { query, type Store, type WriteStore } from '../open.ts';
import type { CorrectionClientRow, CorrectionRow, CorrectionRowRow } from '../schema.ts';

export type NewCorrection = Omit<Insertable<CorrectionRow>, 'correction_id'>;
export type NewCorrectionRow = Omit<CorrectionRowRow, 'correction_id' | 'row_at'>;
export type NewCorrectionFigure = Omit<CorrectionClientRow, 'correction_id'>;

export function insertCorrection(
  store: WriteStore,
  head: NewCorrection,
  rows: readonly NewCorrectionRow[],
  figures: readonly NewCorrectionFigure[],
): number {
  const made = store.get(query.insertInto('correction').values(head).returning('correction_id'));
  if (!made) throw new Error(`the correction of ${head.set_name} was not stored`);
  const id = made.correction_id;
  const rowTable = new Bulk(store, 'correction_row', [
    'correction_id',
    'row_at',
    'dataset',
    'change',
    'row_key',
    'before_json',
    'after_json',
  ]);
  rows.forEach((row, at) => {
    rowTable.add(id, at + 1, row.dataset, row.change, row.row_key, row.before_json, row.after_json);
  });
  rowTable.flush();
  const figureTable = new Bulk(store, 'correction_client', ['correction_id', 'client_no', 'figure', 'before', 'after']);
  for (const { client_no, figure, before, after } of figures) figureTable.add(id, client_no, figure, before, after);
  figureTable.flush();
  return id;
}

/** Whether what the delivery replaced was kept: it was applied as a revision by a program that keeps it. */
export function isRecorded(store: Store, deliveryId: number): boolean {
  return (
    store.get(query.selectFrom('correction').select('correction_id').where('delivery_id', '=', deliveryId)) !==
    undefined
  );
}

/**
 * Rows of files in the order of their table's primary key, streamed: how two revisions of a date are compared without
 * holding either. While such a stream is open, other tables of the store may be written (`whileReading`).
 */
import type { Compilable } from 'kysely';
import type { Store, WriteStore } from '../open.ts';
import type { FactTable } from './bulkInsert.ts';
import type { DeliveryFile } from './deliveries.ts';
import { deleteRowsOfFiles, rowRemover, selectRows } from './factRows.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The days that the rows of files are dated; null: no file has a dated row. */
export function spanOf(files: readonly Pick<DeliveryFile, 'first_date' | 'last_date'>[]): Span | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { first_date, last_date } of files) {
    if (first_date === null || last_date === null) continue;
    from = Math.min(from, first_date);
    to = Math.max(to, last_date);
  }
  return to >= from ? { from, to } : null;
}

/** As [numbers…, texts…] in the table's order. */
export function orderedRows(store: Store, table: FactTable, files: readonly DeliveryFile[]): Iterable<unknown[]> {
  const span = table.name === 'opening_position' ? { from: 0, to: 0 } : spanOf(files);
  if (span === null || files.length === 0) return [];
  const ids = files.map((file) => file.file_id);
  let ordered = selectRows(table, ids, span.from, span.to) as unknown as Ordered;
  for (const column of keyColumns(table)) {
    // The outer of the two tables gives the account: its order is the trades'.
    const name = table.name !== 'trade' ? column : column === 'account_id' ? 'account.account_id' : `trade.${column}`;
    ordered = ordered.orderBy(name);
  }
  return store.stream(ordered);
}

/** A select whose columns are known by text only. */
interface Ordered extends Compilable<unknown> {
  orderBy(column: string): Ordered;
}

function keyColumns(table: FactTable): string[] {
  return table.order.map((at) => (at >= 0 ? table.numbers[at] : table.texts[-1 - at]) as string);
}

/** Places of the primary key in a row as orderedRows gives it. */
export function keyPlaces(table: FactTable): readonly number[] {
  return table.order.map((at) => (at >= 0 ? at : table.numbers.length - 1 - at));
}

/** Runs work that writes to one table while it reads another one. */
export function whileReading<T>(store: WriteStore, work: () => T): T {
  store.db.unsafeMode(true);
  try {
    return work();
  } finally {
    store.db.unsafeMode(false);
  }
}

/** Rows of one table and these files that a search of the whole table is quicker for. */
const MANY = 200_000;

/** Removes the rows of files. */
export function removeRowsOf(store: WriteStore, table: FactTable, files: readonly DeliveryFile[]): void {
  const span = table.name === 'opening_position' ? { from: 0, to: 0 } : spanOf(files);
  if (span === null || files.length === 0) return;
  const rows = files.reduce((sum, file) => sum + file.rows_applied, 0);
  if (table.name !== 'trade' || rows > MANY) {
    deleteRowsOfFiles(
      store,
      table,
      files.map((file) => file.file_id),
      span.from,
      span.to,
    );
    return;
  }
  // Trades are clustered by account: found by account and day, removed one by one.
  [...orderedRows(store, table, files)].forEach(rowRemover(store, table));
}

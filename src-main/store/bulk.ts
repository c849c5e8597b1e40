/**
 * Many rows into one table: a 50-row VALUES statement built once by Kysely, filled by apply (notes on performance
 * § 1b: single-row runs cost twice as much, one array argument nearly twice). Rows are buffered; call flush() at the end.
 */
import type Database from 'better-sqlite3';
import type { WriteStore } from './open.ts';
import { query } from './open.ts';
import type { Schema } from './schema.ts';

/** Rows of one statement; more gains nothing. */
export const ROWS_A_STATEMENT = 50;
export type Cell = number | bigint | string | null;

export type Conflict = 'fail' | 'replace';

/** INSERT of so many rows as text, to be run with other values: only its shape is compiled. */
export function insertSql(
  table: keyof Schema & string,
  columns: readonly string[],
  rows: number,
  conflict: Conflict = 'fail',
): string {
  const row = Object.fromEntries(columns.map((column) => [column, 0]));
  // Columns are checked where they are named; SQLite checks the values.
  const built = query.insertInto(table).values(new Array(rows).fill(row) as never);
  return (conflict === 'replace' ? built.orReplace() : built).compile().sql;
}

export class Bulk<T extends keyof Schema & string> {
  private readonly full: Database.Statement;
  private readonly width: number;
  private readonly sqlFor: (rows: number) => string;
  private readonly store: WriteStore;
  private pending: Cell[] = [];

  constructor(
    store: WriteStore,
    table: T,
    columns: readonly (keyof Schema[T] & string)[],
    conflict: Conflict = 'fail',
  ) {
    this.store = store;
    this.width = columns.length;
    this.sqlFor = (rows) => insertSql(table, columns, rows, conflict);
    this.full = store.statement(this.sqlFor(ROWS_A_STATEMENT));
  }

  /** Cells in the order of the columns given. */
  add(...cells: Cell[]): void {
    for (const cell of cells) this.pending.push(cell);
    if (this.pending.length === ROWS_A_STATEMENT * this.width) {
      this.full.run.apply(this.full, this.pending);
      this.pending = [];
    }
  }

  flush(): void {
    const rows = this.pending.length / this.width;
    if (rows === 0) return;
    this.store.statement(this.sqlFor(rows)).run(...this.pending);
    this.pending = [];
  }
}

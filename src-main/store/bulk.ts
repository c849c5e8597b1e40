/**
 * Many rows into one table: a 50-row VALUES statement built once by Kysely, filled by apply (notes on performance
 * § 1b: single-row runs cost twice as much, one array argument nearly twice). Rows are buffered; call flush() at the end.
 */
import type { Insertable } from 'kysely';
import type { WriteStore } from './open.ts';
import { query } from './open.ts';
import type { Schema } from './schema.ts';

const ROWS = 50;
export type Cell = number | bigint | string | null;

export class Bulk<T extends keyof Schema & string> {
  private readonly full: (...cells: Cell[]) => unknown;
  private readonly width: number;
  private readonly sqlFor: (rows: number) => string;
  private readonly store: WriteStore;
  private pending: Cell[] = [];
  count = 0;

  constructor(
    store: WriteStore,
    table: T,
    columns: readonly (keyof Schema[T] & string)[],
    conflict: 'fail' | 'replace' | 'ignore' = 'fail',
  ) {
    this.store = store;
    this.width = columns.length;
    const row = Object.fromEntries(columns.map((c) => [c, 0])) as unknown as Insertable<Schema[T]>;
    this.sqlFor = (rows) => {
      let built = query.insertInto(table).values(Array.from({ length: rows }, () => row));
      if (conflict === 'replace') built = built.orReplace();
      else if (conflict === 'ignore') built = built.orIgnore();
      return built.compile().sql;
    };
    const statement = store.statement(this.sqlFor(ROWS));
    this.full = (...cells) => statement.run(...cells);
  }

  /** Cells in the order of the columns given. */
  add(...cells: Cell[]): void {
    for (const cell of cells) this.pending.push(cell);
    this.count += 1;
    if (this.pending.length === ROWS * this.width) {
      this.full.apply(null, this.pending);
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

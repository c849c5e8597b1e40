/**
 * Many rows into one table: 50 rows a statement, compiled once by Kysely and run by `apply`, because a call costs more
 * than a row (notes on performance § 1b). Values come from typed columns; NaN is NULL.
 */
import { insertSql, ROWS_A_STATEMENT } from '../bulk.ts';
import type { WriteStore } from '../open.ts';
import type { Schema } from '../schema.ts';

/** A table's columns in the order in which its rows are held: all numbers first, then the texts. */
export interface TableShape {
  readonly name: keyof Schema & string;
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  /** The primary key, as indices into numbers (≥ 0) and texts (−1 − index). The first two are numbers. */
  readonly order: readonly number[];
}
export interface FactTable extends TableShape {
  readonly name: FactTableName;
}
export type FactTableName =
  | 'price'
  | 'trade'
  | 'cash_flow'
  | 'head_position'
  | 'opening_position'
  | 'code_change'
  | 'asset';

export class BulkInsert {
  rows = 0;
  private readonly width: number;
  private readonly many;
  private readonly one;
  private readonly values: unknown[];
  private filled = 0;

  constructor(store: WriteStore, table: FactTable) {
    this.width = table.numbers.length + table.texts.length;
    const columns = [...table.numbers, ...table.texts];
    this.many = store.statement(insertSql(table.name, columns, ROWS_A_STATEMENT));
    this.one = store.statement(insertSql(table.name, columns, 1));
    this.values = new Array<unknown>(this.width * ROWS_A_STATEMENT).fill(null);
  }

  /** Takes row `i` of a block of columns. */
  add(numbers: readonly Float64Array[], texts: readonly (readonly (string | null)[])[], i: number): void {
    const { values } = this;
    let at = this.filled;
    for (let c = 0; c < numbers.length; c++) {
      const value = (numbers[c] as Float64Array)[i] as number;
      values[at++] = Number.isNaN(value) ? null : value;
    }
    for (let c = 0; c < texts.length; c++) values[at++] = (texts[c] as (string | null)[])[i];
    this.filled = at;
    this.rows++;
    if (at === values.length) {
      this.many.run.apply(this.many, values);
      this.filled = 0;
    }
  }

  flush(): void {
    for (let at = 0; at < this.filled; at += this.width) {
      this.one.run.apply(this.one, this.values.slice(at, at + this.width));
    }
    this.filled = 0;
  }
}

/** A batch of rows as typed columns: numbers (NaN = null; enums as their index) and strings (null = empty). */
import type { Dataset } from './datasets.ts';
import type { Issue } from './issues.ts';

const EMPTY_NUMBERS = new Float64Array(0);
const EMPTY_TEXTS: (string | null)[] = [];

export class ParsedRows {
  readonly dataset: Dataset;
  readonly capacity: number;
  rows = 0;
  /** Physical line (CSV) or record number (DBF) of each row. */
  line: Int32Array;
  /** 0 = sound, else 1 + the index of the row's first issue. */
  fault: Int32Array;
  issues: Issue[] = [];
  /** Grows when the numbers of texts are given anew. */
  numbering = 0;
  private readonly numbers: Float64Array[];
  private readonly texts: (string | null)[][];
  /** Of rows that another thread read: the number of a column's text, the same for the same text. */
  private readonly textNumbers: (Int32Array | null)[];
  private readonly index: ReadonlyMap<string, number>;

  constructor(dataset: Dataset, capacity: number) {
    this.dataset = dataset;
    this.capacity = capacity;
    this.line = new Int32Array(capacity);
    this.fault = new Int32Array(capacity);
    this.index = new Map(dataset.columns.map((column, i) => [column.name, i]));
    this.numbers = dataset.columns.map(({ kind }) =>
      kind === 'text' || kind === 'code' ? EMPTY_NUMBERS : new Float64Array(capacity),
    );
    this.texts = dataset.columns.map(({ kind }) =>
      kind === 'text' || kind === 'code' || kind === 'rate'
        ? new Array<string | null>(capacity).fill(null)
        : EMPTY_TEXTS,
    );
    this.textNumbers = dataset.columns.map(() => null);
  }

  textNumberAt(column: number): Int32Array | null {
    return this.textNumbers[column] as Int32Array | null;
  }
  numberTexts(column: number): Int32Array {
    const numbers = this.textNumbers[column] ?? new Int32Array(this.capacity);
    this.textNumbers[column] = numbers;
    return numbers;
  }

  numberAt(column: number): Float64Array {
    return this.numbers[column] as Float64Array;
  }
  textAt(column: number): (string | null)[] {
    return this.texts[column] as (string | null)[];
  }
  columnIndex(name: string): number {
    const i = this.index.get(name);
    if (i === undefined) throw new Error(`${this.dataset.name} has no column ${name}`);
    return i;
  }
  number(name: string): Float64Array {
    return this.numberAt(this.columnIndex(name));
  }
  text(name: string): (string | null)[] {
    return this.textAt(this.columnIndex(name));
  }

  addIssue(issue: Issue): void {
    this.issues.push(issue);
    if (this.fault[issue.row] === 0) this.fault[issue.row] = this.issues.length;
  }
}

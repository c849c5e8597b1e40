/**
 * Texts of parsed rows as numbers, for rows that go from one thread to another, where a string could not go without being
 * made twice: values that repeat are the number of their string, those that hardly ever do stay slices of the bytes.
 */
import type { Dataset } from './datasets.ts';

/** Instead of the number of a string. */
export const NO_TEXT = -1;
export const SLICE = -2;

export class PackedTexts {
  private readonly numbers: (Int32Array | null)[];
  private readonly from: (Int32Array | null)[];
  private readonly to: (Int32Array | null)[];

  constructor(dataset: Dataset, capacity: number) {
    const columns = (wanted: boolean[]): (Int32Array | null)[] =>
      wanted.map((is) => (is ? new Int32Array(capacity) : null));
    const isText = dataset.columns.map(({ kind }) => kind === 'text' || kind === 'code');
    const isUnique = dataset.columns.map(({ unique }, i) => unique && isText[i] === true);
    this.numbers = columns(isText);
    this.from = columns(isUnique);
    this.to = columns(isUnique);
  }

  numbersAt(column: number): Int32Array | null {
    return this.numbers[column] as Int32Array | null;
  }
  fromAt(column: number): Int32Array | null {
    return this.from[column] as Int32Array | null;
  }
  toAt(column: number): Int32Array | null {
    return this.to[column] as Int32Array | null;
  }

  slice(column: number, row: number, from: number, to: number): void {
    (this.from[column] as Int32Array)[row] = from;
    (this.to[column] as Int32Array)[row] = to;
  }
}

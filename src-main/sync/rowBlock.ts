/** Rows of one fact table held as typed columns, sorted by the table's primary key before they are stored. */
import type { FactTable } from '../store/facts/bulkInsert.ts';

export class RowBlock {
  readonly table: FactTable;
  readonly capacity: number;
  readonly numbers: Float64Array[];
  readonly texts: (string | null)[][];
  rows = 0;

  constructor(table: FactTable, capacity: number) {
    this.table = table;
    this.capacity = capacity;
    this.numbers = table.numbers.map(() => new Float64Array(capacity));
    this.texts = table.texts.map(() => new Array<string | null>(capacity).fill(null));
  }

  /** The same rows with more room. */
  enlarged(capacity: number): RowBlock {
    const larger = new RowBlock(this.table, capacity);
    this.numbers.forEach((column, i) => {
      larger.numbers[i]?.set(column);
    });
    this.texts.forEach((column, i) => {
      const target = larger.texts[i] as (string | null)[];
      for (let row = 0; row < this.rows; row++) target[row] = column[row] as string | null;
    });
    larger.rows = this.rows;
    return larger;
  }
}

/** Order of two rows by the primary key; rows may lie in different blocks. */
export function compareRows(a: RowBlock, i: number, b: RowBlock, j: number): number {
  for (const index of a.table.order) {
    if (index >= 0) {
      const difference =
        ((a.numbers[index] as Float64Array)[i] as number) - ((b.numbers[index] as Float64Array)[j] as number);
      if (difference !== 0) return difference;
    } else {
      const x = (a.texts[-1 - index] as (string | null)[])[i] ?? '';
      const y = (b.texts[-1 - index] as (string | null)[])[j] ?? '';
      if (x !== y) return x < y ? -1 : 1;
    }
  }
  return 0;
}

const INDEX_BITS = 19;
/** Rows sorted at a time: some 35 MB of trades, well within the packed index. */
export const BLOCK_ROWS = 250_000;
const SECOND_VALUES = 2 ** (32 - INDEX_BITS);
const INSERTION_UP_TO = 24;

/**
 * The rows' order by primary key, as indices. The first key column and the leading bits of the second are packed with the
 * row's index into one 64-bit word each, which the engine sorts natively; ties are put in order by a full comparison.
 */
export function sortedOrder(block: RowBlock): Uint32Array {
  const rows = block.rows;
  if (rows > 2 ** INDEX_BITS) throw new RangeError(`a block holds at most ${2 ** INDEX_BITS} rows`);
  const first = block.numbers[block.table.order[0] as number] as Float64Array;
  const second = block.numbers[block.table.order[1] as number] as Float64Array;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows; i++) {
    const value = second[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = rows === 0 ? 1 : Math.max(1, Math.ceil((high - low + 1) / SECOND_VALUES));
  const words = new BigUint64Array(rows);
  const halves = new Uint32Array(words.buffer);
  for (let i = 0; i < rows; i++) {
    halves[2 * i] = Math.floor(((second[i] as number) - low) / scale) * 2 ** INDEX_BITS + i;
    halves[2 * i + 1] = first[i] as number;
  }
  words.sort();
  const order = new Uint32Array(rows);
  const mask = 2 ** INDEX_BITS - 1;
  for (let i = 0; i < rows; i++) order[i] = (halves[2 * i] as number) & mask;
  let from = 0;
  for (let i = 1; i <= rows; i++) {
    const same =
      i < rows &&
      halves[2 * i + 1] === halves[2 * from + 1] &&
      (halves[2 * i] as number) >>> INDEX_BITS === (halves[2 * from] as number) >>> INDEX_BITS;
    if (same) continue;
    if (i - from > 1) sortTies(block, order, from, i);
    from = i;
  }
  return order;
}

function sortTies(block: RowBlock, order: Uint32Array, from: number, to: number): void {
  if (to - from > INSERTION_UP_TO) {
    const part = Array.from(order.subarray(from, to)).sort((a, b) => compareRows(block, a, block, b));
    order.set(part, from);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = order[i] as number;
    let at = i;
    while (at > from && compareRows(block, order[at - 1] as number, block, row) > 0) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = row;
  }
}

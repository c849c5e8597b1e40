/**
 * The order of cells by their keys. The first two key columns of a cell and its index are packed into one 64-bit word,
 * which the engine sorts natively; ties are put in order by a comparison of the whole keys.
 */
import { CellReader, compareCells } from '../store/facts/cellReader.ts';

const INDEX_BITS = 20;
const SECOND_VALUES = 2 ** (32 - INDEX_BITS);
const INSERTION_UP_TO = 24;

/** `starts` in the order of the keys of the cells that begin there. The first two key columns are integers ≥ 0. */
export function sortCells(bytes: Uint8Array, starts: Uint32Array, keyColumns: number): Uint32Array {
  const cells = starts.length;
  if (cells > 2 ** INDEX_BITS) return starts.sort((a, b) => compareCells(bytes, a, bytes, b, keyColumns));
  const seconds = new Float64Array(cells);
  const words = new BigUint64Array(cells);
  const halves = new Uint32Array(words.buffer);
  const reader = new CellReader();
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < cells; i++) {
    reader.open(bytes, starts[i] as number);
    halves[2 * i + 1] = reader.next();
    const second = reader.next();
    seconds[i] = second;
    if (second < low) low = second;
    if (second > high) high = second;
  }
  const scale = cells === 0 ? 1 : Math.max(1, Math.ceil((high - low + 1) / SECOND_VALUES));
  for (let i = 0; i < cells; i++) {
    halves[2 * i] = Math.floor(((seconds[i] as number) - low) / scale) * 2 ** INDEX_BITS + i;
  }
  words.sort();
  const order = new Uint32Array(cells);
  const mask = 2 ** INDEX_BITS - 1;
  for (let i = 0; i < cells; i++) order[i] = starts[(halves[2 * i] as number) & mask] as number;
  let from = 0;
  for (let i = 1; i <= cells; i++) {
    const same =
      i < cells &&
      halves[2 * i + 1] === halves[2 * from + 1] &&
      (halves[2 * i] as number) >>> INDEX_BITS === (halves[2 * from] as number) >>> INDEX_BITS;
    if (same) continue;
    if (i - from > 1) sortTies(bytes, order, from, i, keyColumns);
    from = i;
  }
  return order;
}

function sortTies(bytes: Uint8Array, order: Uint32Array, from: number, to: number, keyColumns: number): void {
  if (to - from > INSERTION_UP_TO) {
    order.subarray(from, to).sort((a, b) => compareCells(bytes, a, bytes, b, keyColumns));
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const cell = order[i] as number;
    let at = i;
    while (at > from && compareCells(bytes, order[at - 1] as number, bytes, cell, keyColumns) > 0) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = cell;
  }
}

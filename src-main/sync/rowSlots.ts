/**
 * The memory that the thread which reads a file and the thread which stores its rows share: a few slots, each with room
 * for one batch of parsed rows as typed columns. A slot is written, told of by a message, copied out and free again.
 */
import type { Dataset } from '../../src-shared/files/datasets.ts';

export const SLOTS = 3;
/** Bytes of a slot for the texts of one column that hardly ever repeat. */
const BYTES_A_ROW = 24;

/** Places of the counters: messages written, batches taken, whether the reader has to stop, whether it has begun. */
export const WRITTEN = 0;
export const TAKEN = 1;
export const STOP = 2;
export const BEGUN = 3;

export interface SharedRows {
  readonly counters: SharedArrayBuffer;
  readonly slots: readonly SharedArrayBuffer[];
}

export class RowSlot {
  readonly line: Int32Array;
  readonly fault: Int32Array;
  readonly at: Float64Array;
  /** By column of the dataset; null where the column is of the other kind. */
  readonly numbers: (Float64Array | null)[];
  readonly texts: (Int32Array | null)[];
  /** Of columns whose values hardly ever repeat: the end of each row's slice in `bytes`. */
  readonly ends: (Int32Array | null)[];
  readonly bytes: (Uint8Array<SharedArrayBuffer> | null)[];

  constructor(dataset: Dataset, capacity: number, memory: SharedArrayBuffer) {
    let place = 0;
    const take = (bytes: number): number => {
      const at = place;
      place += Math.ceil(bytes / 8) * 8;
      return at;
    };
    const ints = (): Int32Array => new Int32Array(memory, take(capacity * 4), capacity);
    this.at = new Float64Array(memory, take((capacity + 1) * 8), capacity + 1);
    this.line = ints();
    this.fault = ints();
    const isText = (kind: string): boolean => kind === 'text' || kind === 'code';
    const columns = dataset.columns;
    this.numbers = columns.map(({ kind }) =>
      isText(kind) ? null : new Float64Array(memory, take(capacity * 8), capacity),
    );
    this.texts = columns.map(({ kind }) => (isText(kind) ? ints() : null));
    this.ends = columns.map(({ kind, unique }) => (isText(kind) && unique ? ints() : null));
    this.bytes = columns.map(({ kind, unique }) =>
      isText(kind) && unique ? new Uint8Array(memory, take(capacity * BYTES_A_ROW), capacity * BYTES_A_ROW) : null,
    );
  }
}

export function makeShared(dataset: Dataset, capacity: number): SharedRows {
  const size = 8 * (capacity + 1) + capacity * (8 + dataset.columns.length * (8 + 8 + BYTES_A_ROW));
  return {
    counters: new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT),
    slots: Array.from({ length: SLOTS }, () => new SharedArrayBuffer(size)),
  };
}

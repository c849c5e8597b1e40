/**
 * Cells parted by their key into buckets that follow one another, each small enough to be sorted in memory; all of them
 * lie in one file. A bucket that grew too large, because the keys at its making did not speak for those that came, is
 * parted again.
 */
import { CellReader, cellEnd } from '../store/facts/cellReader.ts';
import { type CellFile, cellStarts, type Extent } from './cellFile.ts';
import { sortCells } from './sortCells.ts';

const BUCKETS = 64;
/** Bytes of a bucket gathered before they are written. */
const GATHERED = 1 << 17;
/** Bytes of a bucket that are sorted in memory. */
const IN_MEMORY = 32 * 2 ** 20;

/** First two columns of a key: both are integers in every table. */
export interface KeyHead {
  readonly first: number;
  readonly second: number;
}

interface Bucket {
  readonly extents: Extent[];
  readonly buffer: Buffer;
  filled: number;
  bytes: number;
}

const reader = new CellReader();
export function keyHead(bytes: Uint8Array, at: number): KeyHead {
  reader.open(bytes, at);
  return { first: reader.next(), second: reader.next() };
}

/** Bounds that part sorted keys evenly, each once. */
export function boundsOf(count: number, keyAt: (i: number) => KeyHead): KeyHead[] {
  const bounds: KeyHead[] = [];
  for (let b = 1; b < BUCKETS; b++) {
    const key = keyAt(Math.floor((b * count) / BUCKETS));
    const last = bounds.at(-1);
    if (!last || last.first !== key.first || last.second !== key.second) bounds.push(key);
  }
  return bounds;
}

export class CellBuckets {
  private readonly file: CellFile;
  private readonly keyColumns: number;
  private readonly firsts: Float64Array;
  private readonly seconds: Float64Array;
  private readonly buckets: Bucket[];

  private readonly inMemory: number;

  /** A bucket holds the keys from one bound up to the next. `inMemory`: bytes of a bucket that are sorted at once. */
  constructor(file: CellFile, keyColumns: number, bounds: readonly KeyHead[], inMemory = IN_MEMORY) {
    this.file = file;
    this.inMemory = inMemory;
    this.keyColumns = keyColumns;
    this.firsts = Float64Array.from(bounds, (bound) => bound.first);
    this.seconds = Float64Array.from(bounds, (bound) => bound.second);
    this.buckets = Array.from({ length: bounds.length + 1 }, () => ({
      extents: [],
      buffer: Buffer.alloc(GATHERED),
      filled: 0,
      bytes: 0,
    }));
  }

  /** Where `room` says that a cell is to be written. */
  into: Buffer = Buffer.alloc(0);
  private roomIn: Bucket | null = null;

  /** Room for a cell of up to `most` bytes: where it begins in `into`. `taken` then says where it ended. */
  room(most: number, first: number, second: number): number {
    const bucket = this.buckets[this.bucketOf(first, second)] as Bucket;
    if (bucket.filled + most > GATHERED) this.write(bucket);
    this.roomIn = bucket;
    this.into = bucket.buffer;
    return bucket.filled;
  }

  taken(end: number): void {
    (this.roomIn as Bucket).filled = end;
  }

  add(bytes: Buffer, from: number, to: number, first: number, second: number): void {
    const at = this.room(to - from, first, second);
    bytes.copy(this.into, at, from, to);
    this.taken(at + to - from);
  }

  private bucketOf(first: number, second: number): number {
    const { firsts, seconds } = this;
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const bound = firsts[middle] as number;
      if (bound < first || (bound === first && (seconds[middle] as number) <= second)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private write(bucket: Bucket): void {
    if (bucket.filled === 0) return;
    bucket.extents.push(this.file.append(bucket.buffer, bucket.filled));
    bucket.bytes += bucket.filled;
    bucket.filled = 0;
  }

  /** Every cell in the order of the keys. */
  forEach(take: (bytes: Buffer, from: number, to: number) => void): void {
    for (const bucket of this.buckets) this.write(bucket);
    // One buffer for all: memory outside the heap is given back late.
    let bytes = Buffer.alloc(0);
    for (const bucket of this.buckets) {
      if (bucket.bytes > this.inMemory && this.part(bucket, take)) continue;
      if (bucket.bytes > bytes.length) bytes = Buffer.alloc(Math.ceil(bucket.bytes * 1.25));
      let at = 0;
      for (const extent of bucket.extents) {
        this.file.read(extent, bytes, at);
        at += extent.length;
      }
      const starts = cellStarts(bytes, bucket.bytes);
      for (const from of sortCells(bytes, starts, this.keyColumns)) take(bytes, from, cellEnd(bytes, from));
    }
  }

  /** False where all of the bucket has one key head, so that it cannot be parted. */
  private part(bucket: Bucket, take: (bytes: Buffer, from: number, to: number) => void): boolean {
    const bounds = this.sample(bucket);
    if (bounds.length < 2) return false;
    const parts = new CellBuckets(this.file, this.keyColumns, bounds, this.inMemory);
    const buffer = Buffer.alloc(GATHERED);
    for (const extent of bucket.extents) {
      this.file.read(extent, buffer, 0);
      for (let from = 0; from < extent.length; ) {
        const to = cellEnd(buffer, from);
        const { first, second } = keyHead(buffer, from);
        parts.add(buffer, from, to, first, second);
        from = to;
      }
    }
    parts.forEach(take);
    return true;
  }

  /** Bounds from the cells of some parts of a bucket. */
  private sample(bucket: Bucket): KeyHead[] {
    const keys: KeyHead[] = [];
    const buffer = Buffer.alloc(GATHERED);
    const step = Math.ceil(bucket.extents.length / BUCKETS);
    for (let e = 0; e < bucket.extents.length; e += step) {
      const extent = bucket.extents[e] as Extent;
      this.file.read(extent, buffer, 0);
      for (const at of cellStarts(buffer, extent.length)) keys.push(keyHead(buffer, at));
    }
    keys.sort((a, b) => a.first - b.first || a.second - b.second);
    return boundsOf(keys.length, (i) => keys[i] as KeyHead);
  }
}

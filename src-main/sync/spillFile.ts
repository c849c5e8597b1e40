/**
 * A sorted run on disk, in the private staging folder: blocks of columns, numbers in 4 bytes where a whole block's column
 * fits (less than half of the plain size for trades). Read back block by block while runs are merged.
 */
import fs from 'node:fs';
import type { FactTable } from '../store/facts/bulkInsert.ts';
import { RowBlock } from './rowBlock.ts';

const BLOCK = 4096;
/** Stands for NULL in 4-byte columns. */
const NULL_32 = -(2 ** 31);
const MAX_32 = 2 ** 31 - 1;
/** Characters up to which a loop is faster than a call. */
const SHORT = 24;

export class SpillFile {
  private readonly handle: number;
  private readonly blocks: { at: number; length: number }[] = [];
  readonly table: FactTable;
  private size = 0;
  private scratch: Buffer = Buffer.alloc(1 << 17);

  constructor(path: string, table: FactTable) {
    this.handle = fs.openSync(path, 'wx+', 0o600);
    this.table = table;
  }

  /** Writes the rows of a block in the given order. */
  write(block: RowBlock, order: Uint32Array): void {
    for (let from = 0; from < order.length; from += BLOCK) {
      const part = this.encode(block, order.subarray(from, Math.min(from + BLOCK, order.length)));
      for (let at = 0; at < part.length; ) at += fs.writeSync(this.handle, part, at, part.length - at, this.size + at);
      this.blocks.push({ at: this.size, length: part.length });
      this.size += part.length;
    }
  }

  private encode(block: RowBlock, order: Uint32Array): Buffer {
    const rows = order.length;
    const parts: Uint8Array[] = [new Uint8Array(new Uint32Array([rows, 0]).buffer)];
    for (const column of block.numbers) {
      const wide = new Float64Array(rows);
      let small = true;
      for (let i = 0; i < rows; i++) {
        const value = column[order[i] as number] as number;
        wide[i] = value;
        if (!Number.isNaN(value) && !(value > NULL_32 && value <= MAX_32)) small = false;
      }
      if (!small) {
        parts.push(new Uint8Array(new Uint32Array([8, 0]).buffer), new Uint8Array(wide.buffer));
        continue;
      }
      const narrow = new Int32Array(rows + (rows & 1));
      for (let i = 0; i < rows; i++) narrow[i] = Number.isNaN(wide[i]) ? NULL_32 : (wide[i] as number);
      parts.push(new Uint8Array(new Uint32Array([4, 0]).buffer), new Uint8Array(narrow.buffer));
    }
    for (const column of block.texts) {
      const ends = new Int32Array(rows + (rows & 1));
      const length = this.encodeTexts(column, order, ends);
      const padded = Math.ceil(length / 8) * 8;
      parts.push(new Uint8Array(new Uint32Array([padded, 0]).buffer), new Uint8Array(ends.buffer));
      parts.push(this.scratch.slice(0, padded));
    }
    return Buffer.concat(parts);
  }

  /** UTF-8 of a column's texts, one behind the other in `scratch`; short ASCII is written without a call. */
  private encodeTexts(column: readonly (string | null)[], order: Uint32Array, ends: Int32Array): number {
    let at = 0;
    for (let i = 0; i < order.length; i++) {
      const text = column[order[i] as number] as string | null;
      if (text === null) {
        ends[i] = -1 - at;
        continue;
      }
      while (this.scratch.length < at + text.length * 3 + 8) {
        const larger = Buffer.alloc(this.scratch.length * 2);
        this.scratch.copy(larger);
        this.scratch = larger;
      }
      const { scratch } = this;
      const from = at;
      let ascii = text.length <= SHORT;
      for (let c = 0; ascii && c < text.length; c++) {
        const code = text.charCodeAt(c);
        scratch[at++] = code;
        ascii = code < 0x80;
      }
      if (!ascii) at = from + scratch.write(text, from, 'utf8');
      ends[i] = at;
    }
    return at;
  }

  get blockCount(): number {
    return this.blocks.length;
  }

  /** The rows of a block, in `into`'s columns, which are used again for the next one; texts come by `show`. */
  read(index: number, into: SpillBuffer): RowBlock {
    const place = this.blocks[index];
    if (!place) throw new RangeError(`no block ${index}`);
    const bytes = into.bytes(place.length);
    for (let at = 0; at < place.length; ) {
      const count = fs.readSync(this.handle, bytes, at, place.length - at, place.at + at);
      if (count === 0) throw new Error('a spill file ended early');
      at += count;
    }
    const { block } = into;
    const rows = new Uint32Array(bytes.buffer, 0, 1)[0] as number;
    let at = 8;
    for (const column of block.numbers) {
      const width = new Uint32Array(bytes.buffer, at, 1)[0] as number;
      at += 8;
      if (width === 8) {
        column.set(new Float64Array(bytes.buffer, at, rows));
        at += rows * 8;
        continue;
      }
      const narrow = new Int32Array(bytes.buffer, at, rows);
      for (let i = 0; i < rows; i++) column[i] = narrow[i] === NULL_32 ? Number.NaN : (narrow[i] as number);
      at += (rows + (rows & 1)) * 4;
    }
    for (let c = 0; c < block.texts.length; c++) {
      const length = new Uint32Array(bytes.buffer, at, 1)[0] as number;
      at += 8;
      const ends = new Int32Array(bytes.buffer, at, rows);
      at += (rows + (rows & 1)) * 4;
      into.texts[c] = { ends, bytes: Buffer.from(bytes.buffer, at, length) };
      at += length;
    }
    block.rows = rows;
    return block;
  }

  close(): void {
    fs.closeSync(this.handle);
  }
}

/** Where one run's current block lies while runs are merged. */
export class SpillBuffer {
  readonly block: RowBlock;
  /** Texts as bytes with the end of each (−1 − end: null). */
  readonly texts: { ends: Int32Array; bytes: Buffer }[] = [];
  private raw = new Uint8Array(0);

  constructor(table: FactTable) {
    this.block = new RowBlock(table, BLOCK);
  }

  /** Makes the strings of row `at`, and forgets those of the row before: a string a row in memory, not a block of them. */
  show(at: number): void {
    this.block.texts.forEach((column, c) => {
      const { ends, bytes } = this.texts[c] as { ends: Int32Array; bytes: Buffer };
      const end = ends[at] as number;
      const before = at === 0 ? 0 : (ends[at - 1] as number);
      if (at > 0) column[at - 1] = null;
      column[at] = end < 0 ? null : bytes.toString('utf8', before < 0 ? -1 - before : before, end);
    });
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    if (this.raw.length < length) this.raw = new Uint8Array(Math.ceil(length * 1.25));
    return this.raw as Uint8Array<ArrayBuffer>;
  }
}

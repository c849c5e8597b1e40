/**
 * Rows as SQLite itself keeps them in the tree of a table WITHOUT ROWID: a cell is the length of the record, then the
 * record (https://www.sqlite.org/fileformat2.html, sections 2.1 and 2.3). Made once while a file is read; sorted and laid
 * into pages as bytes, so that a row of millions is never bound value by value.
 */
import type { Store } from '../open.ts';
import type { TableShape } from './bulkInsert.ts';

/** Characters up to which a loop is faster than a call. */
const SHORT = 24;
/** Characters up to which a text's serial type takes one byte, whatever they are. */
const ONE_BYTE_TYPE = 19;
/** Bytes that a character takes at most. */
const UTF8 = 3;
/** Bytes of a cell's length and of a number in its record, at most, with the number's type. */
const LENGTH = 3;
const NUMBER = 9;
/** Serial type of an empty text; each byte more adds 2. */
const TEXT = 13;

/** Names of a table's columns in the order of its records: the primary key, then the others as they were declared. */
export function recordColumns(store: Store, table: TableShape): string[] {
  const columns = store.db.pragma(`table_info(${table.name})`) as { name: string; pk: number }[];
  const key = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk);
  return [...key, ...columns.filter((column) => column.pk === 0)].map((column) => column.name);
}

export class RecordCells {
  /** Where each column of a record is taken from: an index into numbers, or −1 − an index into texts. */
  private readonly sources: Int32Array;
  private readonly textColumns: readonly number[];
  /** Bytes of a cell without its texts, at most. */
  private readonly bound: number;
  /** Bytes that the length of the last record took: most are alike. */
  private lengthBytes = 1;

  constructor(store: Store, table: TableShape) {
    const names = recordColumns(store, table);
    this.sources = Int32Array.from(names, (name) => {
      const number = table.numbers.indexOf(name);
      return number >= 0 ? number : -1 - table.texts.indexOf(name);
    });
    this.textColumns = table.texts.map((_, column) => column);
    this.bound = LENGTH + 1 + names.length * NUMBER;
  }

  /** Bytes that the cell of row `i` takes at most. */
  most(texts: readonly (readonly (string | null)[])[], i: number): number {
    let bytes = this.bound;
    for (const column of this.textColumns)
      bytes += UTF8 * ((texts[column] as readonly (string | null)[])[i]?.length ?? 0);
    return bytes;
  }

  /** Writes the cell of row `i`, where there is room for `most` bytes; returns where it ends. */
  write(
    numbers: readonly Float64Array[],
    texts: readonly (readonly (string | null)[])[],
    i: number,
    bytes: Buffer,
    start: number,
  ): number {
    const { sources, lengthBytes } = this;
    const columns = sources.length;
    const header = 1 + columns + this.longTypes(texts, i);
    if (header > 127) throw new RangeError('a record with so long a header is not written here');
    let type = start + lengthBytes;
    let at = type + header;
    bytes[type++] = header;
    for (let c = 0; c < columns; c++) {
      const source = sources[c] as number;
      if (source < 0) {
        const text = (texts[-1 - source] as readonly (string | null)[])[i] as string | null;
        const end = text === null ? at : writeText(bytes, at, text);
        type = varint(bytes, type, text === null ? 0 : TEXT + 2 * (end - at));
        at = end;
        continue;
      }
      // NaN is NULL; an integer takes the smallest form it fits.
      const value = (numbers[source] as Float64Array)[i] as number;
      if (value >= -0x8000 && value < 0x8000) {
        if (value === 0) bytes[type++] = 8;
        else if (value === 1) bytes[type++] = 9;
        else if (value >= -0x80 && value < 0x80) {
          bytes[type++] = 1;
          bytes[at++] = value;
        } else {
          bytes[type++] = 2;
          bytes[at++] = value >> 8;
          bytes[at++] = value;
        }
      } else if (value >= -0x800000 && value < 0x800000) {
        bytes[type++] = 3;
        bytes[at++] = value >> 16;
        bytes[at++] = value >> 8;
        bytes[at++] = value;
      } else if (Number.isNaN(value)) bytes[type++] = 0;
      else {
        const wide = wideType(value);
        bytes[type++] = wide;
        at = writeWide(bytes, at, wide, value);
      }
    }
    return this.setLength(bytes, start, at);
  }

  /** Bytes that serial types of long texts take beyond one each. */
  private longTypes(texts: readonly (readonly (string | null)[])[], i: number): number {
    let more = 0;
    for (const column of this.textColumns) {
      const text = (texts[column] as readonly (string | null)[])[i] as string | null;
      if (text !== null && text.length > ONE_BYTE_TYPE)
        more += varintBytes(TEXT + 2 * Buffer.byteLength(text, 'utf8')) - 1;
    }
    return more;
  }

  /** Puts the record's length before it, moving the record where the length takes other room than the last one's. */
  private setLength(bytes: Buffer, start: number, end: number): number {
    const from = start + this.lengthBytes;
    const length = end - from;
    const wanted = varintBytes(length);
    const moved = wanted - this.lengthBytes;
    if (moved !== 0) {
      bytes.copyWithin(start + wanted, from, end);
      this.lengthBytes = wanted;
    }
    varint(bytes, start, length);
    return end + moved;
  }
}

function varint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  if (value >= 2 ** 21) throw new RangeError('a record is too long');
  if (value >= 2 ** 14) bytes[at++] = 0x80 | (value >>> 14);
  if (value >= 2 ** 7) bytes[at++] = 0x80 | ((value >>> 7) & 0x7f);
  bytes[at++] = value & 0x7f;
  return at;
}

function varintBytes(value: number): number {
  return value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : 3;
}

function writeText(bytes: Buffer, start: number, text: string): number {
  const { length } = text;
  if (length > SHORT) return start + bytes.write(text, start, 'utf8');
  for (let c = 0; c < length; c++) {
    const code = text.charCodeAt(c);
    if (code > 0x7f) return start + bytes.write(text, start, 'utf8');
    bytes[start + c] = code;
  }
  return start + length;
}

/** Serial type of an integer beyond three bytes. */
function wideType(value: number): number {
  if (value >= -(2 ** 31) && value < 2 ** 31) return 4;
  return value >= -(2 ** 47) && value < 2 ** 47 ? 5 : 6;
}

function writeWide(bytes: Uint8Array, start: number, type: number, value: number): number {
  let at = start;
  if (type !== 4) {
    const high = Math.floor(value / 2 ** 32);
    if (type === 6) {
      bytes[at++] = high >> 24;
      bytes[at++] = high >> 16;
    }
    bytes[at++] = high >> 8;
    bytes[at++] = high;
  }
  // The low 32 bits of the two's complement, which >>> gives for numbers of any size.
  const low = value >>> 0;
  bytes[at++] = low >>> 24;
  bytes[at++] = low >>> 16;
  bytes[at++] = low >>> 8;
  bytes[at++] = low;
  return at;
}

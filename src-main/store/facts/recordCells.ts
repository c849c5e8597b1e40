/**
 * Rows as SQLite itself keeps them in the tree of a table WITHOUT ROWID: a cell is the length of the record, then the
 * record (https://www.sqlite.org/fileformat2.html, sections 2.1 and 2.3). Made once while a file is read; sorted and laid
 * into pages as bytes, so that a row of millions is never bound value by value.
 */
import type { Store } from '../open.ts';
import type { TableShape } from './bulkInsert.ts';

const SMALL = [2 ** 7, 2 ** 15, 2 ** 23, 2 ** 31, 2 ** 47] as const;
const SIZE_OF_TYPE = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;
/** Characters up to which a loop is faster than a call. */
const SHORT = 24;
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
  private readonly types: Uint32Array;
  private readonly values: Float64Array;
  /** What `write` writes: the row that was measured last, and the sizes found then. */
  private texts: readonly (readonly (string | null)[])[] = [];
  private row = 0;
  private header = 0;
  private length = 0;

  constructor(store: Store, table: TableShape) {
    const names = recordColumns(store, table);
    this.sources = Int32Array.from(names, (name) => {
      const number = table.numbers.indexOf(name);
      return number >= 0 ? number : -1 - table.texts.indexOf(name);
    });
    this.types = new Uint32Array(names.length);
    this.values = new Float64Array(names.length);
  }

  /** Bytes of the cell of row `i`, which `write` then writes where there is room for them. */
  measure(numbers: readonly Float64Array[], texts: readonly (readonly (string | null)[])[], i: number): number {
    const { sources, types, values } = this;
    const columns = sources.length;
    let header = 1;
    let body = 0;
    for (let c = 0; c < columns; c++) {
      const source = sources[c] as number;
      let type: number;
      if (source >= 0) {
        const value = (numbers[source] as Float64Array)[i] as number;
        values[c] = value;
        type = typeOf(value);
        body += SIZE_OF_TYPE[type] as number;
      } else {
        const text = (texts[-1 - source] as readonly (string | null)[])[i] as string | null;
        const length = text === null ? 0 : textBytes(text);
        type = text === null ? 0 : TEXT + 2 * length;
        body += length;
      }
      types[c] = type;
      header += varintBytes(type);
    }
    if (header > 127) throw new RangeError('a record with so long a header is not written here');
    this.texts = texts;
    this.row = i;
    this.header = header;
    this.length = header + body;
    return varintBytes(this.length) + this.length;
  }

  /** Writes the cell that was measured last; returns where it ends. */
  write(bytes: Buffer, start: number): number {
    const { sources, types, values, texts, row } = this;
    const columns = sources.length;
    let at = varint(bytes, start, this.length);
    bytes[at++] = this.header;
    for (let c = 0; c < columns; c++) {
      const type = types[c] as number;
      if (type < 128) bytes[at++] = type;
      else at = varint(bytes, at, type);
    }
    for (let c = 0; c < columns; c++) {
      const type = types[c] as number;
      if (type >= TEXT) {
        const text = (texts[-1 - (sources[c] as number)] as readonly (string | null)[])[row] as string;
        at = writeText(bytes, at, text, (type - TEXT) / 2);
      } else at = writeInteger(bytes, at, type, values[c] as number);
    }
    return at;
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

function writeText(bytes: Buffer, at: number, text: string, length: number): number {
  if (length === text.length && length <= SHORT) {
    for (let c = 0; c < length; c++) bytes[at + c] = text.charCodeAt(c);
  } else bytes.write(text, at, 'utf8');
  return at + length;
}

/** NaN is NULL; an integer takes the smallest form it fits. */
function typeOf(value: number): number {
  if (value === 0) return 8;
  if (value === 1) return 9;
  if (Number.isNaN(value)) return 0;
  if (value >= -SMALL[1] && value < SMALL[1]) return value >= -SMALL[0] && value < SMALL[0] ? 1 : 2;
  if (value >= -SMALL[2] && value < SMALL[2]) return 3;
  if (value >= -SMALL[3] && value < SMALL[3]) return 4;
  return value >= -SMALL[4] && value < SMALL[4] ? 5 : 6;
}

function varintBytes(value: number): number {
  return value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : 3;
}

function textBytes(text: string): number {
  const { length } = text;
  if (length > SHORT) return Buffer.byteLength(text, 'utf8');
  for (let c = 0; c < length; c++) if (text.charCodeAt(c) > 0x7f) return Buffer.byteLength(text, 'utf8');
  return length;
}

function writeInteger(bytes: Uint8Array, start: number, type: number, value: number): number {
  let at = start;
  switch (type) {
    case 1:
      bytes[at++] = value;
      return at;
    case 2:
      bytes[at++] = value >> 8;
      bytes[at++] = value;
      return at;
    case 3:
      bytes[at++] = value >> 16;
      bytes[at++] = value >> 8;
      bytes[at++] = value;
      return at;
    case 4:
    case 5:
    case 6: {
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
    default:
      return at;
  }
}

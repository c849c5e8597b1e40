/**
 * Records of a dBase / FoxPro table as byte slices, blanks of the padding cut off, deleted records skipped and counted,
 * the record's number as its line. Binary numbers of FoxPro (I, Y, B) become decimal digits, so that the row parser sees
 * text only; memo fields stay block numbers. The header's record count must fit the bytes that are there.
 */
import { type DbfHeader, readDbfHeader } from './dbfHeader.ts';
import { FileProblem, ROW_OK, SliceBatch } from './sliceBatch.ts';

const DELETED = 0x2a;
const BLANK = 0x20;
const END_OF_FILE = 0x1a;
/** Digits of the longest number that a binary field can give. */
const BINARY_TEXT = 32;

export class DbfReader {
  header: DbfHeader | null = null;
  deleted = 0;
  private readonly batchRows: number;
  private batch: SliceBatch | null = null;
  private buffer = new Uint8Array(1 << 16);
  private from = 0;
  private to = 0;
  private ended = false;
  private record = 0;
  /** The first byte behind the last record that the header promises; -1 = none yet. */
  private behind = -1;
  private behindLength = 0;

  constructor(batchRows = 16_384) {
    this.batchRows = batchRows;
  }

  push(chunk: Uint8Array): void {
    if (this.to + chunk.length > this.buffer.length) {
      const kept = this.to - this.from;
      let size = this.buffer.length;
      while (kept + chunk.length > size) size *= 2;
      const target = new Uint8Array(size);
      target.set(this.buffer.subarray(this.from, this.to));
      this.buffer = target;
      this.from = 0;
      this.to = kept;
    }
    this.buffer.set(chunk, this.to);
    this.to += chunk.length;
  }

  end(): void {
    this.ended = true;
  }

  next(): SliceBatch | null {
    const header = this.ready();
    if (!header) return null;
    const binary = header.fields.filter((field) => isBinary(field.type, field.length)).length;
    this.batch ??= new SliceBatch(this.batchRows, Math.max(header.fields.length, 1));
    const batch = this.batch;
    const rowsHere = Math.min(Math.floor((this.to - this.from) / header.recordLength), header.records - this.record);
    const rows = Math.min(rowsHere, this.batchRows);
    const source = this.buffer;
    // Texts of binary numbers are written behind the records of the batch.
    const spaceAt = this.from + rows * header.recordLength;
    const bytes = binary > 0 ? withSpace(source, this.from, spaceAt, rows * binary * BINARY_TEXT) : source;
    batch.clear(bytes);
    let base = binary > 0 ? 0 : this.from;
    let space = rows * header.recordLength;
    for (let i = 0; i < rows; i++, base += header.recordLength) {
      this.record++;
      if (bytes[base] === DELETED) {
        this.deleted++;
        continue;
      }
      batch.first[batch.rows] = batch.fields;
      for (const field of header.fields) {
        if (batch.fields >= batch.starts.length) batch.grow();
        let start = base + field.offset;
        let end = start + field.length;
        if (isBinary(field.type, field.length)) {
          const text = binaryText(bytes, start, field.type);
          start = space;
          end = space + text.length;
          for (let c = 0; c < text.length; c++) bytes[space + c] = text.charCodeAt(c);
          space += BINARY_TEXT;
        } else {
          while (end > start && (bytes[end - 1] === BLANK || bytes[end - 1] === 0)) end--;
          while (start < end && bytes[start] === BLANK) start++;
        }
        batch.starts[batch.fields] = start;
        batch.ends[batch.fields] = end;
        batch.fields++;
      }
      batch.line[batch.rows] = this.record;
      batch.form[batch.rows] = ROW_OK;
      batch.rows++;
    }
    batch.first[batch.rows] = batch.fields;
    this.from += rows * header.recordLength;
    if (rows === 0 || this.record === header.records) this.finish(header);
    if (batch.rows === 0 && rows > 0) return this.next();
    return batch.rows > 0 ? batch : null;
  }

  private ready(): DbfHeader | null {
    if (this.header) return this.header;
    const header = readDbfHeader(this.buffer.subarray(this.from, this.to));
    if (!header) {
      if (!this.ended) return null;
      throw new FileProblem(
        this.to === this.from ? 'empty_file' : 'bad_dbf_header',
        0,
        'the file ends inside its header',
        null,
        `${this.to - this.from} bytes`,
      );
    }
    this.header = header;
    this.from += header.headerLength;
    return header;
  }

  /** Nothing is left to read, for now: check what lies behind the records, and at the end that they are all there. */
  private finish(header: DbfHeader): void {
    const left = this.to - this.from;
    if (this.record === header.records) {
      if (left > 0 && this.behind < 0) this.behind = this.buffer[this.from] as number;
      this.behindLength += left;
      this.from = this.to;
      const unmarked =
        this.behind !== END_OF_FILE && header.version !== 0x02 && this.behindLength >= header.recordLength;
      if (unmarked && this.behindLength > 1) {
        throw new FileProblem(
          'dbf_cut_off',
          this.record,
          'more records follow than the header counts',
          `${header.records} records`,
          `at least ${header.records + Math.floor(this.behindLength / header.recordLength)}`,
        );
      }
      return;
    }
    if (!this.ended) return;
    throw new FileProblem(
      'dbf_cut_off',
      this.record,
      'the file ends before the last record that its header counts',
      `${header.records} records`,
      `${this.record} records`,
    );
  }
}

function withSpace(source: Uint8Array, from: number, to: number, space: number): Uint8Array {
  const bytes = new Uint8Array(to - from + space);
  bytes.set(source.subarray(from, to));
  return bytes;
}

function isBinary(type: string, length: number): boolean {
  return (type === 'I' && length === 4) || ((type === 'Y' || type === 'B') && length === 8);
}

function binaryText(bytes: Uint8Array, at: number, type: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8 + (type === 'I' ? -4 : 0));
  if (type === 'I') return String(view.getInt32(0, true));
  if (type === 'Y') {
    const e4 = view.getBigInt64(0, true);
    const digits = String(e4 < 0n ? -e4 : e4).padStart(5, '0');
    return `${e4 < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  }
  return String(view.getFloat64(0, true)).slice(0, BINARY_TEXT);
}

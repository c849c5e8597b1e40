/**
 * RFC 4180 over bytes: comma, quotes, doubled quotes, line breaks inside quotes, LF or CRLF, an optional UTF-8 byte order
 * mark, a last record with or without a line end. A quote inside an unquoted field stands for
 * itself. Works on bytes because 0x2C, 0x0A and 0x22 never occur inside a
 * multi-byte character of UTF-8 or GB18030. A wholly empty line is no record.
 *
 * Fed with chunks of any size (`push`, then `end`), yields batches (`next`) until it says null: feed more. Rows with
 * text behind a closing quote are marked; what leaves no sound row boundary (an unclosed quote, a record beyond the limit)
 * throws a FileProblem.
 */
import { FileProblem, ROW_BAD_QUOTES, ROW_OK, ROW_TOO_LONG, SliceBatch } from './sliceBatch.ts';

export interface CsvLimits {
  readonly fieldBytes: number;
  readonly recordBytes: number;
  readonly batchRows: number;
}
/** A field of 64 KB and a record of 1 MB are far beyond any value of the contract (notes on security § 5). */
export const CSV_LIMITS: CsvLimits = { fieldBytes: 65_536, recordBytes: 1_048_576, batchRows: 16_384 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

export class CsvReader {
  private readonly limits: CsvLimits;
  private readonly delimiter: number;
  private readonly batch: SliceBatch;
  private buffer = new Uint8Array(1 << 18);
  /** Place of the buffer's first byte in the file. */
  private base = 0;
  private from = 0;
  private to = 0;
  private line = 1;
  private ended = false;
  private begun = false;

  /** `delimiter`: the byte between fields; an ASCII character that is no part of another one in the file's encoding. */
  constructor(limits: CsvLimits = CSV_LIMITS, delimiter = COMMA) {
    this.limits = limits;
    this.delimiter = delimiter;
    this.batch = new SliceBatch(limits.batchRows);
  }

  /** Takes a copy of the chunk. */
  push(chunk: Uint8Array): void {
    if (this.to + chunk.length > this.buffer.length) {
      const kept = this.to - this.from;
      let size = this.buffer.length;
      while (kept + chunk.length > size) size *= 2;
      const target = size === this.buffer.length ? this.buffer : new Uint8Array(size);
      if (target === this.buffer) target.copyWithin(0, this.from, this.to);
      else target.set(this.buffer.subarray(this.from, this.to));
      this.buffer = target;
      this.base += this.from;
      this.from = 0;
      this.to = kept;
    }
    this.buffer.set(chunk, this.to);
    this.to += chunk.length;
  }

  end(): void {
    this.ended = true;
  }

  /** The next records, or null when more bytes are needed (or, after `end`, when there are none). */
  next(): SliceBatch | null {
    if (!this.begun) {
      if (this.to - this.from < 3 && !this.ended) return null;
      const b = this.buffer;
      if (this.to - this.from >= 3 && b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) this.from = 3;
      this.begun = true;
    }
    this.batch.clear(this.buffer);
    while (this.batch.rows < this.limits.batchRows && this.from < this.to) {
      const after = this.record();
      if (after < 0) break;
      this.from = after;
    }
    this.batch.first[this.batch.rows] = this.batch.fields;
    this.batch.at[this.batch.rows] = this.base + this.from;
    return this.batch.rows > 0 ? this.batch : null;
  }

  /** Cuts the record at `from` into fields; returns where the next one begins, or -1 if it is not all here yet. */
  private record(): number {
    const { buffer, to, batch, limits, delimiter } = this;
    const start = this.from;
    const firstField = batch.fields;
    let fields = firstField;
    let at = start;
    let lines = 0;
    let form = ROW_OK;
    for (;;) {
      let begin = at;
      let stop: number;
      if (at < to && buffer[at] === QUOTE) {
        begin = at + 1;
        let write = begin;
        at = begin;
        let closed = false;
        while (at < to) {
          const byte = buffer[at] as number;
          if (byte === QUOTE) {
            if (at + 1 < to && buffer[at + 1] === QUOTE) {
              at += 2;
              write++;
              continue;
            }
            closed = true;
            break;
          }
          if (byte === LF) lines++;
          at++;
          write++;
        }
        if (!closed || (at + 1 === to && !this.ended)) return this.unfinished(start, !closed);
        stop = write;
        at++; // behind the closing quote
        if (at < to && buffer[at] !== delimiter && buffer[at] !== LF && !(buffer[at] === CR && this.lineEndAt(at))) {
          if (buffer[at] === CR && at + 1 === to && !this.ended) return this.unfinished(start, false);
          form = ROW_BAD_QUOTES;
          // The row is lost; its end is the next line end outside further quotes' reach.
          while (at < to && buffer[at] !== delimiter && buffer[at] !== LF) at++;
          stop = at;
        }
        if (stop - begin < at - 1 - begin && form === ROW_OK) this.doubled.push(begin, at - 1);
      } else {
        while (at < to) {
          const byte = buffer[at] as number;
          if (byte === delimiter || byte === LF) break;
          at++;
        }
        stop = at;
        // The CR of a CRLF, or of one that the end of the file cut in two.
        if ((at < to ? buffer[at] === LF : this.ended) && stop > begin && buffer[stop - 1] === CR) stop--;
      }
      if (at >= to && !this.ended) return this.unfinished(start, false);
      if (stop - begin > limits.fieldBytes && form === ROW_OK) form = ROW_TOO_LONG;
      if (fields >= batch.starts.length) batch.grow();
      batch.starts[fields] = begin;
      batch.ends[fields] = stop;
      fields++;
      if (at < to && buffer[at] === CR) at++; // CR of a CRLF behind a quoted field
      if (at >= to || buffer[at] === LF) break;
      at++; // the delimiter
    }
    if (at - start > limits.recordBytes) this.unfinished(start, false);
    const lineOfRecord = this.line;
    this.line += lines + (at < to ? 1 : 0);
    const blank = fields === firstField + 1 && batch.ends[firstField] === batch.starts[firstField] && at - start <= 1;
    if (blank) {
      this.doubled.length = 0;
      return Math.min(at + 1, to);
    }
    this.undouble();
    batch.fields = fields;
    batch.first[batch.rows] = firstField;
    batch.line[batch.rows] = lineOfRecord;
    batch.at[batch.rows] = this.base + start;
    batch.form[batch.rows] = form;
    batch.rows++;
    return Math.min(at + 1, to);
  }

  /** Quoted fields of this record that hold doubled quotes: [begin, end of the raw content] pairs. */
  private readonly doubled: number[] = [];

  /** Squeezes doubled quotes in place, once the record is known to be whole (a partial one is read again). */
  private undouble(): void {
    const { buffer, doubled } = this;
    for (let i = 0; i < doubled.length; i += 2) {
      let write = doubled[i] as number;
      const end = doubled[i + 1] as number;
      for (let read = write; read < end; read++, write++) {
        const byte = buffer[read] as number;
        buffer[write] = byte;
        if (byte === QUOTE) read++;
      }
    }
    doubled.length = 0;
  }

  private lineEndAt(at: number): boolean {
    return at + 1 < this.to ? this.buffer[at + 1] === LF : this.ended;
  }

  private unfinished(start: number, insideQuotes: boolean): -1 {
    this.doubled.length = 0;
    if (this.to - start > this.limits.recordBytes) {
      throw new FileProblem(
        'record_too_long',
        this.line,
        `the record that begins in line ${this.line} is longer than ${this.limits.recordBytes} bytes; a quote may be open`,
      );
    }
    if (this.ended && insideQuotes) {
      throw new FileProblem(
        'unclosed_quote',
        this.line,
        `the file ends inside a quoted field that begins in line ${this.line}`,
      );
    }
    return -1;
  }
}

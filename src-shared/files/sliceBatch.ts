/**
 * A batch of records as byte slices: what both readers yield and the row parser takes. The bytes belong to the reader
 * and are valid until its next step. Nothing here knows an encoding.
 */
import type { IssueCode } from './issues.ts';

export const ROW_OK = 0;
export const ROW_BAD_QUOTES = 1;
export const ROW_TOO_LONG = 2;

/** What was found wrong with a row before its values were parsed: a translation's issues (files/mapping). */
export interface RowNote {
  /** Contract name of the column; '' for the row as a whole. */
  readonly column: string;
  readonly value: string;
  readonly code: IssueCode;
}

/** Why a file cannot be read on: the whole file is refused. */
export type FileProblemCode =
  | 'unclosed_quote'
  | 'record_too_long'
  | 'empty_file'
  | 'bad_dbf_header'
  | 'dbf_cut_off'
  | 'bad_header'
  | 'bad_encoding';

export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly line: number;
  readonly expected: string | null;
  readonly found: string | null;
  constructor(
    code: FileProblemCode,
    line: number,
    text: string,
    expected: string | null = null,
    found: string | null = null,
  ) {
    super(text);
    this.code = code;
    this.line = line;
    this.expected = expected;
    this.found = found;
  }
}

export class SliceBatch {
  bytes: Uint8Array = new Uint8Array(0);
  rows = 0;
  fields = 0;
  /** Index of a row's first field in starts/ends; first[rows] = fields. */
  first: Int32Array;
  line: Int32Array;
  /** CSV: where a row's record begins in the file; at[rows] = where the next one begins. */
  at: Float64Array;
  /** ROW_OK or what is wrong with the row's form. */
  form: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  /** By row; null as long as no row has one. */
  notes: Map<number, readonly RowNote[]> | null = null;
  readonly capacity: number;

  constructor(capacity: number, fieldsPerRow = 16) {
    this.capacity = capacity;
    this.first = new Int32Array(capacity + 1);
    this.line = new Int32Array(capacity);
    this.at = new Float64Array(capacity + 1);
    this.form = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity * fieldsPerRow);
    this.ends = new Int32Array(capacity * fieldsPerRow);
  }

  clear(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.rows = 0;
    this.fields = 0;
    this.notes = null;
  }

  grow(): void {
    const starts = new Int32Array(this.starts.length * 2);
    starts.set(this.starts);
    const ends = new Int32Array(this.ends.length * 2);
    ends.set(this.ends);
    this.starts = starts;
    this.ends = ends;
  }
}

/**
 * A sample that a user chose for the mapping screen: its first bytes, and what it seems to be. Of a text or a table only
 * the first part is read; a workbook must be read whole and may be no larger than that part.
 */
import fs from 'node:fs';
import path from 'node:path';
import { MAPPING_LIMITS } from '../../../src-shared/contract/mappingCalls.ts';
import { CSV_LIMITS } from '../../../src-shared/files/csvReader.ts';
import {
  detectCells,
  detectDelimiter,
  detectEncoding,
  detectFormat,
} from '../../../src-shared/files/mapping/detectForm.ts';
import { type FileForm, fileForm } from '../../../src-shared/files/mapping/profileData.ts';
import { type SourceLine, SourceReader } from '../../../src-shared/files/mapping/sourceReader.ts';
import { FileProblem } from '../../../src-shared/files/sliceBatch.ts';
import { sheetCsv } from './sheetRows.ts';
import { readSheets, type Sheet, sheetNamed } from './workbook.ts';
import { WorkbookProblem } from './workbookProblem.ts';

export interface SampleFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: Buffer;
  readonly cut: boolean;
  /** Of a workbook. */
  readonly sheets: readonly Sheet[] | null;
}

/** Why a sample cannot be read, in a code and plain words. */
export class SampleProblem extends Error {
  readonly code: string;
  readonly line: number;
  constructor(code: string, text: string, line = 0) {
    super(text);
    this.code = code;
    this.line = line;
  }
}

/** @throws SampleProblem */
export async function loadSample(file: string, limit: number = MAPPING_LIMITS.bytes): Promise<SampleFile> {
  const { bytes, size } = firstBytes(file, limit);
  const name = path.basename(file);
  const cut = size > bytes.length;
  const format = detectFormat(bytes);
  if (size === 0) throw new SampleProblem('empty_file', 'the file is empty');
  if (format === 'xls')
    throw new SampleProblem('old_workbook', 'an old binary workbook (.xls): save it as .xlsx or as text');
  if (format === 'html')
    throw new SampleProblem('web_page', 'a web page under another name: open it and save it as .xlsx');
  if (format !== 'xlsx') return { name, size, bytes, cut, sheets: null };
  if (cut) throw new SampleProblem('too_large', `a workbook of more than ${limit} bytes: save it as text`);
  return { name, size, bytes, cut, sheets: await sheetsOf(bytes) };
}

async function sheetsOf(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    return await readSheets(bytes);
  } catch (error) {
    if (error instanceof WorkbookProblem) throw new SampleProblem('bad_workbook', error.message);
    throw error;
  }
}

function firstBytes(file: string, limit: number): { bytes: Buffer; size: number } {
  const handle = fs.openSync(file, 'r');
  try {
    const { size } = fs.fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, limit));
    let at = 0;
    while (at < bytes.length) {
      const count = fs.readSync(handle, bytes, at, bytes.length - at, at);
      if (count === 0) break;
      at += count;
    }
    return { bytes: bytes.subarray(0, at), size };
  } finally {
    fs.closeSync(handle);
  }
}

/** Rows from which the form of the cells is told. */
const LOOKED_AT = 200;

/** What the file seems to be. @throws SampleProblem */
export function detectForm(sample: SampleFile): { file: FileForm; byteOrderMark: boolean } {
  if (sample.sheets !== null) {
    const rows = sheetNamed(sample.sheets, null).rows.slice(0, LOOKED_AT);
    const skip = Math.max(
      0,
      rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1),
    );
    return {
      file: { ...detectCells({ format: 'xlsx' }, rows), skip_lines: Math.min(100, skip) },
      byteOrderMark: false,
    };
  }
  if (detectFormat(sample.bytes) === 'dbf') {
    // A table's header bytes are no text; its own words are looked at field by field.
    const rows = rowsIn(sample, fileForm.parse({ format: 'dbf', encoding: 'gb18030' }));
    return { file: detectCells({ format: 'dbf', encoding: 'gb18030' }, rows), byteOrderMark: false };
  }
  const text = detectEncoding(sample.bytes, sample.cut);
  if (text === null) throw new SampleProblem('bad_encoding', 'the file is neither UTF-8 nor GB18030 nor marked UTF-16');
  const { encoding, byteOrderMark } = text;
  const start = decode(sample.bytes.subarray(0, CSV_LIMITS.recordBytes), encoding);
  const { delimiter, skipLines } = detectDelimiter(start);
  const known = { format: 'csv', encoding, delimiter, skip_lines: skipLines } as const;
  return { file: detectCells(known, rowsIn(sample, fileForm.parse(known))), byteOrderMark };
}

function decode(bytes: Buffer, encoding: FileForm['encoding']): string {
  const bigEndian = encoding === 'utf-16' && bytes[0] === 0xfe;
  return new TextDecoder(bigEndian ? 'utf-16be' : encoding).decode(bytes);
}

/** The header and the first rows; as far as they can be read, since what is wrong is told when they are shown. */
function rowsIn(sample: SampleFile, file: FileForm): string[][] {
  const rows: string[][] = [];
  const { reader, lines } = readLines(sample, file);
  try {
    for (const line of lines) {
      rows.push(line.cells.map((cell) => cell ?? ''));
      if (rows.length >= LOOKED_AT) break;
    }
  } catch (error) {
    if (!(error instanceof SampleProblem)) throw error;
  }
  return [[...(reader.header ?? [])], ...rows];
}

export interface SampleLines {
  readonly reader: SourceReader;
  readonly lines: Iterable<SourceLine>;
}

/** The sample's rows in a form; the reader knows the header once the first was asked for. Throws SampleProblem while reading. */
export function readLines(sample: SampleFile, file: FileForm): SampleLines {
  const reader = new SourceReader(file);
  return { reader, lines: linesOf(sample, file, reader) };
}

const CHUNK = 1 << 18;

function* linesOf(sample: SampleFile, file: FileForm, reader: SourceReader): Generator<SourceLine> {
  try {
    const bytes = sourceBytes(sample, file);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      reader.push(bytes.subarray(at, at + CHUNK));
      for (let lines = reader.next(); lines; lines = reader.next()) yield* lines;
    }
    // Of a file that goes on, the last record is not whole.
    if (!sample.cut) reader.end();
    for (let lines = reader.next(); lines; lines = reader.next()) yield* lines;
    if (reader.header === null) throw new FileProblem('empty_file', 0, 'there is no header');
  } catch (error) {
    throw problemOf(error);
  }
}

function sourceBytes(sample: SampleFile, file: FileForm): Uint8Array {
  if (file.format !== 'xlsx') return sample.bytes;
  if (sample.sheets === null) throw new FileProblem('bad_header', 0, 'the file is no workbook');
  return new TextEncoder().encode(sheetCsv(sheetNamed(sample.sheets, file.sheet)));
}

/** What a reader found, as the sample's problem; anything else is a fault of ours. */
export function problemOf(error: unknown): unknown {
  if (error instanceof FileProblem) return new SampleProblem(error.code, error.message, error.line);
  if (error instanceof WorkbookProblem) return new SampleProblem('bad_workbook', error.message);
  return error;
}

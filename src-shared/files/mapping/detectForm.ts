/**
 * What a sample file is: format, encoding, delimiter, where its header stands and how its cells are written. A proposal
 * that the user sees and may change; nothing is read by it unseen.
 */
import { readDbfHeader } from '../dbfHeader.ts';
import { FileProblem } from '../sliceBatch.ts';
import { readDate, readTime } from './dateTime.ts';
import { parseDecimal } from './decimal.ts';
import {
  DATE_FORMATS,
  type DateFormat,
  DELIMITERS,
  type Delimiter,
  type FileEncoding,
  type FileForm,
  fileForm,
  TIME_FORMATS,
  type TimeFormat,
} from './profileData.ts';

export interface DetectedText {
  readonly encoding: FileEncoding;
  readonly byteOrderMark: boolean;
}

/** Characters between the fields. */
const DELIMITER_TEXTS: Readonly<Record<Delimiter, string>> = { comma: ',', tab: '\t', semicolon: ';', bar: '|' };
/** Lines at the file's beginning that are looked at. */
const LINES = 60;
const EMPTY_WORDS = ['---', '--', '-', '-.---', '—', '——'];

export type DetectedFormat = 'csv' | 'dbf' | 'xlsx' | 'xls' | 'html';

export function detectFormat(bytes: Uint8Array): DetectedFormat {
  const starts = (...values: number[]): boolean => values.every((value, i) => bytes[i] === value);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(latin(bytes, 512))) return 'html';
  return isDbf(bytes) ? 'dbf' : 'csv';
}

function latin(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

function isDbf(bytes: Uint8Array): boolean {
  try {
    const header = readDbfHeader(bytes);
    return header !== null && header.fields.length > 0;
  } catch (error) {
    if (error instanceof FileProblem) return false;
    throw error;
  }
}

/** A byte order mark decides; else UTF-8 where the bytes are, else GB18030. Null: neither. */
export function detectEncoding(bytes: Uint8Array, cut: boolean): DetectedText | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', byteOrderMark: true };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { encoding: 'utf-16', byteOrderMark: true };
  }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (isTextIn(bytes, encoding, cut)) return { encoding, byteOrderMark: false };
  }
  return null;
}

function isTextIn(bytes: Uint8Array, encoding: string, cut: boolean): boolean {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    decoder.decode(bytes, { stream: true });
    if (!cut) decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Fields of a line, roughly: quotes keep delimiters together. */
function fieldsOf(line: string, delimiter: string): number {
  let count = 1;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count++;
  }
  return count;
}

/** The delimiter that cuts the most lines into the same number of fields, and the lines above the first of them. */
export function detectDelimiter(text: string): { readonly delimiter: Delimiter; readonly skipLines: number } {
  const lines = text.split(/\r?\n/).slice(0, LINES);
  if (lines.length > 1) lines.pop();
  let best = { delimiter: 'comma' as Delimiter, skipLines: 0, score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => (line.trim() === '' ? 0 : fieldsOf(line, DELIMITER_TEXTS[delimiter])));
    const often = new Map<number, number>();
    for (const count of counts) if (count > 1) often.set(count, (often.get(count) ?? 0) + 1);
    const [width, times] = [...often].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    const score = times * Math.min(width, 20);
    if (score > best.score) best = { delimiter, skipLines: counts.indexOf(width), score };
  }
  return { delimiter: best.delimiter, skipLines: Math.max(0, Math.min(100, best.skipLines)) };
}

/** How cells are written, from the header and some rows below it; `known` is what the bytes have told already. */
export function detectCells(
  known: Partial<FileForm> & Pick<FileForm, 'format'>,
  rows: readonly (readonly string[])[],
): FileForm {
  const cells = rows.flat();
  const unwrap = cells.some((cell) => /^\s*=\s*(["']).*\1\s*$/.test(cell));
  const bare = unwrap ? cells.map((cell) => cell.replace(/^\s*=\s*(["'])(.*)\1\s*$/, '$2')) : cells;
  const values = [...new Set(bare.map((cell) => cell.trim()))];
  return fileForm.parse({
    ...known,
    unwrap,
    trim: bare.some((cell) => cell !== cell.trim()),
    thousands: values.some((value) => value.includes(',') && parseDecimal(value, true) !== null),
    empty_words: EMPTY_WORDS.filter((word) => values.includes(word)),
    date_formats: dateFormats(values),
    time_formats: timeFormats(values),
  });
}

/** The contract's own formats, and those others that some value needs. */
function dateFormats(values: readonly string[]): DateFormat[] {
  const own: DateFormat[] = ['yyyymmdd', 'yyyy-mm-dd'];
  const others = DATE_FORMATS.filter((format) => !own.includes(format) && format !== 'excel_serial');
  return [...own, ...others.filter((format) => values.some((value) => isRecent(readDate(value, [format]))))];
}

/** Many long numbers begin like a date of some century. */
function isRecent(date: string | null): boolean {
  return date !== null && date >= '1990-01-01' && date < '2100-01-01';
}

function timeFormats(values: readonly string[]): TimeFormat[] {
  const own: TimeFormat[] = ['hhmmss', 'hh:mm:ss'];
  const fits = (format: TimeFormat): boolean =>
    format === 'h:mm' && values.some((value) => readTime(value, own) === null && readTime(value, [format]) !== null);
  return [...own, ...TIME_FORMATS.filter((format) => !own.includes(format) && fits(format))];
}

export type LooksLike = 'date' | 'time' | 'number' | 'text' | 'empty';

/** What all values of a column have in common. */
export function looksLike(values: readonly string[], file: FileForm): LooksLike {
  if (values.length === 0) return 'empty';
  const dates = file.date_formats.filter((format) => format !== 'excel_serial');
  if (values.every((value) => isRecent(readDate(value, dates)))) return 'date';
  if (values.every((value) => value.includes(':') && readTime(value, file.time_formats) !== null)) return 'time';
  return values.every((value) => parseDecimal(value, file.thousands) !== null) ? 'number' : 'text';
}

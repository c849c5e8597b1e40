/**
 * A source file of any form as rows of text cells under its header: CSV with any of the delimiters and encodings, a DBF
 * table, or the rows of a sheet that was written out before (sheetRows in src-main). Fed with chunks like the byte
 * readers below it; nothing here knows what a column means.
 */
import { CSV_LIMITS, CsvReader } from '../csvReader.ts';
import { DbfReader } from '../dbfReader.ts';
import { FileProblem, ROW_OK, type SliceBatch } from '../sliceBatch.ts';
import { TextCache } from '../textCache.ts';
import { cellReader, type ReadCell } from './cellText.ts';
import type { Delimiter, FileForm } from './profileData.ts';

const DELIMITER_BYTES: Record<Delimiter, number> = { comma: 0x2c, tab: 0x09, semicolon: 0x3b, bar: 0x7c };
const BATCH_ROWS = 4_096;

export interface SourceLine {
  /** Physical line (CSV), record (DBF) or row of the sheet. */
  readonly line: number;
  /** null: bytes that are no text of the encoding. */
  readonly cells: readonly (string | null)[];
  /** ROW_OK or what is wrong with the row's form. */
  readonly form: number;
}

export class SourceReader {
  /** The header's names, once it was read. */
  header: readonly string[] | null = null;
  headerLine = 0;
  private readonly file: FileForm;
  private readonly reader: CsvReader | DbfReader;
  private readonly decode: ((chunk: Uint8Array | null) => Uint8Array) | null;
  private readonly texts: TextCache;
  private readonly read: ReadCell;

  constructor(file: FileForm, batchRows = BATCH_ROWS) {
    this.file = file;
    this.read = cellReader(file);
    const dbf = file.format === 'dbf';
    const sheet = file.format === 'xlsx';
    const delimiter = DELIMITER_BYTES[sheet ? 'comma' : file.delimiter];
    this.reader = dbf ? new DbfReader(batchRows) : new CsvReader({ ...CSV_LIMITS, batchRows }, delimiter);
    // The second byte of a GB18030 character may be a bar's; a unit of UTF-16 has two bytes.
    this.decode = dbf || sheet || file.encoding === 'utf-8' ? null : toUtf8(file.encoding);
    this.texts = new TextCache(dbf && file.encoding !== 'utf-16' ? file.encoding : 'utf-8');
  }

  get deleted(): number {
    return this.reader instanceof DbfReader ? this.reader.deleted : 0;
  }

  push(chunk: Uint8Array): void {
    this.reader.push(this.decode === null ? chunk : this.decode(chunk));
  }

  end(): void {
    if (this.decode !== null) this.reader.push(this.decode(null));
    this.reader.end();
  }

  /** The next rows below the header, or null when more bytes are needed (or, after `end`, when there are none). */
  next(): SourceLine[] | null {
    for (let batch = this.reader.next(); batch; batch = this.reader.next()) {
      const lines = this.lines(batch);
      if (lines.length > 0) return lines;
    }
    if (this.header === null && this.reader instanceof DbfReader && this.reader.header) this.takeDbfHeader(this.reader);
    return null;
  }

  private lines(batch: SliceBatch): SourceLine[] {
    if (this.header === null && this.reader instanceof DbfReader) this.takeDbfHeader(this.reader);
    const lines: SourceLine[] = [];
    for (let row = 0; row < batch.rows; row++) {
      const line = this.line(batch, row);
      if (line === null) continue;
      if (this.header === null) this.takeHeader(line);
      // A line of nothing but delimiters is no row; a record of a table is one, whatever it holds.
      else if (this.file.format === 'dbf' || line.cells.some((text) => text !== '')) lines.push(line);
    }
    return lines;
  }

  private line(batch: SliceBatch, row: number): SourceLine | null {
    const from = batch.first[row] as number;
    const to = batch.first[row + 1] as number;
    const cells: (string | null)[] = [];
    for (let field = from; field < to; field++) {
      const text = this.texts.text(batch.bytes, batch.starts[field] as number, batch.ends[field] as number);
      cells.push(text === null ? null : this.read(text));
    }
    let line = batch.line[row] as number;
    if (this.file.format === 'xlsx') line = Number(cells.shift() ?? 0);
    if (this.file.format !== 'dbf' && line <= this.file.skip_lines) return null;
    return { line, cells: this.header === null ? cells : this.fitted(cells), form: batch.form[row] as number };
  }

  /** A row may end with empty cells beyond the header (a delimiter at the line's end), a sheet's row may end early. */
  private fitted(cells: (string | null)[]): (string | null)[] {
    const width = this.header?.length ?? 0;
    let end = cells.length;
    while (end > width && cells[end - 1] === '') end--;
    if (end < cells.length) return cells.slice(0, end);
    if (this.file.format === 'xlsx') while (cells.length < width) cells.push('');
    return cells;
  }

  private takeHeader(line: SourceLine): void {
    if (line.form !== ROW_OK) throw new FileProblem('bad_header', line.line, 'the header is not soundly quoted');
    const names = line.cells.map((text) => {
      if (text === null) throw new FileProblem('bad_encoding', line.line, 'the header is no text of the encoding');
      return text.trim();
    });
    while (names.length > 1 && names.at(-1) === '') names.pop();
    this.header = names;
    this.headerLine = line.line;
  }

  private takeDbfHeader(reader: DbfReader): void {
    const fields = reader.header?.fields ?? [];
    this.header = fields.map(({ name }) => (this.texts.text(name, 0, name.length) ?? '').trim());
  }
}

/** Text of another encoding as UTF-8 bytes; a byte order mark decides between the two orders of UTF-16. */
function toUtf8(encoding: 'gb18030' | 'utf-16'): (chunk: Uint8Array | null) => Uint8Array {
  const encoder = new TextEncoder();
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let kept: Uint8Array = new Uint8Array(0);
  const decode = (chunk: Uint8Array | null): string => {
    if (decoder === null) {
      const label = encoding === 'utf-16' ? utf16Label(kept) : encoding;
      decoder = new TextDecoder(label, { fatal: true });
    }
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  };
  return (chunk) => {
    try {
      if (decoder === null && encoding === 'utf-16') {
        kept = joined(kept, chunk);
        if (kept.length < 2 && chunk !== null) return new Uint8Array(0);
        const text = decode(kept);
        return encoder.encode(chunk === null ? text + decode(null) : text);
      }
      return encoder.encode(decode(chunk));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new FileProblem('bad_encoding', 0, `the file is not text in ${encoding}`, encoding);
    }
  };
}

function joined(kept: Uint8Array, chunk: Uint8Array | null): Uint8Array {
  if (chunk === null) return kept;
  const bytes = new Uint8Array(kept.length + chunk.length);
  bytes.set(kept);
  bytes.set(chunk, kept.length);
  return bytes;
}

function utf16Label(start: Uint8Array): 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  throw new FileProblem('bad_encoding', 0, 'UTF-16 without a byte order mark', 'utf-16');
}

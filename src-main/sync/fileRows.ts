/** A staged file → batches of parsed rows, read in steps that stay in a few megabytes. Synchronous: it runs inside the transaction. */
import fs from 'node:fs';
import { CsvReader } from '../../src-shared/files/csvReader.ts';
import { DbfReader } from '../../src-shared/files/dbfReader.ts';
import { type HeaderName, planHeader } from '../../src-shared/files/headerPlan.ts';
import { canonicalPlan } from '../../src-shared/files/mapping/canonicalBatch.ts';
import { type Lookup, NO_LOOKUP } from '../../src-shared/files/mapping/lookup.ts';
import type { ProfileData } from '../../src-shared/files/mapping/profileData.ts';
import { TranslatingReader } from '../../src-shared/files/mapping/translatingReader.ts';
import type { ParsedRows } from '../../src-shared/files/parsedRows.ts';
import { RowParser } from '../../src-shared/files/rowParser.ts';
import { FileProblem, type SliceBatch } from '../../src-shared/files/sliceBatch.ts';
import type { ColumnTotal } from '../../src-shared/files/totals.ts';
import type { ManifestFile } from './manifest.ts';
import { Refusal, type RefusalCode } from './refusal.ts';

const CHUNK = 2 * 1024 * 1024;
export const BATCH_ROWS = 16_384;

export interface RowBatch {
  readonly rows: ParsedRows;
  /** A row's values as the file has them, for the quarantine. */
  raw(row: number): Record<string, string>;
}

/** Of a file that needs no translation. */
export interface PlainBatch extends RowBatch {
  /** The bytes that the rows were cut from, valid during the call. */
  readonly bytes: Uint8Array;
  /** CSV: where the row's record begins in the file; of the row behind the last one, where the next record does. */
  offset(row: number): number;
}

export interface FileEnd {
  readonly rowsRead: number;
  /** Rows of the file itself, which is what its manifest counts; a translation may give more or fewer. */
  readonly fileRows: number;
  readonly deleted: number;
  /** Headers that name no column. */
  readonly unknown: readonly string[];
  /** Sums of the columns that the manifest names. */
  readonly totals: ReadonlyMap<string, ColumnTotal>;
  /** Rows that the profile leaves out on purpose, by reason. */
  readonly dropped: ReadonlyMap<string, number>;
}

/** How a file in another system's form is read: asked of the store, and whether this reading answers for the whole file. */
export interface Translation {
  readonly lookup: Lookup;
  readonly reportsUnmapped: boolean;
}

const REFUSALS: Partial<Record<FileProblem['code'], RefusalCode>> = {
  bad_header: 'bad_header',
  bad_dbf_header: 'bad_header',
  bad_encoding: 'encoding',
};

/** Calls `onBatch` for every batch; throws Refusal for what makes the whole file unusable. */
export function readFileRows(
  file: ManifestFile,
  bytes: Iterable<Uint8Array>,
  onBatch: (batch: RowBatch) => void,
  translation: Translation = { lookup: NO_LOOKUP, reportsUnmapped: true },
): FileEnd {
  const profile = file.profile.translation;
  if (profile === undefined) return readPlainRows(file, bytes, onBatch);
  return orRefuse(file, () => readTranslated(file, profile, bytes, onBatch, translation));
}

/** The same of a file that needs no translation; `onParser` is called before the first row is parsed. */
export function readPlainRows(
  file: ManifestFile,
  bytes: Iterable<Uint8Array>,
  onBatch: (batch: PlainBatch) => void,
  onParser?: (parser: RowParser) => void,
): FileEnd {
  return orRefuse(file, () => read(file, bytes, onBatch, onParser));
}

function orRefuse(file: ManifestFile, work: () => FileEnd): FileEnd {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const code = REFUSALS[error.code] ?? 'cut_off';
    throw new Refusal(code, `${file.path}: ${error.message}`, {
      file: file.path,
      expected: error.expected,
      found: error.found ?? (error.line > 0 ? `line ${error.line}` : null),
    });
  }
}

function read(
  file: ManifestFile,
  bytes: Iterable<Uint8Array>,
  onBatch: (batch: PlainBatch) => void,
  onParser?: (parser: RowParser) => void,
): FileEnd {
  const reader = file.format === 'csv' ? new CsvReader() : new DbfReader(BATCH_ROWS);
  let parser: RowParser | null = null;
  let rowsRead = 0;

  const plan = (names: readonly HeaderName[]): RowParser => {
    const header = planHeader(file.dataset, file.profile, names, file.format === 'dbf' ? 'dbf' : 'csv');
    const made = new RowParser(header, file.encoding, BATCH_ROWS, file.totals.keys());
    onParser?.(made);
    return made;
  };
  const take = (batch: SliceBatch): void => {
    let fromRow = 0;
    if (!parser) {
      if (reader instanceof DbfReader) parser = plan(dbfNames(reader, file.encoding));
      else {
        parser = plan(csvNames(batch, file.encoding));
        fromRow = 1;
      }
    }
    const ready = parser;
    rowsRead += batch.rows - fromRow;
    if (batch.rows === fromRow) return;
    onBatch({
      rows: ready.parse(batch, fromRow),
      raw: (row) => ready.rawRow(batch, fromRow + row),
      bytes: batch.bytes,
      offset: (row) => batch.at[fromRow + row] as number,
    });
  };
  const drain = (): void => {
    for (let batch = reader.next(); batch; batch = reader.next()) take(batch);
  };

  for (const chunk of bytes) {
    reader.push(chunk);
    drain();
  }
  reader.end();
  drain();
  if (!parser && reader instanceof DbfReader && reader.header) parser = plan(dbfNames(reader, file.encoding));
  if (!parser) throw new FileProblem('empty_file', 0, 'the file is empty, without a header');
  return {
    rowsRead,
    fileRows: rowsRead,
    deleted: reader instanceof DbfReader ? reader.deleted : 0,
    unknown: parser.plan.unknown,
    totals: parser.totals,
    dropped: new Map(),
  };
}

function readTranslated(
  file: ManifestFile,
  profile: ProfileData,
  bytes: Iterable<Uint8Array>,
  onBatch: (batch: RowBatch) => void,
  { lookup, reportsUnmapped }: Translation,
): FileEnd {
  const reader = new TranslatingReader({
    profile: { ...profile, file: { ...profile.file, encoding: file.encoding } },
    dataset: file.dataset,
    lookup,
    batchRows: BATCH_ROWS,
    reportsUnmapped,
    totals: file.totals.keys(),
  });
  const parser = new RowParser(canonicalPlan(file.dataset), 'utf-8', BATCH_ROWS);
  let rowsRead = 0;
  const drain = (): void => {
    for (let batch = reader.next(); batch; batch = reader.next()) {
      const taken = batch;
      rowsRead += taken.rows;
      const raw = (row: number): Record<string, string> => {
        const source = reader.sourceOf(row);
        return source === undefined ? parser.rawRow(taken, row) : { source };
      };
      onBatch({ rows: parser.parse(taken, 0), raw });
    }
  };
  for (const chunk of bytes) {
    reader.push(chunk);
    drain();
  }
  reader.end();
  drain();
  if (reader.unknown === null) throw new FileProblem('empty_file', 0, 'the file is empty, without a header');
  const { sourceRows, deleted, unknown, totals, dropped } = reader;
  return { rowsRead, fileRows: sourceRows, deleted, unknown, totals, dropped };
}

function csvNames(batch: SliceBatch, encoding: string): HeaderName[] {
  if (batch.form[0] !== 0) throw new FileProblem('bad_header', 1, 'the header is not soundly quoted');
  const decoder = new TextDecoder(encoding);
  const names: HeaderName[] = [];
  for (let field = batch.first[0] as number; field < (batch.first[1] as number); field++) {
    const slice = batch.bytes.subarray(batch.starts[field], batch.ends[field]);
    names.push({ text: decoder.decode(slice).trim(), byteLength: slice.length });
  }
  return names;
}

function dbfNames(reader: DbfReader, encoding: string): HeaderName[] {
  return (reader.header?.fields ?? []).map(({ name }) => ({ text: cutText(name, encoding), byteLength: name.length }));
}

/** The name may be cut inside its last character. */
function cutText(bytes: Uint8Array, encoding: string): string {
  for (let end = bytes.length; end > 0 && end > bytes.length - 4; end--) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end)).trim();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return '';
}

/** The bytes of a staged file in steps. `onStep` hears of each, and may throw to stop. */
export function* stagedBytes(path: string, onStep: (bytes: number) => void): Generator<Uint8Array> {
  const handle = fs.openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const count = fs.readSync(handle, chunk, 0, CHUNK, null);
      if (count === 0) return;
      onStep(count);
      yield chunk.subarray(0, count);
    }
  } finally {
    fs.closeSync(handle);
  }
}

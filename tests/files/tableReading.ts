// Whole tables through the production readers, cut into chunks of any size.
import { CSV_LIMITS, type CsvLimits, CsvReader } from '../../src-shared/files/csvReader.ts';
import { DbfReader } from '../../src-shared/files/dbfReader.ts';
import type { SliceBatch } from '../../src-shared/files/sliceBatch.ts';

export interface ReadTable {
  readonly rows: string[][];
  readonly lines: number[];
  readonly forms: number[];
}

export function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
  return chunks;
}

function collect(table: ReadTable, batch: SliceBatch, decode: (bytes: Uint8Array) => string): void {
  for (let row = 0; row < batch.rows; row++) {
    const fields: string[] = [];
    for (let f = batch.first[row] as number; f < (batch.first[row + 1] as number); f++) {
      fields.push(decode(batch.bytes.subarray(batch.starts[f], batch.ends[f])));
    }
    table.rows.push(fields);
    table.lines.push(batch.line[row] as number);
    table.forms.push(batch.form[row] as number);
  }
}

export const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export function readCsv(bytes: Uint8Array, chunk = 65_536, decode = utf8, limits: Partial<CsvLimits> = {}): ReadTable {
  const reader = new CsvReader({ ...CSV_LIMITS, ...limits });
  const table: ReadTable = { rows: [], lines: [], forms: [] };
  const drain = (): void => {
    for (let batch = reader.next(); batch; batch = reader.next()) collect(table, batch, decode);
  };
  for (const part of chunksOf(bytes, chunk)) {
    reader.push(part);
    drain();
  }
  reader.end();
  drain();
  return table;
}

export interface ReadDbf extends ReadTable {
  readonly reader: DbfReader;
  readonly problem: unknown;
}

/** Keeps what was read when the table turns out to be broken. */
export function readDbf(bytes: Uint8Array, chunk = 65_536, decode = latin1, batchRows = 16_384): ReadDbf {
  const reader = new DbfReader(batchRows);
  const table: ReadTable = { rows: [], lines: [], forms: [] };
  let problem: unknown = null;
  const drain = (): void => {
    for (let batch = reader.next(); batch; batch = reader.next()) collect(table, batch, decode);
  };
  try {
    for (const part of chunksOf(bytes, chunk)) {
      reader.push(part);
      drain();
    }
    reader.end();
    drain();
  } catch (error) {
    problem = error;
  }
  return { ...table, reader, problem };
}

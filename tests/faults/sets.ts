/**
 * Sets of files in memory, so that a test can bend any byte of them before they are written. Written from the contract
 * alone: columns and Chinese words are those of tests/oracle, nothing is shared with the product.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { type DbfColumn, writeDbf } from '../files/dbfWriting.ts';
import { rawZip } from '../files/zipWriting.ts';
import { type Column, DATASETS } from '../oracle/columns.ts';
import { decimal, sum } from '../oracle/fraction.ts';

export type Row = Readonly<Record<string, string>>;

export interface Table {
  readonly dataset: string;
  readonly rows: readonly Row[];
  readonly format?: 'csv' | 'dbf';
  readonly encoding?: 'utf-8' | 'gb18030';
  /** Chinese headers and words. */
  readonly chinese?: boolean;
  readonly crlf?: boolean;
  readonly path?: string;
  /** Numeric columns whose sums the manifest states. */
  readonly totals?: readonly string[];
}

export interface FileEntry {
  readonly dataset: string;
  readonly path: string;
  readonly format: 'csv' | 'dbf';
  readonly encoding: string;
  readonly profile: string;
  readonly rows: number;
  readonly sha256: string;
  readonly totals?: Readonly<Record<string, string>>;
}

export interface SetManifest {
  readonly contract: string;
  readonly branch: string;
  readonly business_date: string;
  readonly previous_business_date: string | null;
  readonly revision: number;
  readonly kind: 'initial' | 'nightly';
  readonly files: readonly FileEntry[];
}

export interface SetFiles {
  /** Name of the folder; a zip is called so too, with its ending. */
  readonly name: string;
  readonly manifest: SetManifest;
  /** Bytes by path, without the manifest. */
  readonly files: ReadonlyMap<string, Buffer>;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function csvBytes(columns: readonly Column[], { rows, encoding, chinese, crlf }: Table): Buffer {
  const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const word = (column: Column, value: string): string => (chinese ? (column.values?.[value] ?? value) : value);
  const lines = [
    columns.map((c) => (chinese ? c.zh : c.name)),
    ...rows.map((row) => columns.map((c) => word(c, row[c.name] ?? ''))),
  ];
  const text = lines.map((line) => line.map(quote).join(',')).join(crlf ? '\r\n' : '\n') + (crlf ? '\r\n' : '\n');
  return iconv.encode(text, encoding ?? 'utf-8');
}

function dbfBytes(columns: readonly Column[], { rows }: Table): Buffer {
  const encode = (text: string): Buffer => iconv.encode(text, 'gb18030');
  const fields: DbfColumn[] = columns.map((c) => {
    const widest = Math.max(1, ...rows.map((row) => encode(row[c.name] ?? '').length));
    return {
      name: c.name.toUpperCase(),
      type: c.type === 'decimal' || c.type === 'quantity' ? 'N' : 'C',
      length: widest,
    };
  });
  return writeDbf(
    fields,
    rows.map((row) => columns.map((c) => row[c.name] ?? '')),
    { encode },
  );
}

function fileOf(table: Table): { entry: FileEntry; bytes: Buffer } {
  const columns = DATASETS[table.dataset] ?? [];
  const format = table.format ?? 'csv';
  const bytes = format === 'csv' ? csvBytes(columns, table) : dbfBytes(columns, table);
  const totals = Object.fromEntries(
    (table.totals ?? []).map((name) => [name, sum(table.rows.map((row) => decimal(row[name] || '0'))).text(4)]),
  );
  const entry: FileEntry = {
    dataset: table.dataset,
    path: table.path ?? `${table.dataset}.${format}`,
    format,
    encoding: format === 'dbf' ? 'gb18030' : (table.encoding ?? 'utf-8'),
    profile: table.chinese ? 'canonical-zh' : 'canonical',
    rows: table.rows.length,
    sha256: sha256(bytes),
    ...(table.totals ? { totals } : {}),
  };
  return { entry, bytes };
}

export interface SetPlan {
  readonly date: string;
  /** Null: an initial set. */
  readonly previous: string | null;
  readonly revision?: number;
  readonly tables: readonly Table[];
}

export function makeSet({ date, previous, revision = 1, tables }: SetPlan): SetFiles {
  const made = tables.map(fileOf);
  return {
    name: date.replaceAll('-', '') + (revision > 1 ? `.r${revision}` : ''),
    manifest: {
      contract: '1',
      branch: '0571',
      business_date: date,
      previous_business_date: previous,
      revision,
      kind: previous === null ? 'initial' : 'nightly',
      files: made.map(({ entry }) => entry),
    },
    files: new Map(made.map(({ entry, bytes }) => [entry.path, bytes])),
  };
}

/** The set with other bytes in one file; `refit`: the manifest is made to fit their checksum. */
export function withBytes(set: SetFiles, file: string, bytes: Buffer, refit: boolean): SetFiles {
  const files = new Map(set.files).set(file, bytes);
  if (!refit) return { ...set, files };
  return withEntry({ ...set, files }, file, { sha256: sha256(bytes) });
}

/** The set with another entry for one file in its manifest. */
export function withEntry(set: SetFiles, file: string, change: Readonly<Record<string, unknown>>): SetFiles {
  const entries = set.manifest.files.map((entry) => (entry.path === file ? { ...entry, ...change } : entry));
  return { ...set, manifest: { ...set.manifest, files: entries as readonly FileEntry[] } };
}

export function entryOf(set: SetFiles, file: string): FileEntry {
  const entry = set.manifest.files.find((e) => e.path === file);
  if (!entry) throw new Error(`${set.name} has no file ${file}`);
  return entry;
}

export const manifestBytes = (set: SetFiles): Buffer => Buffer.from(JSON.stringify(set.manifest, null, 1));

/** Writes the set as a folder of the drop, whatever lay there before. */
export function writeFolder(drop: string, set: SetFiles, manifest: Buffer | null = manifestBytes(set)): string {
  const folder = path.join(drop, set.name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of set.files) fs.writeFileSync(path.join(folder, file), bytes);
  if (manifest !== null) fs.writeFileSync(path.join(folder, 'manifest.json'), manifest);
  return folder;
}

export function zipBytes(set: SetFiles, pack = true): Buffer {
  const entries = [...set.files, ['manifest.json', manifestBytes(set)] as const];
  return rawZip(entries.map(([name, data]) => ({ name, data, pack })));
}

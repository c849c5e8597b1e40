/**
 * Reads a drop folder as plainly as can be, apart from the product's reader: what the demo wrote is checked against
 * the contract's own words (bytes, checksums, columns), not against the code that will read it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { COLUMNS, type Dataset } from '../../src-main/demo/columns.ts';

export type Row = Readonly<Record<string, string>>;

export interface ManifestFile {
  dataset: Dataset;
  path: string;
  format: 'csv' | 'dbf';
  encoding: 'utf-8' | 'gb18030';
  profile: 'canonical' | 'canonical-zh';
  rows: number;
  sha256: string;
  totals?: Record<string, string>;
}

export interface Manifest {
  contract: string;
  branch: string;
  business_date: string;
  previous_business_date: string | null;
  revision: number;
  kind: 'initial' | 'nightly';
  files: ManifestFile[];
}

export interface DropFile extends ManifestFile {
  readonly bytes: Buffer;
  readonly table: readonly Row[];
}

export interface DropSet {
  readonly name: string;
  readonly manifest: Manifest;
  readonly files: readonly DropFile[];
}

export function readDrop(folder: string): DropSet[] {
  return readdirSync(folder)
    .map((name) => readSet(folder, name))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

const keyOf = ({ manifest }: DropSet): string => `${manifest.business_date}.${manifest.revision}`;

function readSet(folder: string, name: string): DropSet {
  const path = join(folder, name);
  const entries = new Map<string, Buffer>();
  if (statSync(path).isDirectory())
    for (const file of readdirSync(path)) entries.set(file, readFileSync(join(path, file)));
  else for (const [file, bytes] of unzip(readFileSync(path))) entries.set(file, bytes);
  const manifest = JSON.parse((entries.get('manifest.json') as Buffer).toString('utf8')) as Manifest;
  const files = manifest.files.map((file) => {
    const bytes = entries.get(file.path) as Buffer;
    const table = file.format === 'csv' ? readDelimited(file, bytes) : readDbf(file, bytes);
    return { ...file, bytes, table };
  });
  return { name, manifest, files };
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function unzip(zip: Buffer): [string, Buffer][] {
  const files: [string, Buffer][] = [];
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const [packed, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.push([name, inflateRawSync(zip.subarray(start, start + packed))]);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function canonicalRow(file: ManifestFile, headers: readonly string[], cells: readonly string[], cut: number): Row {
  const row: Record<string, string> = {};
  for (const column of COLUMNS[file.dataset]) {
    const header = file.profile === 'canonical' ? column.name.slice(0, cut) : column.zh;
    const at = headers.indexOf(header);
    if (at < 0) continue;
    let text = cells[at] as string;
    if (file.profile === 'canonical-zh') {
      const word = Object.entries(column.words ?? {}).find(([, zh]) => zh === text);
      if (word !== undefined) text = word[0];
    }
    if (column.kind === 'date' && /^\d{8}$/.test(text))
      text = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    if (column.kind === 'time' && /^\d{6}$/.test(text))
      text = `${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4)}`;
    row[column.name] = text;
  }
  return row;
}

function readDelimited(file: ManifestFile, bytes: Buffer): Row[] {
  const text = decode(bytes, file.encoding);
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      record.push(cell);
      cell = '';
      if (character === '\n') {
        records.push(record);
        record = [];
      }
    } else if (character !== '\r') cell += character;
  }
  const [headers = [], ...rows] = records;
  return rows.map((cells) => canonicalRow(file, headers, cells, 99));
}

function readDbf(file: ManifestFile, bytes: Buffer): Row[] {
  const count = bytes.readUInt32LE(4);
  const headerLength = bytes.readUInt16LE(8);
  const recordLength = bytes.readUInt16LE(10);
  const headers: string[] = [];
  const lengths: number[] = [];
  for (let at = 32; bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const header = decode(name.subarray(0, name.indexOf(0)), file.encoding);
    headers.push(file.profile === 'canonical' ? header.toLowerCase() : header);
    lengths.push(bytes[at + 16] as number);
  }
  const rows: Row[] = [];
  for (let i = 0; i < count; i++) {
    let at = headerLength + i * recordLength + 1;
    const cells = lengths.map((length) => {
      at += length;
      return decode(bytes.subarray(at - length, at), file.encoding).trim();
    });
    rows.push(canonicalRow(file, headers, cells, 10));
  }
  return rows;
}

/** Decimal text in 1e-4, exact; NaN where it is no number. */
export function e4(text: string | undefined): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text ?? '');
  if (match === null) return Number.NaN;
  const value = Number(match[2]) * 10_000 + Number((match[3] ?? '').padEnd(4, '0'));
  return match[1] === '-' ? -value : value;
}

/** Rows of a dataset over all sets as they stand in the end: a revision takes the place of what it brings again. */
export function finalRows(sets: readonly DropSet[], dataset: Dataset): { set: DropSet; rows: readonly Row[] }[] {
  const byDate = new Map<string, { set: DropSet; rows: readonly Row[] }>();
  for (const set of sets) {
    const rows = set.files.filter((file) => file.dataset === dataset).flatMap((file) => file.table);
    if (set.files.some((file) => file.dataset === dataset)) byDate.set(set.manifest.business_date, { set, rows });
  }
  return [...byDate.values()];
}

/** How many rows a file has and how many of them are sound by themselves, by the slow readers alone. */
import iconv from 'iconv-lite';
import { DATASETS } from '../../oracle/columns.ts';
import type { FileEntry } from '../sets.ts';
import { slowCsv } from './csv.ts';
import { slowDbf } from './dbf.ts';
import { type Cell, slowRow } from './row.ts';

export interface SoundRows {
  readonly rows: number;
  readonly sound: number;
}

type Entry = Pick<FileEntry, 'dataset' | 'format' | 'encoding' | 'profile'>;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Null: the file as a whole is unusable. */
export function soundRows(entry: Entry, bytes: Buffer): SoundRows | null {
  const table = entry.format === 'csv' ? csvCells(entry, bytes) : dbfCells(entry, bytes);
  if (table === null) return null;
  const { names, rows } = table;
  const columns = DATASETS[entry.dataset] ?? [];
  const chinese = entry.profile === 'canonical-zh';
  const header = (name: string): string => (entry.format === 'dbf' ? name.toUpperCase().slice(0, 10) : name);
  const at = columns.map((c) => names.indexOf(header(chinese ? c.zh : c.name)));
  if (columns.some((c, i) => c.key && (at[i] as number) < 0)) return null;
  const sound = rows.filter((cells) => {
    if (cells === null || cells.length !== names.length) return false;
    const named: Record<string, Cell> = {};
    columns.forEach((c, i) => {
      const cell = cells[at[i] as number];
      if (cell === undefined) return;
      const word = chinese && c.values ? Object.entries(c.values).find(([, zh]) => zh === cell)?.[0] : undefined;
      named[c.name] = word ?? cell;
    });
    return (
      slowRow(entry.dataset, named, (text) => iconv.encode(text, entry.encoding).length, entry.format === 'dbf') !==
      null
    );
  });
  return { rows: rows.length, sound: sound.length };
}

interface Cells {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[] | null)[];
}

function csvCells({ encoding }: Entry, bytes: Buffer): Cells | null {
  const text = decoded(bytes, encoding);
  const read = text === null ? null : slowCsv(text);
  if (read === null || read.kind === 'problem') return null;
  const [head, ...rows] = read.records;
  if (head?.form !== 'sound') return null;
  return { names: head.fields.map((f) => f.trim()), rows: rows.map((r) => (r.form === 'sound' ? r.fields : null)) };
}

function dbfCells({ encoding }: Entry, bytes: Buffer): Cells | null {
  const read = slowDbf(bytes);
  if (read.kind === 'problem') return null;
  return {
    names: read.names.map((name) => name.toUpperCase()),
    rows: read.records.map((r) => r.values.map((value) => decoded(Buffer.from(value, 'latin1'), encoding))),
  };
}

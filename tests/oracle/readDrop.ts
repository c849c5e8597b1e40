// A drop folder → the facts of an in-order load: sets in date order, every revision of a date before the next date.
// Reads sets that are sound: the file checks that refuse a set are the product's own, tested elsewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFacts } from './buildFacts.ts';
import type { Facts } from './facts.ts';
import { type FileEntry, readTable, type TextRow } from './readTable.ts';

interface Manifest {
  readonly business_date: string;
  readonly previous_business_date: string | null;
  readonly revision: number;
  readonly kind: 'initial' | 'nightly';
  readonly files: readonly FileEntry[];
}
export interface DropSet {
  readonly name: string;
  readonly manifest: Manifest;
  readonly tables: ReadonlyMap<string, readonly TextRow[]>;
}

function readSetFolder(name: string, folder: string): DropSet {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const tables = new Map<string, TextRow[]>();
  for (const entry of manifest.files) {
    const rows = readTable(entry, readFileSync(join(folder, entry.path)));
    tables.set(entry.dataset, [...(tables.get(entry.dataset) ?? []), ...rows]);
  }
  return { name, manifest, tables };
}

function readSetZip(name: string, file: string): DropSet {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-zip-'));
  try {
    execFileSync('unzip', ['-q', '-o', file, '-d', folder]);
    return readSetFolder(name, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function readSets(folders: readonly string[]): DropSet[] {
  const sets: DropSet[] = [];
  for (const drop of folders) {
    for (const entry of readdirSync(drop).sort()) {
      const path = join(drop, entry);
      if (entry.endsWith('.zip')) sets.push(readSetZip(entry.slice(0, -4), path));
      else if (existsSync(join(path, 'manifest.json'))) sets.push(readSetFolder(entry, path));
    }
  }
  return sets.sort(
    (a, b) =>
      a.manifest.business_date.localeCompare(b.manifest.business_date) || a.manifest.revision - b.manifest.revision,
  );
}

/** Several folders are read as one drop: late revisions may lie in a second one. */
export function readDrop(...folders: string[]): Facts {
  return buildFacts(chain(readSets(folders)));
}

/** The initial set and the nightly ones that follow it without a gap; for each date all its revisions, ascending. */
function chain(sets: readonly DropSet[]): DropSet[] {
  const taken: DropSet[] = [];
  let last: string | null = null;
  for (const set of sets) {
    const { business_date: on, previous_business_date: previous, revision } = set.manifest;
    const correction =
      on === last && taken.some((s) => s.manifest.business_date === on && s.manifest.revision < revision);
    if (correction || (on !== last && previous === last)) {
      taken.push(set);
      last = on;
    }
  }
  return taken;
}

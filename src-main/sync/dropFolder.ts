/** Which sets lie in a drop folder: entries named by business date and revision, in the order in which they apply. */
import fs from 'node:fs';
import path from 'node:path';
import { isYmd, type Ymd } from '../../src-shared/kernel/dates.ts';

export interface DropSet {
  /** The entry's name in the drop folder. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'zip';
  readonly businessDate: Ymd;
  readonly revision: number;
}

export interface DropListing {
  readonly sets: readonly DropSet[];
  /** Entries that are no sets: left alone. */
  readonly ignored: readonly string[];
}

const SET_NAME = /^(\d{8})(?:\.r([1-9]\d{0,3}))?(\.zip)?$/i;

/** Throws if the folder cannot be read. */
export function listDrop(drop: string): DropListing {
  const sets: DropSet[] = [];
  const ignored: string[] = [];
  for (const entry of fs.readdirSync(drop, { withFileTypes: true })) {
    const match = SET_NAME.exec(entry.name);
    const businessDate = Number(match?.[1]);
    const kind = match?.[3] ? 'zip' : 'folder';
    const fits = kind === 'zip' ? entry.isFile() : entry.isDirectory();
    if (!match || !fits || !isYmd(businessDate)) {
      ignored.push(entry.name);
      continue;
    }
    const revision = match[2] === undefined ? 1 : Number(match[2]);
    sets.push({ name: entry.name, path: path.join(drop, entry.name), kind, businessDate, revision });
  }
  sets.sort((a, b) => a.businessDate - b.businessDate || a.revision - b.revision || (a.name < b.name ? -1 : 1));
  return { sets, ignored };
}

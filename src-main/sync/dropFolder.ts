/** Which sets lie in a drop folder: entries named by business date and revision, in the order in which they apply. */
import fs from 'node:fs';
import path from 'node:path';
import { isYmd, type Ymd } from '../../src-shared/kernel/dates.ts';

export interface DropSet {
  /** The entry's name in the drop folder. */
  readonly name: string;
  readonly path: string;
  /** staged: our own copy of a set that is no longer in the drop folder. */
  readonly kind: 'folder' | 'zip' | 'staged';
  readonly businessDate: Ymd;
  readonly revision: number;
}

export interface DropListing {
  readonly sets: readonly DropSet[];
  /** Entries that are no sets: left alone. */
  readonly ignored: readonly string[];
}

const SET_NAME = /^(\d{8})(?:\.r([1-9]\d{0,3}))?(\.zip)?$/i;

export interface SetName {
  readonly businessDate: Ymd;
  readonly revision: number;
  readonly isZip: boolean;
}

/** What a set's name says; null: the name of no set. */
export function setNameParts(name: string): SetName | null {
  const match = SET_NAME.exec(name);
  const businessDate = Number(match?.[1]);
  if (!match || !isYmd(businessDate)) return null;
  return { businessDate, revision: match[2] === undefined ? 1 : Number(match[2]), isZip: match[3] !== undefined };
}

/**
 * `copies`: our own copies of sets that an earlier run left; each counts where the folder no longer holds the set.
 * Throws if the folder cannot be read.
 */
export function listDrop(drop: string, copies: readonly DropSet[] = []): DropListing {
  const sets: DropSet[] = [];
  const ignored: string[] = [];
  for (const entry of fs.readdirSync(drop, { withFileTypes: true })) {
    const parts = setNameParts(entry.name);
    const fits = parts?.isZip === true ? entry.isFile() : entry.isDirectory();
    if (parts === null || !fits) {
      ignored.push(entry.name);
      continue;
    }
    const { businessDate, revision } = parts;
    const kind = parts.isZip ? 'zip' : 'folder';
    sets.push({ name: entry.name, path: path.join(drop, entry.name), kind, businessDate, revision });
  }
  const there = new Set(sets.map((set) => set.name));
  sets.push(...copies.filter((copy) => !there.has(copy.name)));
  sets.sort((a, b) => a.businessDate - b.businessDate || a.revision - b.revision || (a.name < b.name ? -1 : 1));
  return { sets, ignored };
}

/** Where a set's bytes come from: a folder, a zip of its contents, or our own copy. Only names that the manifest lists are ever opened. */
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { DropSet } from './dropFolder.ts';
import { Refusal } from './refusal.ts';
import { STAGED_MANIFEST, stagedPath } from './staging.ts';
import { openZipSource } from './zipSource.ts';

/** What tells whether a file is still being written. */
export interface FileMark {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

export interface SetSource {
  /** Null: there is none, the set is not ready. */
  manifest(): Promise<string | null>;
  /** The bytes of a file of the set; the path was checked by the manifest. Throws Refusal. */
  open(name: string): Promise<Readable>;
  /** Null: there is no such file. */
  mark(name: string): FileMark | null;
  close(): void;
}

export const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** @throws Refusal where the bytes are no UTF-8: a replaced character would be somebody else's name */
export function manifestText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal('manifest_invalid', 'manifest.json is not text in UTF-8', {
      file: 'manifest.json',
      expected: 'utf-8',
    });
  }
}

/** Throws Refusal. */
export async function openSource(set: DropSet): Promise<SetSource> {
  switch (set.kind) {
    case 'zip':
      return openZipSource(set.path);
    case 'folder':
      return folderSource(set.path, (name) => name);
    case 'staged':
      return folderSource(set.path, (name) =>
        name === STAGED_MANIFEST ? name : path.basename(stagedPath(set.path, name)),
      );
  }
}

/** `placeOf`: under which name a file of the set lies in the folder. */
function folderSource(folder: string, placeOf: (name: string) => string): SetSource {
  return {
    manifest: async () => {
      const file = plainFile(folder, placeOf('manifest.json'));
      if (file === null) return null;
      if (fs.statSync(file).size > MANIFEST_LIMIT) {
        throw new Refusal('manifest_invalid', 'manifest.json is too large', { file: 'manifest.json' });
      }
      return manifestText(fs.readFileSync(file));
    },
    open: async (name) => {
      const file = plainFile(folder, placeOf(name));
      if (file === null) {
        throw new Refusal('file_missing', `the file ${name} is missing`, { file: name, expected: name });
      }
      return fs.createReadStream(file, { highWaterMark: 1 << 20 });
    },
    mark: (name) => {
      const stat = fs.statSync(path.join(folder, placeOf(name)), { throwIfNoEntry: false });
      return stat === undefined ? null : { bytes: stat.size, changed: stat.mtimeMs };
    },
    close: () => undefined,
  };
}

/** The file's path if it and every folder on the way are what they seem; null if there is none. Throws Refusal. */
function plainFile(folder: string, name: string): string | null {
  let at = folder;
  const parts = name.split('/');
  for (const [i, part] of parts.entries()) {
    at = path.join(at, part);
    const stat = fs.lstatSync(at, { throwIfNoEntry: false });
    if (!stat) return null;
    if (stat.isSymbolicLink()) {
      throw new Refusal('symlink', `${name} is a link; a set holds plain files only`, { file: name });
    }
    if (i === parts.length - 1 ? !stat.isFile() : !stat.isDirectory()) {
      throw new Refusal('file_missing', `${name} is no plain file`, { file: name, expected: 'a file' });
    }
  }
  return at;
}

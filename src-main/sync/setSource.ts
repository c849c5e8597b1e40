/** Where a set's bytes come from: a folder or a zip of its contents. Only names that the manifest lists are ever opened. */
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { DropSet } from './dropFolder.ts';
import { Refusal } from './refusal.ts';
import { openZipSource } from './zipSource.ts';

export interface SetSource {
  /** Null: there is none, the set is not ready. */
  manifest(): Promise<string | null>;
  /** The bytes of a file of the set; the path was checked by the manifest. Throws Refusal. */
  open(name: string): Promise<Readable>;
  close(): void;
}

export const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Throws Refusal. */
export async function openSource(set: DropSet): Promise<SetSource> {
  return set.kind === 'zip' ? openZipSource(set.path) : folderSource(set.path);
}

function folderSource(folder: string): SetSource {
  return {
    manifest: async () => {
      const file = plainFile(folder, 'manifest.json');
      if (file === null) return null;
      if (fs.statSync(file).size > MANIFEST_LIMIT) {
        throw new Refusal('manifest_invalid', 'manifest.json is too large', { file: 'manifest.json' });
      }
      return fs.readFileSync(file, 'utf8');
    },
    open: async (name) => {
      const file = plainFile(folder, name);
      if (file === null) {
        throw new Refusal('file_missing', `the file ${name} is missing`, { file: name, expected: name });
      }
      return fs.createReadStream(file, { highWaterMark: 1 << 20 });
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

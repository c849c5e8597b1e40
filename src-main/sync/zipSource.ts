/**
 * A zipped set. The whole directory of the archive is checked before anything is unpacked: paths, links, encryption,
 * count, sizes and ratio (notes on security § 5). An archive without its end is one that is still being written.
 */
import fs from 'node:fs';
import type { Readable } from 'node:stream';
import zlib from 'node:zlib';
import yauzl from 'yauzl';
import { checkPath } from './manifest.ts';
import { Refusal } from './refusal.ts';
import { MANIFEST_LIMIT, manifestText, type SetSource } from './setSource.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Uncompressed bytes of a whole archive. */
  readonly totalBytes: number;
  /** Repetitive tables pack well; beyond this it is a bomb. Small entries may pack to nothing. */
  readonly ratio: number;
}

/** Five years of a large branch's trades are some 2 GB. */
const SET_LIMITS: ZipLimits = { entries: 200, totalBytes: 8 * 1024 ** 3, ratio: 200 };
const RATIO_FROM = 4 * 1024 * 1024;
const LINK = 0o120000;
const FORMAT_BITS = 0o170000;

export async function openZipSource(file: string): Promise<SetSource> {
  if (!hasEnd(file)) return notReady;
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.openPromise(file, {
      autoClose: false,
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch (error) {
    throw new Refusal('archive_bad', `the archive cannot be read: ${(error as Error).message}`);
  }
  try {
    const entries = await readEntries(zip);
    return zipSource(file, zip, entries);
  } catch (error) {
    zip.close();
    throw error;
  }
}

const notReady: SetSource = {
  manifest: () => Promise.resolve(null),
  open: () => Promise.reject(new Error('the archive is not complete')),
  mark: () => null,
  close: () => undefined,
};

/** Whether the end record of a zip stands where an archive ends. */
function hasEnd(file: string): boolean {
  const size = fs.statSync(file).size;
  const tail = Buffer.alloc(Math.min(size, 65_557));
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, tail, 0, tail.length, size - tail.length);
  } finally {
    fs.closeSync(handle);
  }
  return tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) >= 0;
}

/** The plain files of an archive, its whole directory checked. Throws Refusal. */
export async function readEntries(
  zip: yauzl.ZipFile,
  limits: ZipLimits = SET_LIMITS,
): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  const names = new Set<string>();
  let total = 0;
  if (zip.entryCount > limits.entries) throw tooLarge(`at most ${limits.entries} entries`, `${zip.entryCount} entries`);
  try {
    for await (const entry of zip.eachEntry()) {
      if (((entry.externalFileAttributes >>> 16) & FORMAT_BITS) === LINK) {
        throw new Refusal('symlink', `${entry.fileName} is a link; a set holds plain files only`, {
          file: entry.fileName,
        });
      }
      checkPath(entry.fileName.replace(/\/$/, ''));
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted())
        throw new Refusal('archive_bad', `${entry.fileName} is encrypted`, { file: entry.fileName });
      const folded = entry.fileName.toLowerCase();
      if (names.has(folded)) {
        throw new Refusal('archive_bad', `${entry.fileName} is in the archive twice`, { file: entry.fileName });
      }
      names.add(folded);
      total += entry.uncompressedSize;
      if (total > limits.totalBytes) {
        throw tooLarge(`at most ${limits.totalBytes} bytes unpacked`, `more than ${limits.totalBytes}`);
      }
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > limits.ratio * entry.compressedSize) {
        throw tooLarge(
          `packed at most ${limits.ratio} times`,
          `${entry.fileName}: ${entry.uncompressedSize} bytes from ${entry.compressedSize}`,
        );
      }
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const text = (error as Error).message;
    const climbs = /relative path|absolute path|invalid characters in fileName/.test(text);
    throw new Refusal(climbs ? 'path_escape' : 'archive_bad', `the archive is refused: ${text}`, { found: text });
  }
  return entries;
}

function tooLarge(expected: string, found: string): Refusal {
  return new Refusal('archive_limits', `the archive is beyond the limits: ${found}`, { expected, found });
}

function zipSource(file: string, zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): SetSource {
  const open = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new Refusal('file_missing', `the file ${name} is missing`, { file: name, expected: name });
    try {
      return await zip.openReadStreamPromise(entry);
    } catch (error) {
      throw new Refusal('archive_bad', `${name} cannot be unpacked: ${(error as Error).message}`, { file: name });
    }
  };
  return {
    open,
    manifest: async () => {
      const entry = entries.get('manifest.json');
      if (!entry) return null;
      if (entry.uncompressedSize > MANIFEST_LIMIT) {
        throw new Refusal('manifest_invalid', 'manifest.json is too large', { file: 'manifest.json' });
      }
      const parts: Buffer[] = [];
      try {
        for await (const part of await open('manifest.json')) parts.push(part as Buffer);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        throw new Refusal('archive_bad', `manifest.json cannot be unpacked: ${(error as Error).message}`, {
          file: 'manifest.json',
        });
      }
      // The files' own checksums stand in the manifest; its own stands here.
      const bytes = Buffer.concat(parts);
      const crc = zlib.crc32(bytes);
      if (crc !== entry.crc32) {
        throw new Refusal('archive_bad', 'manifest.json is not the one that was packed: its checksum differs', {
          file: 'manifest.json',
          expected: entry.crc32.toString(16),
          found: crc.toString(16),
        });
      }
      return manifestText(bytes);
    },
    mark: (name) => {
      const entry = entries.get(name);
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      if (!entry || stat === undefined) return null;
      return { bytes: entry.uncompressedSize, changed: stat.mtimeMs };
    },
    close: () => zip.close(),
  };
}

/**
 * Our own copy of a set, hashed while it is copied: nothing reads the drop folder afterwards. Names of copies are our
 * own. The staging folder lies beside the store, is private, and is emptied before and after its use.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { EncodingCheck } from './encodingCheck.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { Refusal } from './refusal.ts';
import type { SetSource } from './setSource.ts';

export interface StagedFile {
  readonly file: ManifestFile;
  readonly path: string;
  readonly bytes: number;
}

export function stagingFolder(storeFile: string): string {
  return `${storeFile}.staging`;
}

export function emptyStaging(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export function removeStaging(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Copies and checks every file of the set. Throws Refusal. */
export async function stageSet(
  source: SetSource,
  manifest: Manifest,
  folder: string,
  onBytes: (bytes: number) => void,
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  for (const [i, file] of manifest.files.entries()) {
    staged.push(await stageFile(source, file, path.join(folder, `${i}.data`), onBytes));
  }
  return staged;
}

async function stageFile(
  source: SetSource,
  file: ManifestFile,
  target: string,
  onBytes: (bytes: number) => void,
): Promise<StagedFile> {
  const hash = crypto.createHash('sha256');
  // A DBF file has binary parts; its texts are checked one by one when its rows are read.
  const check = file.format === 'csv' ? new EncodingCheck(file.encoding) : null;
  let bytes = 0;
  const handle = fs.openSync(target, 'wx', 0o600);
  try {
    const stream = await source.open(file.path);
    for await (const part of stream) {
      const chunk = part as Buffer;
      hash.update(chunk);
      check?.push(chunk);
      for (let at = 0; at < chunk.length; ) at += fs.writeSync(handle, chunk, at);
      bytes += chunk.length;
      onBytes(chunk.length);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EFBIG') throw error;
    throw new Refusal('file_unreadable', `${file.path} cannot be read: ${(error as Error).message}`, {
      file: file.path,
    });
  } finally {
    fs.closeSync(handle);
  }
  const found = hash.digest('hex');
  if (found !== file.sha256) {
    throw new Refusal('checksum', `the checksum of ${file.path} is not that of the manifest`, {
      file: file.path,
      expected: file.sha256,
      found,
    });
  }
  check?.end();
  if (check && check.fault !== null) {
    throw new Refusal('encoding', `${file.path} is not text in ${file.encoding}: ${check.fault}`, {
      file: file.path,
      expected: file.encoding,
      found: check.fault,
    });
  }
  return { file, path: target, bytes };
}

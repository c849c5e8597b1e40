/**
 * Our own copy of a set, hashed while it is copied: nothing reads the drop folder afterwards. Names of copies are our
 * own. Each set on its way has a folder beside the store, private, kept until something is decided: a run that was
 * interrupted goes on from its copy, even if the drop folder is gone.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import { diskRefusal } from './diskRefusal.ts';
import { EncodingCheck } from './encodingCheck.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import type { ProblemLog } from './problems.ts';
import { Refusal } from './refusal.ts';
import type { SetSource } from './setSource.ts';

export interface StagedFile {
  readonly file: ManifestFile;
  readonly path: string;
  readonly bytes: number;
  /** The dataset that the manifest names, where the file feeds another one as well (its profile says so). */
  readonly named?: DatasetName;
}

/** Free space that a set needs, in multiples of its files: the copy, the store's growth, the write-ahead log. */
const SPACE_FACTOR = 3;
/** Where the manifest of a copy stands. */
export const STAGED_MANIFEST = 'manifest.json';

export function stagingFolder(storeFile: string): string {
  return `${storeFile}.staging`;
}

/** The folder of one arrival's copy, and in it the one for sorted runs of its rows. */
export function arrivalFolder(storeFile: string, arrivalId: number): string {
  return path.join(stagingFolder(storeFile), String(arrivalId));
}

/** Removes everything but the copies of these arrivals; the folder itself when nothing is kept. */
export function tidyStaging(storeFile: string, kept: readonly number[]): void {
  const folder = stagingFolder(storeFile);
  if (kept.length === 0) {
    fs.rmSync(folder, { recursive: true, force: true });
    return;
  }
  const names = new Set(kept.map(String));
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (!names.has(name)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

export function emptyFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Where the copy of a file of the set stands. */
export function stagedPath(folder: string, name: string): string {
  return path.join(folder, `${crypto.createHash('sha256').update(name).digest('hex').slice(0, 32)}.data`);
}

/** @throws Refusal no_space, before anything is written */
export function refuseWithoutSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = bavail * bsize;
  const needed = bytes * SPACE_FACTOR;
  if (free >= needed) return;
  const mib = (count: number): string => `${Math.ceil(count / 2 ** 20)} MiB`;
  throw new Refusal('no_space', `the disk of the store has ${mib(free)} free, the set needs about ${mib(needed)}`, {
    state: 'not_ready',
    expected: mib(needed),
    found: mib(free),
  });
}

export interface StageOptions {
  readonly manifest: Manifest;
  readonly folder: string;
  readonly problems: ProblemLog;
  /** Bytes since the last call; throws to cancel. */
  onBytes(bytes: number): void;
}

/** Copies every file of the set and checks each against the manifest; what is wrong goes to `problems`. */
export async function stageSet(source: SetSource, text: string, options: StageOptions): Promise<StagedFile[]> {
  const { manifest, folder } = options;
  const marks = manifest.files.map((file) => source.mark(file.path));
  refuseWithoutSpace(
    folder,
    marks.reduce((sum, mark) => sum + (mark === null ? 0 : mark.bytes), 0),
  );
  const staged: StagedFile[] = [];
  for (const [i, file] of manifest.files.entries()) {
    const target = stagedPath(folder, file.path);
    const bytes = await takeFile(file, () => source.open(file.path), target, options);
    if (bytes === null) continue;
    const after = source.mark(file.path);
    if (after?.changed !== marks[i]?.changed || after?.bytes !== marks[i]?.bytes) throw stillGrowing(file.path);
    staged.push({ file, path: target, bytes });
  }
  writeDurably(path.join(folder, STAGED_MANIFEST), text);
  return staged;
}

export function stillGrowing(file: string): Refusal {
  return new Refusal('still_growing', `${file} changed while it was copied: it is still being written`, {
    state: 'not_ready',
    file,
  });
}

/** The copy that an interrupted run left, if every file of it is still what the manifest says; else null. */
export async function verifyCopy({ manifest, folder, onBytes, problems }: StageOptions): Promise<StagedFile[] | null> {
  const staged: StagedFile[] = [];
  for (const file of manifest.files) {
    const copy = stagedPath(folder, file.path);
    if (!fs.existsSync(copy)) return null;
    const options = { manifest, folder, onBytes, problems };
    const bytes = await takeFile(file, () => Promise.resolve(fs.createReadStream(copy)), null, options);
    if (bytes === null || problems.refused) return null;
    staged.push({ file, path: copy, bytes });
  }
  return staged;
}

/** Reads a file once: copied to `target` (unless null), hashed, its encoding checked. Null where it cannot be read. */
async function takeFile(
  file: ManifestFile,
  open: () => Promise<Readable>,
  target: string | null,
  { problems, onBytes }: StageOptions,
): Promise<number | null> {
  const hash = crypto.createHash('sha256');
  // A DBF file has binary parts; its texts are checked one by one when its rows are read. So is UTF-16.
  const check = file.format === 'csv' && file.encoding !== 'utf-16' ? new EncodingCheck(file.encoding) : null;
  let bytes = 0;
  const handle = target === null ? null : fs.openSync(target, 'wx', 0o600);
  try {
    for await (const part of await open()) {
      const chunk = part as Buffer;
      hash.update(chunk);
      check?.push(chunk);
      if (handle !== null) for (let at = 0; at < chunk.length; ) at += fs.writeSync(handle, chunk, at);
      bytes += chunk.length;
      onBytes(chunk.length);
    }
    // Not forced to the disk: a copy that a power failure damaged is found by its checksum, and made anew.
  } catch (error) {
    problems.refuse(unreadable(file, error), file.dataset);
    return null;
  } finally {
    if (handle !== null) fs.closeSync(handle);
  }
  const found = hash.digest('hex');
  if (found !== file.sha256) {
    const text = `the checksum of ${file.path} is not that of the manifest`;
    problems.refuse(new Refusal('checksum', text, { file: file.path, expected: file.sha256, found }), file.dataset);
  }
  check?.end();
  if (check && check.fault !== null) {
    const text = `${file.path} is not text in ${file.encoding}: ${check.fault}`;
    const details = { file: file.path, expected: file.encoding, found: check.fault };
    problems.refuse(new Refusal('encoding', text, details), file.dataset);
  }
  return bytes;
}

/** What a failed reading says of the file; what is no file's fault is thrown on. */
function unreadable(file: ManifestFile, error: unknown): Refusal {
  if (error instanceof Refusal) {
    if (error.state !== 'refused') throw error;
    return error;
  }
  if (diskRefusal(error) !== null) throw error;
  return new Refusal('file_unreadable', `${file.path} cannot be read: ${(error as Error).message}`, {
    file: file.path,
  });
}

/** Under another name first, so that a file is there whole or not at all. */
export function writeDurably(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  const handle = fs.openSync(part, 'w', 0o600);
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(part, file);
}

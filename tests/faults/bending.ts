/**
 * Files cut at every length and bent at every byte, with a manifest that says otherwise and with one made to fit. What is
 * refused leaves the store as it was; what is taken is what a slow reader reads, row for row, and a sound revision brings
 * the store to where it would have been without the fault.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { SetRun } from '../../src-shared/contract/syncCalls.ts';
import { nightSet } from './branch.ts';
import { type FaultRun, randomFrom } from './counts.ts';
import { type Ground, prepareNight } from './ground.ts';
import { inForceHash } from './inForce.ts';
import { entryOf, type FileEntry, manifestBytes, type SetFiles, withBytes, writeFolder } from './sets.ts';
import { soundRows } from './slow/table.ts';

/** A set may be refused for these where its bytes were bent; anything else is no answer to a bent file. */
const FILE_REASONS = new Set([
  'checksum',
  'encoding',
  'cut_off',
  'bad_header',
  'row_count',
  'total',
  'too_many_rejects',
]);

interface BendingGround extends Ground {
  readonly revision: SetFiles;
  /** In force once the night and its revision are applied. */
  readonly mended: string;
}

async function prepare(work: string): Promise<BendingGround> {
  const ground = await prepareNight(work, 'bending');
  const { store, night } = ground;
  const revision = nightSet(2, { revision: 2 });
  await store.apply(night, revision);
  const mended = inForceHash(store.file);
  store.reset();
  return { ...ground, revision, mended };
}

/** One bent file: refused, or taken as the slow reader reads it. Answers which. */
async function tryFile(
  ground: BendingGround,
  set: SetFiles,
  file: string,
  refit: boolean,
  what: string,
): Promise<string> {
  const { store, before } = ground;
  writeFolder(store.drop, set);
  const run = await store.run(set.name);
  if (run.state === 'refused') {
    const code = run.reason?.code ?? '';
    if (!refit && code !== 'checksum') throw new Error(`${what}: refused for ${code}, not for its checksum`);
    if (!FILE_REASONS.has(code)) throw new Error(`${what}: refused for ${code}`);
    if (run.reason?.file !== file) throw new Error(`${what}: the reason names ${run.reason?.file}`);
    if (store.hash() !== before) throw new Error(`${what}: refused, but the store has changed`);
    return 'refused';
  }
  if (!refit) throw new Error(`${what}: ${run.state}, though the checksum is wrong`);
  if (!run.state.startsWith('applied')) throw new Error(`${what}: ${run.state}`);
  explain(run, entryOf(set, file), set.files.get(file) as Buffer, what);
  store.emptyDrop();
  await store.apply(ground.revision);
  if (inForceHash(store.file) !== ground.mended)
    throw new Error(`${what}: taken, and a sound revision does not mend it`);
  store.reset();
  return run.state;
}

/** Every row of the file is accounted for, and no more rows are applied than a slow reader finds sound. */
function explain(run: SetRun, entry: FileEntry, bytes: Buffer, what: string): void {
  const rows = run.rows[entry.dataset];
  const slow = soundRows(entry, bytes);
  if (!rows || slow === null) throw new Error(`${what}: taken, but a slow reader refuses the file`);
  if (rows.read !== slow.rows || rows.applied + rows.rejected !== rows.read) {
    throw new Error(
      `${what}: ${slow.rows} rows, ${rows.read} read, ${rows.applied} applied, ${rows.rejected} rejected`,
    );
  }
  if (rows.applied > slow.sound) throw new Error(`${what}: ${rows.applied} rows applied, ${slow.sound} of them sound`);
}

async function mend({ store, night, after }: Ground, what: string): Promise<void> {
  await store.apply(night);
  if (store.hash() !== after) throw new Error(`${what}: the sound set ends in another store than an undisturbed run`);
  store.reset();
}

/** Each file cut at every `every`-th length. */
export async function truncate({ work, counts, every, say }: FaultRun): Promise<void> {
  const ground = await prepare(work);
  for (const [file, bytes] of ground.night.files) {
    for (const refit of [false, true]) {
      for (let length = 0; length < bytes.length; length += every) {
        const set = withBytes(ground.night, file, bytes.subarray(0, length), refit);
        const end = await tryFile(
          ground,
          set,
          file,
          refit,
          `${file} cut at ${length}${refit ? ', manifest made to fit' : ''}`,
        );
        counts.add(`truncation, ${refit ? 'checksum made to fit' : 'checksum of the whole file'}: ${end}`);
      }
    }
    await mend(ground, `after ${file} was cut`);
    say(`${file} cut at ${Math.ceil(bytes.length / every)} lengths`);
  }
  ground.store.reset();
}

/** Each `every`-th byte of each file with one bit or all its bits changed. */
export async function flip({ work, counts, every, seed, say }: FaultRun): Promise<void> {
  const ground = await prepare(work);
  const random = randomFrom(seed);
  for (const [file, bytes] of ground.night.files) {
    for (let at = 0; at < bytes.length; at += every) {
      const bent = Buffer.from(bytes);
      bent[at] =
        (bytes[at] as number) ^ (random() < 0.7 ? 1 << Math.floor(random() * 8) : 1 + Math.floor(random() * 255));
      for (const refit of [false, true]) {
        const what = `${file}, byte ${at} ${bytes[at]} → ${bent[at]}${refit ? ', manifest made to fit' : ''}`;
        const end = await tryFile(ground, withBytes(ground.night, file, bent, refit), file, refit, what);
        counts.add(`byte flip, ${refit ? 'checksum made to fit' : 'checksum of the sound file'}: ${end}`);
      }
    }
    await mend(ground, `after ${file} was bent`);
    say(`${file} bent at ${Math.ceil(bytes.length / every)} bytes`);
  }
  await flipManifest(ground, counts, every, random);
  ground.store.reset();
}

async function flipManifest(
  ground: BendingGround,
  counts: FaultRun['counts'],
  every: number,
  random: () => number,
): Promise<void> {
  const { store, night, before } = ground;
  const bytes = manifestBytes(night);
  for (let at = 0; at < bytes.length; at += every) {
    const bent = Buffer.from(bytes);
    bent[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
    store.emptyDrop();
    writeFolder(store.drop, night, bent);
    const what = `manifest.json, byte ${at} ${bytes[at]} → ${bent[at]}`;
    const run = await store.run(night.name);
    counts.add(`byte flip in the manifest: ${run.state}`);
    if (!run.state.startsWith('applied')) {
      if (store.hash() !== before) throw new Error(`${what}: ${run.state}, but the store has changed`);
      continue;
    }
    // Only what is left aside may differ: a key that is no longer named, a space.
    fs.rmSync(path.join(store.drop, night.name), { recursive: true });
    await store.apply(ground.revision);
    if (inForceHash(store.file) !== ground.mended) throw new Error(`${what}: taken, and other data are in force`);
    store.reset();
  }
  store.emptyDrop();
  await mend(ground, 'after the manifest was bent');
}

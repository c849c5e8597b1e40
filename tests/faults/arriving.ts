/**
 * Drop folders that are on their way, out of reach or not to be written to. Nothing of a set is applied before it is
 * whole, nothing in the drop is ever changed, and what vanishes in the middle is for another time.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultRun, randomFrom } from './counts.ts';
import { listing } from './faultStore.ts';
import { type Ground, prepareNight } from './ground.ts';
import { manifestBytes, writeFolder, zipBytes } from './sets.ts';
import { STEPS } from './stepKills.ts';

async function finish({ store, night, after }: Ground, what: string): Promise<void> {
  writeFolder(store.drop, night);
  await store.sync();
  if (store.hash() !== after) throw new Error(`${what}: the whole set ends in another store than an undisturbed run`);
  store.reset();
}

/** File by file, the manifest first, last and in between; a run after each. */
export async function fileByFile({ work, counts, every, seed }: FaultRun): Promise<void> {
  const ground = await prepareNight(work, 'arriving');
  const { store, night, before } = ground;
  const random = randomFrom(seed);
  const all: (readonly [string, Buffer])[] = [...night.files];
  for (let place = 0; place <= all.length; place += every) {
    const files = all
      .map((one) => ({ one, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
    const order = [...files.slice(0, place), ['manifest.json', manifestBytes(night)] as const, ...files.slice(place)];
    const folder = path.join(store.drop, night.name);
    fs.mkdirSync(folder, { recursive: true });
    for (const [i, [name, bytes]] of order.entries()) {
      fs.writeFileSync(path.join(folder, name), bytes);
      const run = await store.run(night.name);
      const whole = i === order.length - 1;
      const what = `${name} came ${i + 1}. of ${order.length}, manifest ${place + 1}.`;
      const waits =
        i < place ? run.state === 'not_ready' : run.state === 'refused' && run.reason?.code === 'file_missing';
      if (whole ? run.state !== 'applied' : !waits) throw new Error(`${what}: ${run.state} ${run.reason?.code}`);
      if (!whole && store.hash() !== before) throw new Error(`${what}: the store has changed`);
      counts.add('a set that comes file by file');
    }
    await finish(ground, `manifest ${place + 1}.`);
  }
}

/** A file that is longer at every look, then whole; a zip that grows. */
export async function growing({ work, counts, every }: FaultRun): Promise<void> {
  const ground = await prepareNight(work, 'arriving');
  const { store, night, before } = ground;
  const file = path.join(store.drop, night.name, 'trades.csv');
  const whole = night.files.get('trades.csv') as Buffer;
  writeFolder(store.drop, { ...night, files: new Map(night.files).set('trades.csv', whole.subarray(0, 40)) });
  let length = 40;
  // It grows while the run is at it: each step of the copy finds it longer.
  for (; length < whole.length; length += 40 * every) {
    const run = await store.run(night.name, {
      settleMs: 60,
      onProgress: ({ phase }) => {
        if (phase === 'staging' && length < whole.length - 1) fs.appendFileSync(file, whole.subarray(length, ++length));
      },
    });
    if (run.state.startsWith('applied') || store.hash() !== before) throw new Error(`a growing file: ${run.state}`);
    if (run.state !== 'not_ready')
      throw new Error(`a file that grows while it is copied is ${run.state} ${run.reason?.code}`);
    counts.add('a file that grows while it is copied');
  }
  await finish(ground, 'a growing file');
  const zip = zipBytes(night);
  for (let size = 0; size < zip.length; size += 60 * every) {
    fs.writeFileSync(path.join(store.drop, `${night.name}.zip`), zip.subarray(0, size));
    const run = await store.run(`${night.name}.zip`);
    if (run.state !== 'not_ready') throw new Error(`a zip of ${size} of ${zip.length} bytes is ${run.state}`);
    counts.add('a zip that is still being written');
  }
  store.reset();
  await slowWriter(ground);
  counts.add('a folder that is copied slowly beside the runs');
}

/** Another process copies the set a kilobyte at a time while runs look at it again and again. */
async function slowWriter(ground: Ground): Promise<void> {
  const { store, night, before, after } = ground;
  const folder = path.join(store.drop, night.name);
  fs.mkdirSync(folder, { recursive: true });
  const writing = (async () => {
    for (const [name, bytes] of [...night.files, ['manifest.json', manifestBytes(night)] as const]) {
      for (let at = 0; at < bytes.length; at += 300) {
        fs.appendFileSync(path.join(folder, name), bytes.subarray(at, at + 300));
        await sleep(5);
      }
    }
  })();
  for (let look = 0; look < 200; look++) {
    const run = await store.run(night.name, { settleMs: 30 });
    if (run.state === 'applied') break;
    if (store.hash() !== before) throw new Error('a slowly copied folder: the store has changed before it was whole');
    await sleep(5);
  }
  await writing;
  await store.sync();
  if (store.hash() !== after) throw new Error('a slowly copied folder ends in another store');
  store.reset();
}

/** The drop, or the set, is gone from one moment on: at each step, and in the middle of the copy. */
export async function vanishing({ work, counts, every }: FaultRun): Promise<void> {
  const ground = await prepareNight(work, 'arriving');
  const { store, night, before, after } = ground;
  for (const gone of ['drop', 'set', 'file'] as const) {
    for (const [i, moment] of ([...STEPS, 'staging'] as const).entries()) {
      if (i % every !== 0) continue;
      writeFolder(store.drop, night);
      const places = {
        drop: store.drop,
        set: path.join(store.drop, night.name),
        file: path.join(store.drop, night.name, 'assets.dbf'),
      };
      let done = false;
      const vanish = (): void => {
        if (!done) fs.rmSync(places[gone], { recursive: true, force: true });
        done = true;
      };
      const what = `the ${gone} vanishes at "${moment}"`;
      const run = await store.run(night.name, {
        onStep: (step) => {
          if (step === moment) vanish();
        },
        onProgress: ({ phase }) => {
          if (phase === moment) vanish();
        },
      });
      const hash = store.hash();
      if (hash !== (run.state === 'applied' ? after : before))
        throw new Error(`${what}: ${run.state}, and another store`);
      const copied = STEPS.indexOf(moment as (typeof STEPS)[number]) >= STEPS.indexOf('before copied');
      if (copied && run.state !== 'applied')
        throw new Error(`${what}: ${run.state} ${run.reason?.code}, though it is copied`);
      if (run.state !== 'applied' && gone !== 'file' && run.state !== 'not_ready')
        throw new Error(`${what}: ${run.state} ${run.reason?.code}`);
      counts.add(`the ${gone} vanishes: ${run.state}`);
      await finish(ground, what);
    }
  }
}

/** Not to be written to: by its rights, for another user than root. Applied all the same, and nothing is changed in it. */
export async function readOnly({ work, counts }: FaultRun): Promise<void> {
  const ground = await prepareNight(work, 'arriving');
  const { store, night, after } = ground;
  writeFolder(store.drop, night);
  const before = listing(store.drop);
  const files = fs
    .readdirSync(store.drop, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(store.drop, name));
  for (const file of [...files, store.drop]) fs.chmodSync(file, fs.statSync(file).isDirectory() ? 0o555 : 0o444);
  try {
    const asOther = process.getuid?.() === 0 ? mounted(store.drop) : null;
    try {
      await store.sync();
    } finally {
      asOther?.();
    }
    if (store.hash() !== after) throw new Error('a drop that cannot be written to is not applied');
  } finally {
    for (const file of [store.drop, ...files]) fs.chmodSync(file, fs.statSync(file).isDirectory() ? 0o755 : 0o644);
  }
  const names = (list: readonly string[]): string =>
    list.map((line) => line.replace(/ \d+ (\d+ [\d.]+ [0-9a-f]+)?$/, ' $1')).join('\n');
  if (names(listing(store.drop)) !== names(before)) throw new Error('the drop was changed');
  counts.add('a drop that cannot be written to');
  store.reset();
}

/** Rights mean nothing to root: the folder is mounted onto itself read-only, where that is allowed. Answers how to undo it. */
function mounted(folder: string): (() => void) | null {
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
  if (!mount('--bind', folder, folder)) return null;
  if (!mount('-o', 'remount,ro,bind', folder)) throw new Error(`${folder} cannot be made read-only`);
  return () => {
    spawnSync('umount', [folder]);
  };
}

/**
 * Kills the product's own command line with SIGKILL at random moments while it applies a drop folder, and looks after
 * every kill: the store must be exactly as after some number of whole sets, never between two. Then it is let run to its
 * end, which must be what an undisturbed run gives.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { syncDrop } from '../../src-main/sync/syncDrop.ts';
import { contentHash } from './storeContent.ts';

const root = path.join(import.meta.dirname, '..', '..');

export interface KillResult {
  readonly kills: number;
  /** Kills that left each number of whole sets behind. */
  readonly after: ReadonlyMap<number, number>;
  /** Runs that came to their end between kills, and after the last. */
  readonly ends: number;
}

/** Hashes after 0, 1, 2 … sets, applied one by one without any disturbance. */
export async function prefixHashes(drop: string, work: string): Promise<string[]> {
  const growing = path.join(work, 'growing');
  fs.mkdirSync(growing, { recursive: true });
  const file = path.join(work, 'undisturbed.db');
  const hashes = ['empty'];
  const sets = fs.readdirSync(drop).filter((name) => /^\d{8}/.test(name));
  // A revision after the first issue of its date, folder or zip.
  const plain = (name: string): string => name.replace(/\.zip$/, '');
  for (const name of sets.sort((a, b) => (plain(a) < plain(b) ? -1 : 1))) {
    fs.cpSync(path.join(drop, name), path.join(growing, name), { recursive: true });
    const store = openWrite(file);
    const report = await syncDrop({ store, drop: growing, derive: deriveAfter, now: () => new Date(0) });
    store.close();
    const run = report.runs.find((r) => r.set === name);
    if (!run?.state.startsWith('applied'))
      throw new Error(`${name} was not applied: ${run?.state} ${run?.reason?.text}`);
    hashes.push(contentHash(file));
  }
  return hashes;
}

/** Runs the command line; killed after `ms`, or let alone. Answers whether it came to its end. */
function sync(store: string, drop: string, ms: number | null): Promise<boolean> {
  const script = path.join(root, 'src-main', 'cli', 'main.ts');
  const child = spawn(process.execPath, [...nodeFlags, script, 'sync', '--store', store, '--drop', drop, '--json'], {
    stdio: 'ignore',
  });
  const timer = ms === null ? null : setTimeout(() => child.kill('SIGKILL'), ms);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      if (code === null) resolve(false);
      else if (code === 0 || code === 1) resolve(true);
      else reject(new Error(`sync ended with ${code}`));
    });
  });
}

export interface KillOptions {
  readonly drop: string;
  readonly work: string;
  readonly kills: number;
  readonly seed: number;
  say?(text: string): void;
}

/** @throws where a kill leaves anything but a number of whole sets, or the end differs. */
export async function killAtRandom(options: KillOptions): Promise<KillResult> {
  const { drop, work, say } = options;
  const hashes = await prefixHashes(drop, work);
  const order = new Map(hashes.map((hash, sets) => [hash, sets]));
  const whole = hashes[hashes.length - 1];
  const started = performance.now();
  await sync(path.join(work, 'timed.db'), drop, null);
  const longest = performance.now() - started;
  let state = options.seed;
  const random = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const after = new Map<number, number>();
  let ends = 0;
  let kills = 0;
  for (let trial = 0; kills < options.kills; trial++) {
    const store = path.join(work, `trial-${trial}.db`);
    let sets = 0;
    while (kills < options.kills) {
      // Short lives of a process, so that kills fall on its start, its staging, its transactions and its end.
      if (await sync(store, drop, random() * longest * 0.6)) {
        ends += 1;
        break;
      }
      kills += 1;
      const now = order.get(contentHash(store));
      if (now === undefined) throw new Error(`kill ${kills}: the store of trial ${trial} is between two sets`);
      if (now < sets) throw new Error(`kill ${kills}: a set of trial ${trial} was lost (${sets} before, ${now} now)`);
      sets = now;
      after.set(now, (after.get(now) ?? 0) + 1);
      if (kills % 20 === 0) say?.(`${kills} kills, ${after.size} different states, ${ends} ends`);
    }
    await sync(store, drop, null);
    ends += 1;
    if (contentHash(store) !== whole) throw new Error(`trial ${trial} ends in another store than an undisturbed run`);
    for (const end of ['', '-journal', '-wal', '-shm', '.lock', '.lock.json']) fs.rmSync(store + end, { force: true });
  }
  return { kills, after, ends };
}

/** Two processes that are started on one store at the same moment: never both at work, and the end is that of one. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { openRead } from '../../src-main/store/open.ts';
import { initialSet, nightSet } from './branch.ts';
import { type FaultRun, randomFrom } from './counts.ts';
import { FaultStore } from './faultStore.ts';
import { writeFolder } from './sets.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'src-main', 'cli', 'main.ts');

interface End {
  readonly exit: number | null;
  readonly err: string;
}

function sync(store: FaultStore): Promise<End> {
  const args = [...nodeFlags, CLI, 'sync', '--store', store.file, '--drop', store.drop, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (part) => {
    err += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, err }));
  });
}

/** Runs that began before another had ended. */
function overlapping(file: string): number {
  const store = openRead(file);
  try {
    return store.db
      .prepare('SELECT count(*) FROM sync_run a JOIN sync_run b ON a.run_id < b.run_id AND b.began_at < a.ended_at')
      .pluck()
      .get() as number;
  } finally {
    store.close();
  }
}

export async function twoAtOnce({ work, counts, every, seed, say }: FaultRun): Promise<void> {
  const store = new FaultStore(work, 'two');
  const sets = [initialSet(), ...[1, 2, 3, 4].map((day) => nightSet(day))];
  const fill = (): void => {
    for (const set of sets) writeFolder(store.drop, set);
  };
  fill();
  await store.sync();
  const whole = store.hash();
  const random = randomFrom(seed);
  for (let round = 0; round < Math.max(1, Math.round(20 / every)); round++) {
    store.reset();
    fill();
    const later = random() < 0.5 ? 0 : random() * 400;
    const second = new Promise<End>((resolve, reject) => {
      setTimeout(() => sync(store).then(resolve, reject), later);
    });
    const ends = [await sync(store), await second];
    for (const { exit, err } of ends) {
      const held = exit === 1 && /process \d+, since|another process/.test(err);
      if (exit !== 0 && !held) throw new Error(`round ${round}: exit ${exit}, ${err}`);
      counts.add(held ? 'two processes: waited outside, says who holds it' : 'two processes: came to its end');
    }
    if (!ends.some(({ exit }) => exit === 0)) throw new Error(`round ${round}: none of the two came through`);
    if (overlapping(store.file) !== 0) throw new Error(`round ${round}: both were at work at once`);
    if (store.hash() !== whole) throw new Error(`round ${round}: another store than one process gives`);
    counts.add('two processes: round');
  }
  say('two processes done');
}

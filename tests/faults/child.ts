/**
 * One sync in a process of its own that ends itself with SIGKILL at a given moment: at a named step of a set, or right
 * before a given call that writes to the disk. Started by childRuns.ts.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { lockStore } from '../../src-main/store/lock.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { syncDrop } from '../../src-main/sync/syncDrop.ts';

export interface ChildInput {
  readonly store: string;
  readonly drop: string;
  readonly acknowledge: string;
  /** The n-th time that this step is told. */
  readonly step?: { readonly name: string; readonly nth: number };
  /** Before the n-th call of the file system that changes something. */
  readonly write?: number;
  /** Before the n-th statement that SQLite is to run. */
  readonly statement?: number;
}

const input = JSON.parse(process.argv[2] as string) as ChildInput;
let writes = 0;
let statements = 0;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}

const CHANGING = [
  'writeSync',
  'fsyncSync',
  'renameSync',
  'mkdirSync',
  'rmSync',
  'writeFileSync',
  'copyFileSync',
] as const;
for (const name of CHANGING) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      if (++writes === input.write) die();
      return real(...args);
    },
  });
}

const store = input.store;
const lock = lockStore(store, new Date());
const opened = openWrite(store, { cacheMiB: 8 });
const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as {
  run(...args: unknown[]): unknown;
};
const realRun = statement.run;
statement.run = function run(this: unknown, ...args: unknown[]) {
  if (++statements === input.statement) die();
  return realRun.apply(this, args);
};

let told = 0;
await syncDrop({
  store: opened,
  drop: input.drop,
  derive: deriveAfter,
  now: () => new Date(),
  acknowledgeFolder: input.acknowledge,
  onStep: (step) => {
    if (step === input.step?.name && ++told === input.step.nth) die();
  },
});
opened.close();
lock.release();
process.stdout.write(JSON.stringify({ writes, statements }));

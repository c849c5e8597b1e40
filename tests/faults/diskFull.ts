/**
 * A disk that fills up: a small volume of its own where one can be mounted, a limit on the size of files elsewhere, and
 * every single write of a copy that fails. Refused in plain words, yesterday's data in force, and the next run goes on
 * once there is room.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { nightSet, nightTables } from './branch.ts';
import type { FaultRun } from './counts.ts';
import type { FaultStore } from './faultStore.ts';
import { type Ground, prepareNight } from './ground.ts';
import { type Row, type SetFiles, writeFolder } from './sets.ts';

const root = path.join(import.meta.dirname, '..', '..');
const CLI = [...nodeFlags, path.join(root, 'src-main', 'cli', 'main.ts')];

/** A night of so many trades: some megabytes. */
function largeNight(day: number, rows: number): SetFiles {
  const tables = nightTables(day).map((table) => {
    if (table.dataset !== 'trades') return table;
    const model = table.rows[0] as Row;
    const more = Array.from({ length: rows }, (_, i) => ({
      ...model,
      trade_no: `L${day}${String(i).padStart(7, '0')}`,
    }));
    return { ...table, rows: [...table.rows, ...more] };
  });
  return nightSet(day, { tables });
}

/** What SQLite itself needs beside the store before it can be read. */
const SHM_KIB = 48;

interface CliEnd {
  readonly exit: number | null;
  readonly report: SyncReport | null;
  readonly err: string;
}

/** The command line in a process of its own, under a limit of file sizes in KiB. */
function cli(args: readonly string[], limitKiB: number | null): CliEnd {
  const quoted = [process.execPath, ...CLI, ...args].map((word) => `'${word}'`).join(' ');
  const { status, stdout, stderr } =
    limitKiB === null
      ? spawnSync(process.execPath, [...CLI, ...args], { encoding: 'utf8' })
      : spawnSync('bash', ['-c', `ulimit -f ${limitKiB}; exec ${quoted}`], { encoding: 'utf8' });
  return { exit: status, report: stdout.startsWith('{') ? (JSON.parse(stdout) as SyncReport) : null, err: stderr };
}

/** The night lies in the drop. */
async function prepare(work: string, rows: number): Promise<Ground> {
  const ground = await prepareNight(work, 'disk', largeNight(2, rows));
  writeFolder(ground.store.drop, ground.night);
  return ground;
}

/** What a run on a full disk must have said and left. @throws where it did not */
function checkRefusal(ground: Ground, { exit, report, err }: CliEnd, what: string): 'refused' | 'applied' {
  const run = report?.runs.find((r) => r.set === ground.night.name);
  if (run?.state === 'applied') return 'applied';
  if (exit === 3 || exit === 1) {
    // The store itself could not be opened for writing, or the set found no room.
    const words = run?.reason?.text ?? err;
    const plain = run ? run.state === 'not_ready' && run.reason?.code === 'no_space' : /full|space|room/i.test(err);
    if (!plain || words.trim() === '' || / at .*\.ts:\d+/.test(words)) throw new Error(`${what}: ${exit}, ${words}`);
    if (ground.store.hash() !== ground.before) throw new Error(`${what}: refused, but the store has changed`);
    return 'refused';
  }
  throw new Error(`${what}: exit ${exit}, ${JSON.stringify(run)} ${err}`);
}

/** Yesterday's figures are there for who asks. */
function checkReadable(store: string, what: string): void {
  const { status, stdout } = spawnSync(process.execPath, [...CLI, 'clients', '--store', store, '--json'], {
    encoding: 'utf8',
  });
  const clients = status === 0 ? (JSON.parse(stdout) as { clients: unknown[] }).clients : [];
  if (clients.length === 0) throw new Error(`${what}: the store cannot be read (${status})`);
}

export async function limitFileSizes({ work, counts, every, say }: FaultRun): Promise<void> {
  const ground = await prepare(work, 6_000);
  const { store } = ground;
  const args = ['sync', '--store', store.file, '--drop', store.drop, '--json'];
  const base = Math.ceil(fs.statSync(store.file).size / 1024);
  for (let limit = base + 40; ; limit += 120 * every) {
    const what = `files of at most ${limit} KiB`;
    const end = checkRefusal(ground, cli(args, limit), what);
    counts.add(`file size limit: ${end}`);
    if (end === 'applied') break;
    checkReadable(store.file, what);
    if (limit > 100_000) throw new Error('no limit is large enough');
  }
  if (store.hash() !== ground.after) throw new Error('under a limit that is large enough: another store');
  store.reset();
  writeFolder(store.drop, ground.night);
  checkRefusal(ground, cli(args, base + 40), 'a small limit');
  if (cli(args, null).exit !== 0 || store.hash() !== ground.after)
    throw new Error('without the limit the night is not applied');
  counts.add('file size limit taken away: applied');
  say('file size limits done');
}

/** Volumes that are too small by more and more, then large enough. Answers false where none may be mounted. */
export async function smallVolumes({ work, counts, every, say }: FaultRun): Promise<boolean> {
  const volume = path.join(work, 'volume');
  fs.mkdirSync(volume);
  const mount = (...args: string[]): void => {
    execFileSync('mount', args, { stdio: 'ignore' });
  };
  try {
    mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', volume);
  } catch (error) {
    say(
      `no volume can be mounted here (${(error as Error).message.split('\n')[0]}): limits on file sizes stand for it`,
    );
    return false;
  }
  try {
    const own = await prepare(work, 6_000);
    const file = path.join(volume, 'store.db');
    const args = ['sync', '--store', file, '--drop', own.store.drop, '--json'];
    const template = fs.readFileSync(`${own.store.file}.template`);
    // On a full volume not even SQLite's index of the log finds room: the content is looked at elsewhere.
    const hash = (): string => {
      for (const end of ['', '-wal']) {
        fs.rmSync(own.store.file + end, { force: true });
        if (fs.existsSync(file + end)) fs.copyFileSync(file + end, own.store.file + end);
      }
      return own.store.hash();
    };
    const ground: Ground = { ...own, store: Object.assign(Object.create(own.store) as FaultStore, { file, hash }) };
    for (let free = 0; free <= 16_000; free = free < 64 ? free + 8 : free + 128 * every) {
      mount('-o', 'remount,size=64m', volume);
      for (const name of fs.readdirSync(volume)) fs.rmSync(path.join(volume, name), { recursive: true });
      fs.writeFileSync(file, template);
      const used = template.length / 1024;
      mount('-o', `remount,size=${Math.ceil(used + free)}k`, volume);
      const what = `a volume with ${free} KiB left`;
      const end = checkRefusal(ground, cli(args, null), what);
      counts.add(`small volume: ${end}`);
      if (end === 'refused' && free >= SHM_KIB) checkReadable(file, what);
      // Room again: the same command goes on.
      mount('-o', 'remount,size=64m', volume);
      if (cli(args, null).exit !== 0 || ground.store.hash() !== ground.after)
        throw new Error(`${what}: not applied once there is room`);
      counts.add('small volume made larger: applied');
      if (end === 'applied') break;
    }
  } finally {
    execFileSync('umount', [volume]);
  }
  say('small volumes done');
  return true;
}

/** Each write of our own files fails once with a full disk: copies, their manifest, sorted runs, acknowledgements. */
export async function failEachWrite({ work, counts, every }: FaultRun): Promise<void> {
  const ground = await prepare(work, 300);
  const { store, night } = ground;
  const real = fs.writeSync;
  for (const code of ['ENOSPC', 'EDQUOT', 'EIO']) {
    for (let nth = 1; ; nth += every) {
      let writes = 0;
      fs.writeSync = ((...args: Parameters<typeof real>) => {
        if (++writes === nth) throw Object.assign(new Error(`${code}: write`), { code });
        return real(...args);
      }) as typeof real;
      const what = `${code} at write ${nth}`;
      try {
        const run = await store.run(night.name).catch((error: unknown) => {
          if (code !== 'EIO') throw error;
          return null;
        });
        if (run !== null && run.state !== 'applied') {
          const fits = code === 'EIO' ? run.reason?.code === 'file_unreadable' : run.reason?.code === 'no_space';
          if (!fits) throw new Error(`${what}: ${run.state} ${run.reason?.code}`);
          if (store.hash() !== ground.before) throw new Error(`${what}: refused, but the store has changed`);
        }
      } finally {
        fs.writeSync = real;
      }
      counts.add(`${code} at the n-th write of a file`);
      await store.run(night.name);
      if (store.hash() !== ground.after) throw new Error(`${what}: the next run does not end as an undisturbed one`);
      store.reset();
      writeFolder(store.drop, night);
      if (writes < nth) break;
    }
  }
}

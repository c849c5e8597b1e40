/**
 * `npm run bench`: where the store stands against notes on performance. Everything is a ratio to a baseline of the same
 * round on the same machine (identical work varies by up to 1.8 between runs); medians over --rounds N (3).
 * Makes a branch of 20,000 clients, 5,000,000 trades and 2,500,000 prices under .cache/bench (once), then per round:
 * `sqlite3 .import` of the trades, our initial set, one night in a fresh process, 1,000 client pages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { generateBench } from '../../src-main/demo/bench.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, scale: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const scale = Number(values.scale);
const work = path.join(root, '.cache', 'bench', `scale-${values.scale}`);
const drop = path.join(work, 'drop');

interface Measured {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly [told: string]: unknown;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function child(step: string, input: unknown): Measured {
  const result = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'child.ts'), step, JSON.stringify(input)],
    { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (result.status !== 0) throw new Error(`${step} failed`);
  return JSON.parse(result.stdout) as Measured;
}

/** The baseline: the command-line shell loads the same CSV into one bare table, WAL as ours. Peak from GNU-less rusage. */
function importBaseline(csv: string): Measured {
  const file = path.join(work, 'baseline.db');
  for (const end of ['', '-wal', '-shm']) fs.rmSync(file + end, { force: true });
  const head = Buffer.alloc(4096);
  const handle = fs.openSync(csv, 'r');
  fs.readSync(handle, head);
  fs.closeSync(handle);
  const columns = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)[0]
    .split(',');
  const script = `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;\nCREATE TABLE trades (${columns
    .map((c) => `"${c}" ${/quantity|price|amount|commission|duty|fee/.test(c) ? 'NUMERIC' : 'TEXT'}`)
    .join(', ')});\n.mode csv\n.import --skip 1 "${csv}" trades\n`;
  const start = performance.now();
  execFileSync('sqlite3', [file], { input: script, stdio: ['pipe', 'ignore', 'inherit'] });
  return { seconds: (performance.now() - start) / 1000, peakMiB: Number.NaN };
}

function freshStore(name: string): string {
  const file = path.join(work, name);
  for (const end of ['', '-wal', '-shm']) fs.rmSync(file + end, { force: true });
  return file;
}

/** Sets of the drop, the initial one first. */
function setsOf(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /^\d{8}/.test(name))
    .sort();
}

/** A drop folder with these sets alone, as hard links: nothing is copied, and links are no sets. */
function only(names: readonly string[]): string {
  const folder = path.join(work, 'one');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const name of names) {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
    for (const file of fs.readdirSync(path.join(drop, name))) {
      fs.linkSync(path.join(drop, name, file), path.join(folder, name, file));
    }
  }
  return folder;
}

fs.mkdirSync(work, { recursive: true });
if (!fs.existsSync(path.join(work, 'made'))) {
  fs.rmSync(drop, { recursive: true, force: true });
  say('making the branch …');
  const start = performance.now();
  await generateBench({
    out: drop,
    clients: 20_000 * scale,
    securities: 5_000,
    days: 500,
    trades: 5_000_000 * scale,
    seed: 1,
    night: { trades: 10_000 * scale, assets: 20_000 * scale, positions: 60_000 * scale, prices: 5_500 },
  });
  say(`made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  fs.writeFileSync(path.join(work, 'made'), '');
}

const [initial, ...nights] = setsOf(drop);
const results: Record<string, number>[] = [];
for (let round = 1; round <= rounds; round++) {
  const baseline = importBaseline(path.join(drop, initial, 'trades.csv'));
  say(`round ${round}: sqlite3 .import ${baseline.seconds.toFixed(1)} s`);
  const file = freshStore('branch.db');
  const whole = child('applySets', { store: file, drop: only([initial]) });
  say(
    `round ${round}: initial set ${whole.seconds.toFixed(1)} s, peak ${whole.peakMiB.toFixed(0)} MiB, ${JSON.stringify(whole.states)} ${JSON.stringify(whole.phases)}`,
  );
  const night = child('applySets', { store: file, drop: only(nights.slice(0, 1)) });
  say(
    `round ${round}: one night ${night.seconds.toFixed(2)} s, peak ${night.peakMiB.toFixed(0)} MiB, ${JSON.stringify(night.states)} ${JSON.stringify(night.phases)}`,
  );
  const second = child('applySets', { store: file, drop: only(nights.slice(1, 2)) });
  say(`round ${round}: the night after ${second.seconds.toFixed(2)} s, ${JSON.stringify(second.phases)}`);
  const pages = child('clientPages', { store: file, clients: 1_000 });
  say(
    `round ${round}: client pages ${JSON.stringify(pages.ms)} list ${Number(pages.listMs).toFixed(0)} ms, peak ${pages.peakMiB.toFixed(0)} MiB`,
  );
  const ms = pages.ms as Record<string, { p50: number; p95: number }>;
  results.push({
    'sqlite3 .import of the trades, s': baseline.seconds,
    'initial set, s': whole.seconds,
    'initial set / .import': whole.seconds / baseline.seconds,
    'initial set, peak MiB': whole.peakMiB,
    'first night in a fresh process, s': night.seconds,
    'first night, peak MiB': night.peakMiB,
    'night after, s': second.seconds,
    'client page, all queries, p50 ms': ms.all.p50,
    'client page, all queries, p95 ms': ms.all.p95,
    'client report p50 ms': ms.report.p50,
    'client report p95 ms': ms.report.p95,
    'client list of the branch, ms': Number(pages.listMs),
    'client pages, peak MiB': pages.peakMiB,
    'store, MiB': fs.statSync(file).size / 1024 / 1024,
  });
}
for (const name of Object.keys(results[0])) {
  const all = results.map((r) => r[name]);
  process.stdout.write(
    `${name.padEnd(44)}${median(all).toFixed(2).padStart(10)}   of ${all.map((v) => v.toFixed(2)).join(' / ')}\n`,
  );
}

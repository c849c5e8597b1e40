/**
 * `npm run bench`: where the store stands against notes on performance. Everything is a ratio to a baseline of the same
 * round on the same machine (identical work varies by up to 1.8 between runs); medians over --rounds N (3).
 * Makes a branch of 20,000 clients, 5,000,000 trades and 2,500,000 prices under .cache/bench (once), then per round:
 * `sqlite3 .import` of the trades, our initial set, one night in a fresh process, the trades alone into a bare table (ours,
 * DuckDB's), 1,000 client pages, and the window while it applies the initial set (not with --no-window).
 * With --segments it measures the counts of segments alone, in a store of 50,000 clients and 500,000 notes of its own.
 * With --find it measures the palette alone: find.anything in a store of 50,000 clients and 500,000 notes of its own.
 * With --proposals all rules over all clients and the inbox, over a copy of the same branch.
 * With --churn the leaving warning alone, over a copy of the branch that a whole bench has left.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { nodeFlags } from '../../build/nodeFlags.mjs';
import { generateBench } from '../../src-main/demo/bench.ts';
import { MIGRATIONS } from '../../src-main/store/migrate.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    scale: { type: 'string', default: '1' },
    'no-window': { type: 'boolean', default: false },
    find: { type: 'boolean', default: false },
    segments: { type: 'boolean', default: false },
    churn: { type: 'boolean', default: false },
    proposals: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const scale = Number(values.scale);
const TRADES = 5_000_000 * scale;
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

/** What the step before has written goes to the disk first: it would be waited for in the next one's time. */
function settle(): void {
  spawnSync('sync');
}

function child(step: string, input: unknown): Measured {
  settle();
  const result = spawnSync(
    process.execPath,
    [...nodeFlags, path.join(import.meta.dirname, 'child.ts'), step, JSON.stringify(input)],
    { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (result.status !== 0) throw new Error(`${step} failed`);
  return JSON.parse(result.stdout) as Measured;
}

/** Runs the command-line shell on a script; its peak memory is read from the system while it works. */
async function shell(file: string, script: string): Promise<Measured> {
  settle();
  const start = performance.now();
  const child = spawn('sqlite3', [file], { stdio: ['pipe', 'ignore', 'inherit'] });
  let peakMiB = 0;
  const timer = setInterval(() => {
    const status = `/proc/${child.pid}/status`;
    if (!fs.existsSync(status)) return;
    const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(status, 'utf8'));
    if (peak) peakMiB = Math.max(peakMiB, Number(peak[1]) / 1024);
  }, 50);
  child.stdin.end(script);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`sqlite3 ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peakMiB };
}

function headerOf(csv: string): string[] {
  const head = Buffer.alloc(4096);
  const handle = fs.openSync(csv, 'r');
  fs.readSync(handle, head);
  fs.closeSync(handle);
  return head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)[0]
    .split(',');
}

const PRAGMAS = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;\n';
const NUMERIC = /quantity|price|amount|commission|duty|fee|close|open|high|low|volume|cash|value|asset$|liability/;
const createTable = (table: string, csv: string): string =>
  `CREATE TABLE IF NOT EXISTS ${table} (${headerOf(csv)
    .map((c) => `"${c}" ${NUMERIC.test(c) && c !== 'asset_date' ? 'NUMERIC' : 'TEXT'}`)
    .join(', ')});\n`;
const importFile = (table: string, csv: string): string => `.mode csv\n.import --skip 1 "${csv}" ${table}\n`;

/** The baselines of a round: the trades into one bare table, the usual three indexes on it, a night's four files. */
async function baselines(initialSet: string, night: string): Promise<Record<'trades' | 'indexes' | 'night', Measured>> {
  const file = freshStore('baseline.db');
  const csv = path.join(drop, initialSet, 'trades.csv');
  const trades = await shell(file, PRAGMAS + createTable('trades', csv) + importFile('trades', csv));
  const indexes = await shell(
    file,
    `${PRAGMAS}CREATE UNIQUE INDEX k ON trades (trade_date, market, trade_no);
     CREATE INDEX a ON trades (account_no, trade_date); CREATE INDEX s ON trades (market, code, trade_date);\n`,
  );
  const files = ['trades', 'assets', 'positions', 'prices'].map((name) => [
    name,
    path.join(drop, night, `${name}.csv`),
  ]);
  const there = files.filter(([, file]) => fs.existsSync(file));
  const script = there.map(([name, file]) => createTable(name, file) + importFile(name, file)).join('');
  if (there.length < files.length) say(`the night's baseline lacks ${files.length - there.length} files`);
  return { trades, indexes, night: await shell(file, PRAGMAS + script) };
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
if (values.find) {
  const store = path.join(work, `records-of-schema-${MIGRATIONS.length}.db`);
  const size = { clients: 50_000 * scale, records: 500_000 * scale };
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round}: ${JSON.stringify(child('findAnything', { store, ...size, rounds: 20 }), null, 1)}`);
  }
  process.exit(0);
}
if (values.churn) {
  const paths = { store: path.join(work, 'branch.db'), target: path.join(work, 'churn.db') };
  for (let round = 1; round <= rounds; round++) say(`round ${round}: ${JSON.stringify(child('churnWarning', paths))}`);
  process.exit(0);
}
if (values.proposals) {
  const paths = { store: path.join(work, 'branch.db'), copy: path.join(work, 'proposals.db') };
  for (let round = 1; round <= rounds; round++) say(`round ${round}: ${JSON.stringify(child('proposals', paths))}`);
  process.exit(0);
}
if (values.segments) {
  const size = { clients: 50_000 * scale, records: 500_000 * scale };
  const store = path.join(work, 'segments.db');
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round}: ${JSON.stringify(child('segmentCounts', { store, ...size, rounds: 20 }), null, 1)}`);
  }
  process.exit(0);
}
if (!fs.existsSync(path.join(work, 'made'))) {
  fs.rmSync(drop, { recursive: true, force: true });
  say('making the branch …');
  const start = performance.now();
  await generateBench({
    out: drop,
    clients: 20_000 * scale,
    securities: 5_000,
    days: 500,
    trades: TRADES,
    seed: 1,
    night: { trades: 10_000 * scale, assets: 20_000 * scale, positions: 60_000 * scale, prices: 5_500 },
  });
  say(`made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  fs.writeFileSync(path.join(work, 'made'), '');
}

/** While the window applies the initial set itself. */
function windowFigures(window: Measured): Record<string, number> {
  const ms = window.ms as Record<'p50' | 'p99' | 'max', number>;
  const memory = window.windowMiB as Record<'rss' | 'pss', number>;
  return {
    'window: the initial set, s': Number(window.syncSeconds),
    'window: call round trip p50 ms': ms.p50,
    'window: call round trip p99 ms': ms.p99,
    'window: call round trip max ms': ms.max,
    'window: longest gap between frames ms': Number(window.frameGapMs),
    'window: all processes, proportional MiB': memory.pss,
    'window: all processes, resident MiB': memory.rss,
  };
}

const [initial, ...nights] = setsOf(drop);
const results: Record<string, number>[] = [];
for (let round = 1; round <= rounds; round++) {
  const base = await baselines(initial, nights[0]);
  const baseline = base.trades;
  say(
    `round ${round}: sqlite3 .import ${baseline.seconds.toFixed(1)} s, indexes ${base.indexes.seconds.toFixed(1)} s, night ${base.night.seconds.toFixed(2)} s`,
  );
  const csv = path.join(drop, initial, 'trades.csv');
  const file = freshStore('branch.db');
  const whole = child('applySets', { store: file, drop: only([initial]) });
  say(
    `round ${round}: initial set ${whole.seconds.toFixed(1)} s, peak ${whole.peakMiB.toFixed(0)} MiB, ${JSON.stringify(whole.states)} ${JSON.stringify(whole.phases)}`,
  );
  const night = child('applySets', { store: file, drop: only(nights.slice(0, 1)) });
  say(
    `round ${round}: one night ${night.seconds.toFixed(2)} s, peak ${night.peakMiB.toFixed(0)} MiB, ${JSON.stringify(night.states)} ${JSON.stringify(night.phases)}`,
  );
  const load = { known: file, csv, rows: TRADES };
  const bare = child('bareTable', { ...load, target: freshStore('bare.db') });
  const duck = child('duckdbLoad', { ...load, target: freshStore('duck.db') });
  say(
    `round ${round}: bare table ${Number(bare.loadSeconds).toFixed(2)} s, peak ${bare.peakMiB.toFixed(0)} MiB; DuckDB ${Number(duck.loadSeconds).toFixed(2)} s, peak ${duck.peakMiB.toFixed(0)} MiB`,
  );
  freshStore('bare.db');
  freshStore('duck.db');
  const second = child('nightFigures', { store: file, drop: only(nights.slice(1, 2)) });
  say(
    `round ${round}: the night after ${second.seconds.toFixed(2)} s, of it figures ${Number(second.figureSeconds).toFixed(2)} s`,
  );
  const pages = child('clientPages', { store: file, clients: 1_000 });
  say(
    `round ${round}: client pages ${JSON.stringify(pages.ms)} list ${Number(pages.listMs).toFixed(0)} ms, peak ${pages.peakMiB.toFixed(0)} MiB, read ahead ${JSON.stringify(pages.warm)}`,
  );
  const ms = pages.ms as Record<string, { p50: number; p95: number }>;
  const cost = child('costPass', { store: file });
  const duckCost = child('duckdbCost', { csv, target: freshStore('duck.db') });
  const figures = child('allFigures', { store: file });
  const lists = child('clientLists', { store: file, clients: 1_000 });
  const warm = lists.warmMs as Record<'p50' | 'p95', number>;
  const cold = lists.coldMs as Record<'p50' | 'p95', number>;
  const sort = lists.sortMs as Record<'p50' | 'p95', number>;
  const [duckSeconds, duckMonths] = [Number(duckCost.duckCostSeconds), Number(duckCost.duckMonthSeconds)];
  say(
    `round ${round}: cost ${Number(cost.costSeconds).toFixed(2)} s, in memory ${Number(cost.memorySeconds).toFixed(2)} s; DuckDB ${duckSeconds.toFixed(2)} + ${duckMonths.toFixed(2)} s; ${String(figures.figures)} figures ${Number(figures.passSeconds).toFixed(2)} s, kept in ${Number(figures.saveSeconds).toFixed(2)} s, peak ${figures.peakMiB.toFixed(0)} MiB; lists ${JSON.stringify(lists)}`,
  );
  const window = values['no-window']
    ? null
    : child('windowWhileSyncing', { store: freshStore('window.db'), drop: only([initial]) });
  if (window) say(`round ${round}: window ${JSON.stringify(window)}`);
  freshStore('window.db');
  results.push({
    'sqlite3 .import of the trades, s': baseline.seconds,
    'initial set, s': whole.seconds,
    'sqlite3 .import, peak MiB': baseline.peakMiB,
    'the three indexes, s': base.indexes.seconds,
    'sqlite3 .import of a night, s': base.night.seconds,
    'initial set / .import': whole.seconds / baseline.seconds,
    'initial set / (.import + indexes) (T4)': whole.seconds / (baseline.seconds + base.indexes.seconds),
    'initial set, peak MiB': whole.peakMiB,
    'trades, checked, into a bare table, s': Number(bare.loadSeconds),
    'rows a second, over .import (T1)': baseline.seconds / Number(bare.loadSeconds),
    'DuckDB read_csv into a table, s': Number(duck.loadSeconds),
    'trades into a bare table / DuckDB (T3)': Number(bare.loadSeconds) / Number(duck.loadSeconds),
    'bare table, peak MiB': bare.peakMiB,
    'first night in a fresh process, s': night.seconds,
    'first night / .import of the night (T5)': night.seconds / base.night.seconds,
    'first night, peak MiB': night.peakMiB,
    'night after, s': second.seconds,
    'client page, all queries, p50 ms': ms.all.p50,
    'client page, all queries, p95 ms': ms.all.p95,
    'client report p50 ms': ms.report.p50,
    'client report p95 ms': ms.report.p95,
    'client list of the branch, ms': Number(pages.listMs),
    'client pages, peak MiB': pages.peakMiB,
    'cost pass from the store, s': Number(cost.costSeconds),
    'cost pass from memory, s': Number(cost.memorySeconds),
    'DuckDB list_reduce, s': duckSeconds,
    'DuckDB / cost pass from the store (T7)': duckSeconds / Number(cost.costSeconds),
    'DuckDB / cost pass from memory (T7)': duckSeconds / Number(cost.memorySeconds),
    'every figure of the branch from nothing, s': Number(figures.passSeconds),
    '… / DuckDB list_reduce and months': Number(figures.passSeconds) / (duckSeconds + duckMonths),
    'every figure, peak MiB': figures.peakMiB,
    'figures of a night, s': Number(second.figureSeconds),
    'positions, months, trades: warm p95 ms (T8)': warm.p95,
    'positions, months, trades: cold p95 ms (T8)': cold.p95,
    'clients with all key figures, ms': Number(lists.rowsMs),
    'filter and sort of the list, p95 ms (T10)': sort.p95,
    'store, MiB': fs.statSync(file).size / 1024 / 1024,
    ...(window === null ? {} : windowFigures(window)),
  });
}
for (const name of Object.keys(results[0])) {
  const all = results.map((r) => r[name]);
  process.stdout.write(
    `${name.padEnd(44)}${median(all).toFixed(2).padStart(10)}   of ${all.map((v) => v.toFixed(2)).join(' / ')}\n`,
  );
}

/**
 * The built window while it applies a large set to a new store: how long a call from the page takes, the longest gap
 * between two frames, and the memory of all of the application's processes together.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { _electron } from '@playwright/test';

/** Between two calls of the page. */
const EVERY_MS = 20;
const LOOK_MS = 250;

interface Bridge {
  call(
    name: string,
    input: unknown,
  ): Promise<{ ok: boolean; value?: { report?: { runs: { set: string; state: string }[] } } }>;
}
/** What the page gathers while the job runs. */
interface Gathered {
  readonly calls: number[];
  frameGap: number;
  states: string[];
  seconds: number;
}

export async function windowWhileSyncing(input: { store: string; drop: string }): Promise<Record<string, unknown>> {
  const executablePath = process.env.BRANCH_DESK_ELECTRON;
  if (executablePath === undefined) throw new Error('BRANCH_DESK_ELECTRON is not set: run by npm run bench');
  const root = path.resolve(import.meta.dirname, '..', '..');
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-bench-'));
  const app = await _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${userData}`, '--lang=en'],
    env: { ...process.env, BRANCH_DESK_STORE: input.store } as Record<string, string>,
  });
  let peak = { rss: 0, pss: 0 };
  const look = setInterval(() => {
    const now = memoryOf(app.process().pid as number);
    if (now.pss > peak.pss) peak = now;
  }, LOOK_MS);
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    }, input.drop);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const before = memoryOf(app.process().pid as number);
    const gathered = await page.evaluate(gather, EVERY_MS);
    // What comes after the set (the branch's figures in a thread) is another step's.
    clearInterval(look);
    const sorted = [...gathered.calls].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
    return {
      states: gathered.states,
      syncSeconds: gathered.seconds,
      calls: sorted.length,
      ms: { p50: at(0.5), p99: at(0.99), max: at(1) },
      frameGapMs: gathered.frameGap,
      beforeMiB: before,
      windowMiB: peak,
    };
  } finally {
    clearInterval(look);
    await app.close();
    fs.rmSync(userData, { recursive: true, force: true });
  }
}

/** Runs in the page. */
async function gather(every: number): Promise<Gathered> {
  const bridge = (globalThis as unknown as { branchDesk: Bridge }).branchDesk;
  const gathered: Gathered = { calls: [], frameGap: 0, states: [], seconds: 0 };
  let last = performance.now();
  let running = true;
  const frame = (): void => {
    const now = performance.now();
    gathered.frameGap = Math.max(gathered.frameGap, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const calling = (async () => {
    while (running) {
      const start = performance.now();
      await bridge.call('store.status', {});
      gathered.calls.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  })();
  const start = performance.now();
  const reply = await bridge.call('sync.run', { job: 1, choose: true });
  gathered.seconds = (performance.now() - start) / 1000;
  running = false;
  await calling;
  const runs = reply.value?.report?.runs ?? [];
  gathered.states = reply.ok ? runs.map((run) => `${run.set} ${run.state}`) : [JSON.stringify(reply)];
  return gathered;
}

/** Resident (shared pages counted in every process) and proportional memory of a process and all below it, MiB. */
function memoryOf(top: number): { rss: number; pss: number } {
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readOf(`/proc/${name}/stat`) : '';
    const parent = /\) \S (\d+)/.exec(stat);
    if (parent) parents.set(Number(name), Number(parent[1]));
  }
  const family = new Set([top]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (family.has(pid) || !family.has(parent)) continue;
      family.add(pid);
      grown = true;
    }
  }
  let rss = 0;
  let pss = 0;
  for (const pid of family) {
    const rollup = readOf(`/proc/${pid}/smaps_rollup`);
    rss += Number(/^Rss:\s+(\d+)/m.exec(rollup)?.[1] ?? 'NaN') / 1024 || 0;
    pss += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 'NaN') / 1024 || 0;
  }
  return { rss, pss };
}

/** '' where the process has ended meanwhile. */
function readOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}

/**
 * One measured step in a process of its own, so that its peak memory is its own: `node child.ts <step> <json>`.
 * Prints one JSON line: {seconds, peakMiB, ...what the step tells}.
 */
import process from 'node:process';
import { localUser as caller } from '../../src-main/api/caller.ts';
import { createHandlers } from '../../src-main/api/handlers.ts';
import { warmUp } from '../../src-main/api/warm.ts';
import { runSyncJob } from '../../src-main/jobs/syncJob.ts';
import { openRead, query } from '../../src-main/store/open.ts';
import { bareTable, duckdbLoad } from './bareTable.ts';
import { churnWarning } from './churnSteps.ts';
import { allFigures, clientLists, costPass, duckdbCost, nightFigures } from './figureSteps.ts';
import { findStep } from './findSteps.ts';
import { proposalStep } from './proposalSteps.ts';
import { segmentStep } from './segmentSteps.ts';
import { windowWhileSyncing } from './windowWhileSyncing.ts';

type Told = Record<string, unknown>;

async function applySets(input: { store: string; drop: string }): Promise<Told> {
  const phases: Record<string, number> = {};
  let phase = '';
  let since = performance.now();
  const report = await runSyncJob(input, {
    progress: (p) => {
      const key = `${p.set} ${p.phase}`;
      if (key === phase) return;
      const now = performance.now();
      if (phase !== '') phases[phase] = (phases[phase] ?? 0) + (now - since) / 1000;
      phase = key;
      since = now;
    },
    cancelled: () => false,
  });
  phases[phase] = (phases[phase] ?? 0) + (performance.now() - since) / 1000;
  return {
    phases,
    states: report.runs.map((r) => `${r.set} ${r.state}${r.reason ? ` ${r.reason.text}` : ''}`),
    applied: report.runs.filter((r) => r.state === 'applied').map((r) => ({ set: r.set, seconds: r.seconds })),
  };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))];

/** Every query of the client page, for random clients (a fixed little generator: the same clients every time), after what the
 * window reads ahead by itself. */
function clientPages(input: { store: string; clients: number }): Told {
  const store = openRead(input.store);
  const handlers = createHandlers(store, { now: () => new Date(), appVersion: '' });
  const numbers = store
    .all(query.selectFrom('client').select('client_no').orderBy('client_no'))
    .map((r) => r.client_no);
  const PAGE = ['head', 'report', 'series', 'trades', 'habits', 'peers', 'risk', 'income', 'selfCheck'] as const;
  const times: Record<string, number[]> = Object.fromEntries([...PAGE, 'all'].map((name) => [name, []]));
  const warmStart = performance.now();
  let steps = 0;
  let longest = 0;
  const warming = warmUp(store, 20261122);
  for (let at = performance.now(), done = false; !done; at = performance.now(), steps++) {
    done = warming.next().done === true;
    longest = Math.max(longest, performance.now() - at);
  }
  const warm = { ms: performance.now() - warmStart, steps, longest };
  let state = 20261122;
  for (let i = 0; i < input.clients; i++) {
    state = (state * 48271) % 2147483647;
    const client_no = numbers[state % numbers.length];
    const start = performance.now();
    let before = start;
    const lap = (name: string): void => {
      const now = performance.now();
      times[name].push(now - before);
      before = now;
    };
    for (const name of PAGE) {
      handlers[`client.${name}`]?.({ client_no }, caller);
      lap(name);
    }
    times.all.push(before - start);
  }
  const listStart = performance.now();
  handlers['clients.list']?.({}, caller);
  const listMs = performance.now() - listStart;
  const summary = Object.fromEntries(
    Object.entries(times).map(([name, values]) => {
      const sorted = [...values].sort((a, b) => a - b);
      return [name, { p50: at(sorted, 0.5), p95: at(sorted, 0.95), max: at(sorted, 1) }];
    }),
  );
  store.close();
  return { ms: summary, listMs, warm };
}

const STEPS: Record<string, (input: never) => Told | Promise<Told>> = {
  applySets,
  clientPages,
  bareTable,
  duckdbLoad,
  windowWhileSyncing,
  costPass,
  duckdbCost,
  allFigures,
  clientLists,
  nightFigures,
  findAnything: findStep,
  segmentCounts: segmentStep,
  churnWarning,
  proposals: proposalStep,
};

const [step, json] = process.argv.slice(2);
const start = performance.now();
const told = await STEPS[step](JSON.parse(json) as never);
const seconds = (performance.now() - start) / 1000;
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ seconds, peakMiB, ...told })}\n`);

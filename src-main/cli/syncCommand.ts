/**
 * The command `sync`: once, or with --watch again and again until it is stopped. A watching one prints a report (with
 * --json one line of JSON) each time that something was decided, and says on standard error what it waits for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { DropWatch, lookAtDrop } from '../jobs/dropWatch.ts';
import type { Command } from './options.ts';

export type SyncCommand = Extract<Command, { kind: 'sync' }>;

const SLICE_MS = 200;

/** Nothing was refused, quarantined or left out. What is not complete yet is no finding. */
export function isClean(report: SyncReport): boolean {
  return report.runs.every(
    (run) =>
      (run.state === 'applied' || run.state === 'duplicate' || run.state === 'not_ready') &&
      run.reason?.code !== 'cancelled' &&
      run.reason?.code !== 'no_space',
  );
}

/** The report as the contract words it; what else is known of each set only where it was asked for. */
export function reportJson(report: SyncReport, withProblems: boolean): unknown {
  if (withProblems) return report;
  return { ...report, runs: report.runs.map(({ problems: _problems, ...run }) => run) };
}

export interface WatchIo {
  err(text: string): void;
  cancelled(): boolean;
}

/** Runs until it is stopped; answers whether everything was clean. A store that is held elsewhere is tried again. */
export async function watchDrop(
  { drop, every }: SyncCommand,
  io: WatchIo,
  run: () => Promise<SyncReport | 'busy'>,
  print: (report: SyncReport) => void,
): Promise<boolean> {
  const watch = new DropWatch();
  let clean = true;
  let isGone = false;
  while (!io.cancelled()) {
    const look = await lookAtDrop(drop);
    if (look === null && !isGone) io.err(`the drop folder ${drop} cannot be read now; looking again\n`);
    isGone = look === null;
    if (look !== null && watch.wants(look)) {
      const report = await run();
      if (report !== 'busy') {
        watch.ran(look, report);
        if (report.runs.some((r) => r.state !== 'duplicate')) print(report);
        clean &&= isClean(report);
      }
    }
    for (let waited = 0; waited < every * 1000 && !io.cancelled(); waited += SLICE_MS) await sleep(SLICE_MS);
  }
  return clean;
}

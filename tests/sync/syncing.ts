// A drop, a store and a run, with what the derivation was told.
import { afterEach } from 'vitest';
import type { AppliedChange } from '../../src-main/store/derived/change.ts';
import { openWrite, type WriteStore } from '../../src-main/store/open.ts';
import { type SyncOptions, syncDrop } from '../../src-main/sync/syncDrop.ts';
import type { SetRun, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { DropBuilder } from './dropBuilder.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0)) thing.close();
});

export function newDrop(): DropBuilder {
  const drop = new DropBuilder();
  open.push({ close: () => drop.remove() });
  return drop;
}

export interface Branch {
  readonly drop: DropBuilder;
  readonly store: WriteStore;
  /** What was told of each applied set, in order. */
  readonly changes: AppliedChange[];
  sync(options?: Partial<SyncOptions>): Promise<SyncReport>;
  /** Runs and gives the run of one set. */
  run(set: string, options?: Partial<SyncOptions>): Promise<SetRun>;
  rows(sql: string): unknown[];
}

export function newBranch(drop = newDrop()): Branch {
  const store = openWrite(`${drop.storeFile}.${open.length}`, { cacheMiB: 8 });
  open.unshift({ close: () => store.close() });
  const changes: AppliedChange[] = [];
  const sync = (options: Partial<SyncOptions> = {}): Promise<SyncReport> =>
    syncDrop({
      store,
      drop: drop.drop,
      derive: (_store, change) => {
        changes.push(change);
      },
      now: () => new Date(0),
      ...options,
    });
  return {
    drop,
    store,
    changes,
    sync,
    run: async (set, options) => {
      const run = (await sync(options)).runs.find((r) => r.set === set);
      if (!run) throw new Error(`no run of ${set}`);
      return run;
    },
    rows: (sql) => store.db.prepare(sql).all(),
  };
}

export function states(report: SyncReport): Record<string, string> {
  return Object.fromEntries(report.runs.map((run) => [run.set, run.state]));
}

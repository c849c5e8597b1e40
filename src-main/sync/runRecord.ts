/**
 * A run as the history keeps it. A run that met nothing but what was known before (duplicates, and for a watching one
 * what waits as it waited) leaves no row.
 */
import type { SetRun } from '../../src-shared/contract/syncCalls.ts';
import { parseDate } from '../../src-shared/kernel/dates.ts';
import { endRun, insertRun, insertRunSet, lastRunStates, type RunCause } from '../store/ledger/runs.ts';
import type { WriteStore } from '../store/open.ts';
import { diskRefusal } from './diskRefusal.ts';

export interface RecordOptions {
  readonly store: WriteStore;
  readonly drop: string;
  readonly cause?: RunCause;
  now(): Date;
}

export class RunRecord {
  private readonly options: RecordOptions;
  private readonly asOfBefore: number | null;
  private readonly beganAt: string;
  private runId: number | null = null;

  constructor(options: RecordOptions, asOfBefore: number | null) {
    this.options = options;
    this.asOfBefore = asOfBefore;
    this.beganAt = options.now().toISOString();
  }

  /** Work begins: the run is worth a row, even if it never ends. A watching one would leave too many. */
  begin(): void {
    if (this.options.cause !== 'watch') this.insert();
  }

  private insert(): number {
    this.runId ??= insertRun(this.options.store, {
      began_at: this.beganAt,
      cause: this.options.cause ?? 'command',
      drop_folder: this.options.drop,
      as_of_before: this.asOfBefore,
    });
    return this.runId;
  }

  end(runs: readonly SetRun[], asOf: number | null): void {
    const { store } = this.options;
    const before = lastRunStates(store);
    const told = runs.filter((run) => run.state !== 'duplicate');
    const isNews = told.some((run) => before.get(run.set) !== `${run.state} ${run.reason?.code ?? ''}`);
    if (this.runId === null && !isNews) return;
    try {
      this.write(told, asOf);
    } catch (error) {
      // Where the disk is full the history goes without this run; what was decided of each set is reported all the same.
      if (diskRefusal(error) === null) throw error;
    }
  }

  private write(told: readonly SetRun[], asOf: number | null): void {
    const { store } = this.options;
    store.transaction(() => {
      const runId = this.insert();
      told.forEach((run, i) => {
        insertRunSet(store, {
          run_id: runId,
          set_at: i + 1,
          set_name: run.set,
          business_date: run.business_date === null ? null : parseDate(run.business_date),
          revision: run.revision,
          state: run.state,
          rows_json: JSON.stringify(run.rows),
          reason_json: run.reason === null ? null : JSON.stringify(run.reason),
          problems_json: JSON.stringify(run.problems),
          seconds: run.seconds,
        });
      });
      endRun(store, runId, this.options.now().toISOString(), asOf);
    });
  }
}

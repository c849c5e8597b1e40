/** The history of runs: what each looked at and decided. The oldest go when there are too many. */
import { query, type Store, type WriteStore } from '../open.ts';
import type { SyncRunSetRow } from '../schema.ts';

export type RunCause = 'command' | 'window' | 'watch';

/** Runs that are kept. */
const KEPT_RUNS = 2_000;

export interface NewRun {
  readonly began_at: string;
  readonly cause: RunCause;
  readonly drop_folder: string;
  readonly as_of_before: number | null;
}

export function insertRun(store: WriteStore, run: NewRun): number {
  // Read to its end: where the statement is its own transaction, the commit happens there, and may fail.
  const [made] = store.all(
    query
      .insertInto('sync_run')
      .values({ ...run, ended_at: null, as_of_after: null })
      .returning('run_id'),
  );
  if (!made) throw new Error('the run was not stored');
  return made.run_id;
}

export function insertRunSet(store: WriteStore, row: SyncRunSetRow): void {
  store.run(query.insertInto('sync_run_set').values(row));
}

/** To be called inside a transaction. */
export function endRun(store: WriteStore, runId: number, endedAt: string, asOfAfter: number | null): void {
  store.run(
    query.updateTable('sync_run').set({ ended_at: endedAt, as_of_after: asOfAfter }).where('run_id', '=', runId),
  );
  const oldest = runId - KEPT_RUNS;
  store.run(query.deleteFrom('sync_run_set').where('run_id', '<=', oldest));
  store.run(query.deleteFrom('sync_run').where('run_id', '<=', oldest));
}

/** What the history said last of each set: `state reason-code`. */
export function lastRunStates(store: Store): Map<string, string> {
  const rows = store.all(
    query.selectFrom('sync_run_set').select(['set_name', 'state', 'reason_json']).orderBy('run_id').orderBy('set_at'),
  );
  const code = (reason: string | null): string =>
    reason === null ? '' : (JSON.parse(reason) as { readonly code: string }).code;
  return new Map(rows.map((row) => [row.set_name, `${row.state} ${code(row.reason_json)}`]));
}

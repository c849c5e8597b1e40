/** The history of runs as the Sync page shows it: runs with what came of them, the sets of one, one set of one. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { Schema, SyncRunRow, SyncRunSetRow } from '../schema.ts';

const APPLIED = ['applied', 'applied_with_rejects'];

export interface RunSummary extends Omit<SyncRunRow, 'run_id'> {
  readonly run_id: number;
  readonly applied: number;
  readonly not_applied: number;
  readonly rejected_rows: number;
}

const setsOf = (e: ExpressionBuilder<Schema, 'sync_run'>) =>
  e.selectFrom('sync_run_set as s').whereRef('s.run_id', '=', 'sync_run.run_id');

const summaries = query
  .selectFrom('sync_run')
  .select((e) => [
    'run_id',
    'began_at',
    'ended_at',
    'cause',
    'drop_folder',
    'as_of_before',
    'as_of_after',
    setsOf(e)
      .select((s) => s.fn.countAll<number>().as('n'))
      .where('s.state', 'in', APPLIED)
      .as('applied'),
    setsOf(e)
      .select((s) => s.fn.countAll<number>().as('n'))
      .where('s.state', 'not in', APPLIED)
      .as('not_applied'),
    setsOf(e)
      .select(
        sql<number>`coalesce(sum((select sum(json_extract(f.value, '$.rejected')) from json_each(s.rows_json) f)), 0)`.as(
          'n',
        ),
      )
      .where('s.state', '=', 'applied_with_rejects')
      .as('rejected_rows'),
  ])
  .orderBy('run_id', 'desc');

/** A run in which something was not applied, or applied without some rows. */
const isFinding = (e: ExpressionBuilder<Schema, 'sync_run'>) =>
  e.exists(setsOf(e).select('s.run_id').where('s.state', '!=', 'applied'));

function summaryOf(row: { [K in keyof RunSummary]: RunSummary[K] | null }): RunSummary {
  return row as RunSummary;
}

/** Newest first. */
export function loadRuns(store: ReadStore, findings: boolean, limit: number, offset: number): RunSummary[] {
  const built = findings ? summaries.where(isFinding) : summaries;
  return store.all(built.limit(limit).offset(offset)).map(summaryOf);
}

export function countRuns(store: ReadStore, findings: boolean): number {
  const all = query.selectFrom('sync_run').select((e) => e.fn.countAll<number>().as('n'));
  return store.get(findings ? all.where(isFinding) : all)?.n as number;
}

/** The newest run that came to its end. */
export function lastEndedRun(store: ReadStore): RunSummary | undefined {
  const row = store.get(summaries.where('ended_at', 'is not', null).limit(1));
  return row === undefined ? undefined : summaryOf(row);
}

const SET_COLUMNS = [
  'run_id',
  'set_at',
  'set_name',
  'business_date',
  'revision',
  'state',
  'rows_json',
  'reason_json',
  'problems_json',
  'seconds',
] as const;

/** In the order in which the run met them. */
export function setsOfRun(store: ReadStore, runId: number, limit: number, offset: number): SyncRunSetRow[] {
  return store.all(
    query
      .selectFrom('sync_run_set')
      .select(SET_COLUMNS)
      .where('run_id', '=', runId)
      .orderBy('set_at')
      .limit(limit)
      .offset(offset),
  );
}

export function countSetsOfRun(store: ReadStore, runId: number): number {
  const counted = query
    .selectFrom('sync_run_set')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('run_id', '=', runId);
  return store.get(counted)?.n as number;
}

/** The sets that a run left where they were. */
export function unappliedOfRun(store: ReadStore, runId: number): SyncRunSetRow[] {
  return store.all(
    query
      .selectFrom('sync_run_set')
      .select(SET_COLUMNS)
      .where('run_id', '=', runId)
      .where('state', 'not in', [...APPLIED, 'duplicate'])
      .orderBy('set_at'),
  );
}

export function setOfRun(
  store: ReadStore,
  runId: number,
  setAt: number,
): (SyncRunSetRow & { began_at: string | null }) | undefined {
  return store.get(
    query
      .selectFrom('sync_run_set')
      .select(SET_COLUMNS)
      .select((e) =>
        e
          .selectFrom('sync_run')
          .select('began_at')
          .whereRef('sync_run.run_id', '=', 'sync_run_set.run_id')
          .as('began_at'),
      )
      .where('run_id', '=', runId)
      .where('set_at', '=', setAt),
  );
}

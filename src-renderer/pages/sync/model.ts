/**
 * One job on the store as the window sees it. Pure. Progress may arrive after the reply (a reply overtakes events sent
 * before it) and out of order: an event counts only for the running job and with a higher number than the last. A job
 * that the program started by itself is known by its notice.
 */
import type { ErrorCode } from '../../../src-shared/contract/envelope.ts';
import type { JobNotice, Progress, SetRun, SyncReport } from '../../../src-shared/contract/syncCalls.ts';
import { runShare } from '../../../src-shared/domain/progress/runShare.ts';
import { type Pace, withSample } from './pace.ts';

export type JobKind = 'sync' | 'take_back';

export interface Running {
  readonly kind: 'running';
  readonly job: number;
  readonly work: JobKind;
  readonly progress: Progress | null;
  readonly pace: Pace | null;
  readonly cancelling: boolean;
}

export type SyncState =
  | { readonly kind: 'idle' }
  | Running
  | {
      readonly kind: 'done';
      readonly job: number;
      readonly work: JobKind;
      readonly chosen: boolean;
      readonly report: SyncReport | null;
    }
  | { readonly kind: 'failed'; readonly job: number; readonly work: JobKind; readonly code: ErrorCode };

export type SyncAction =
  | { readonly kind: 'start'; readonly job: number; readonly work: JobKind }
  /** `at`: milliseconds of a clock that only goes forward. */
  | { readonly kind: 'progress'; readonly progress: Progress; readonly at: number }
  | { readonly kind: 'notice'; readonly notice: JobNotice }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'cancelRefused'; readonly job: number }
  | { readonly kind: 'done'; readonly job: number; readonly chosen: boolean; readonly report: SyncReport | null }
  | { readonly kind: 'failed'; readonly job: number; readonly code: ErrorCode }
  | { readonly kind: 'dismiss' };

export const IDLE: SyncState = { kind: 'idle' };

export function syncReducer(state: SyncState, action: SyncAction): SyncState {
  switch (action.kind) {
    case 'start':
      return state.kind === 'running' ? state : started(action.job, action.work);
    case 'progress':
      return progressed(state, action.progress, action.at);
    case 'notice':
      return noticed(state, action.notice);
    case 'cancel':
      return state.kind === 'running' && state.job === action.job ? { ...state, cancelling: true } : state;
    case 'cancelRefused':
      return state.kind === 'running' && state.job === action.job ? { ...state, cancelling: false } : state;
    case 'done':
    case 'failed':
      return state.kind === 'running' && state.job === action.job ? { ...action, work: state.work } : state;
    case 'dismiss':
      return state.kind === 'running' ? state : IDLE;
  }
}

function started(job: number, work: JobKind): Running {
  return { kind: 'running', job, work, progress: null, pace: null, cancelling: false };
}

function progressed(state: SyncState, progress: Progress, at: number): SyncState {
  if (state.kind !== 'running' || progress.job !== state.job) return state;
  if (state.progress !== null && progress.seq <= state.progress.seq) return state;
  const pace = withSample(state.pace, { at, rows: progress.rows, share: runShare(progress) });
  return { ...state, progress, pace };
}

/** A job of the program's own: nothing that the reader started is pushed aside by it. */
function noticed(state: SyncState, { job, state: moment, report, error }: JobNotice): SyncState {
  if (moment === 'started') return state.kind === 'running' ? state : started(job, 'sync');
  if (state.kind !== 'running' || state.job !== job) return state;
  if (moment === 'failed') return { kind: 'failed', job, work: state.work, code: error ?? 'fault' };
  // A look that met nothing new is not worth a strip.
  if (report === null || report.runs.every((run) => run.state === 'duplicate')) return IDLE;
  return { kind: 'done', job, work: state.work, chosen: true, report };
}

/** Share done over all sets of the run, 0 to 1; null where it is not known yet. */
export function progressShare(progress: Progress | null): number | null {
  return progress === null || !(progress.total > 0) ? null : runShare(progress);
}

export interface RunCounts {
  readonly applied: number;
  readonly notApplied: number;
  readonly rejectedRows: number;
}

export function countRuns(runs: readonly SetRun[]): RunCounts {
  let applied = 0;
  let notApplied = 0;
  let rejectedRows = 0;
  for (const run of runs) {
    if (run.state === 'applied' || run.state === 'applied_with_rejects') applied++;
    // A duplicate is neither: it was applied before and nothing is lost by it.
    else if (run.state !== 'duplicate') notApplied++;
    rejectedRows += sumRows(run, 'rejected');
  }
  return { applied, notApplied, rejectedRows };
}

export function sumRows(run: SetRun, column: 'read' | 'applied' | 'rejected'): number {
  return Object.values(run.rows).reduce((sum, rows) => sum + rows[column], 0);
}

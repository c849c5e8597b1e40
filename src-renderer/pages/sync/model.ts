/**
 * One update as the window sees it. Pure. Progress may arrive after the reply (a reply overtakes events sent before
 * it) and out of order: an event counts only for the running job and with a higher number than the last.
 */
import type { ErrorCode } from '../../../src-shared/contract/envelope.ts';
import type { Progress, SetRun, SyncReport } from '../../../src-shared/contract/syncCalls.ts';

export type SyncState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly job: number; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly kind: 'done'; readonly job: number; readonly chosen: boolean; readonly report: SyncReport | null }
  | { readonly kind: 'failed'; readonly job: number; readonly code: ErrorCode };

export type SyncAction =
  | { readonly kind: 'start'; readonly job: number }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'cancel'; readonly job: number }
  | { readonly kind: 'cancelRefused'; readonly job: number }
  | { readonly kind: 'done'; readonly job: number; readonly chosen: boolean; readonly report: SyncReport | null }
  | { readonly kind: 'failed'; readonly job: number; readonly code: ErrorCode }
  | { readonly kind: 'dismiss' };

export const IDLE: SyncState = { kind: 'idle' };

export function syncReducer(state: SyncState, action: SyncAction): SyncState {
  switch (action.kind) {
    case 'start':
      return state.kind === 'running' ? state : { kind: 'running', job: action.job, progress: null, cancelling: false };
    case 'progress':
      if (state.kind !== 'running' || action.progress.job !== state.job) return state;
      if (state.progress !== null && action.progress.seq <= state.progress.seq) return state;
      return { ...state, progress: action.progress };
    case 'cancel':
      return state.kind === 'running' && state.job === action.job ? { ...state, cancelling: true } : state;
    case 'cancelRefused':
      return state.kind === 'running' && state.job === action.job ? { ...state, cancelling: false } : state;
    case 'done':
    case 'failed':
      return state.kind === 'running' && state.job === action.job ? action : state;
    case 'dismiss':
      return state.kind === 'running' ? state : IDLE;
  }
}

/** Share done of the phase at work, 0 to 1; null where it is not known yet. */
export function progressShare(progress: Progress | null): number | null {
  if (progress === null || !(progress.total > 0)) return null;
  return Math.max(0, Math.min(1, progress.done / progress.total));
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

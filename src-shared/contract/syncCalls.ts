/** Bridge calls and events about the store and the sync. */
import { z } from 'zod';
import { churnProgress } from './churnCalls.ts';
import { errorCode } from './envelope.ts';
import { bulkProgress } from './segmentCalls.ts';
import { dateText } from './values.ts';

export const SET_STATES = [
  'applied',
  'applied_with_rejects',
  'refused',
  'gap',
  'duplicate',
  'conflict',
  'not_ready',
] as const;

export const runReason = z.object({
  code: z.string(),
  file: z.string().nullable(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  text: z.string(),
});
export type RunReason = z.infer<typeof runReason>;

/**
 * One kind of trouble in one file (or in the set as a whole). hard: refuses the set; soft: rows in quarantine, or worth
 * knowing. `count` is rows for troubles of rows, else 1; `ranges` are the first line ranges [from, to] of those rows.
 */
export const setProblem = z.object({
  severity: z.enum(['hard', 'soft']),
  code: z.string(),
  dataset: z.string().nullable(),
  file: z.string().nullable(),
  column: z.string().nullable(),
  count: z.number().int(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
  more_ranges: z.number().int(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  text: z.string(),
});
export type SetProblem = z.infer<typeof setProblem>;

export const setRun = z.object({
  set: z.string(),
  business_date: dateText.nullable(),
  revision: z.number().int().nullable(),
  state: z.enum(SET_STATES),
  rows: z.record(
    z.string(),
    z.object({ read: z.number().int(), applied: z.number().int(), rejected: z.number().int() }),
  ),
  reason: runReason.nullable(),
  /** Everything that was found, the worst first; not part of the command line's JSON unless asked for. */
  problems: z.array(setProblem),
  seconds: z.number(),
});
export type SetRun = z.infer<typeof setRun>;

export const syncReport = z.object({ runs: z.array(setRun), as_of: dateText.nullable() });
export type SyncReport = z.infer<typeof syncReport>;

export const progress = z.object({
  job: z.number().int(),
  seq: z.number().int(),
  /** Name of the set at work, which one it is (from 1), and how many the folder holds. */
  set: z.string(),
  set_at: z.number().int(),
  sets: z.number().int(),
  /** Rows read in this run so far. */
  rows: z.number().int(),
  phase: z.enum(['staging', 'reading', 'figures', 'finishing']),
  done: z.number(),
  total: z.number(),
});
export type Progress = z.infer<typeof progress>;

export const storeStatus = z.object({
  branch: z.string().nullable(),
  as_of: dateText.nullable(),
  first_date: dateText.nullable(),
  clients: z.number().int(),
  accounts: z.number().int(),
  trades: z.number().int(),
  rejects: z.number().int(),
  last_run: z.object({ set: z.string(), applied_at: z.string(), state: z.enum(SET_STATES) }).nullable(),
  app_version: z.string(),
});
export type StoreStatus = z.infer<typeof storeStatus>;

export const syncCalls = {
  'store.status': { input: z.object({}), output: storeStatus, right: 'sync.read', scope: 'none' },
  /**
   * Applies every ready set of the remembered drop folder; asks for one where none is remembered, or with `choose`, and
   * remembers it. `accept` names sets to be taken in spite of too many rejected rows, or of having been taken back.
   * Ends when all is done.
   */
  'sync.run': {
    input: z.object({
      job: z.number().int(),
      choose: z.boolean().optional(),
      accept: z.array(z.string().max(64)).max(100).optional(),
    }),
    output: z.object({ chosen: z.boolean(), report: syncReport.nullable() }),
    right: 'sync.run',
    scope: 'none',
  },
  'sync.cancel': {
    input: z.object({ job: z.number().int() }),
    output: z.object({ cancelled: z.boolean() }),
    right: 'sync.run',
    scope: 'none',
  },
} as const;

/** A job that the window did not start itself (watching) begins or ends; job numbers below 0 are the program's own. */
export const jobNotice = z.object({
  job: z.number().int(),
  state: z.enum(['started', 'done', 'failed']),
  report: syncReport.nullable(),
  error: errorCode.nullable(),
});
export type JobNotice = z.infer<typeof jobNotice>;

/** Events the window hears; a late progress event of an ended job is ignored by its job number. */
export const events = {
  'sync:progress': progress,
  'sync:job': jobNotice,
  'store:changed': z.object({ as_of: dateText.nullable() }),
  /** The branch's own records have changed: of which kinds, and what can be undone now. */
  'records:changed': z.object({ kinds: z.array(z.string()), edit_id: z.number().int() }),
  'churn:progress': churnProgress,
  'bulk:progress': bulkProgress,
} as const;

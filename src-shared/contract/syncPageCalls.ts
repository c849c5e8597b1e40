/**
 * Calls of the Sync page: what is applied and what is not, the history of runs, problems, quarantine, breaks of the
 * reconciliation, corrections, and what only the window can do about them. Lists are asked for in parts with their
 * whole number, so that no call is long. Quarantine, breaks and corrections hold clients' data (scope "clients").
 */
import { z } from 'zod';
import { breakCauseCode, breakPage, breakRow } from './breaks.ts';
import { correctionSummary } from './correctionSummary.ts';
import { runReason, SET_STATES, setProblem } from './syncCalls.ts';
import { clientNo, dateText } from './values.ts';

export const RUN_CAUSES = ['command', 'window', 'watch'] as const;
/** States of sets that wait: what a set of the drop folder can be without being applied, and taken back by hand. */
export const WAITING_STATES = ['refused', 'gap', 'conflict', 'not_ready', 'taken_back'] as const;
export const BREAK_FILTERS = ['open', 'closed', 'all'] as const;
export const ROW_CHANGES = ['added', 'removed', 'changed'] as const;
/** Rows of one part of a list at most. */
const PART = 500;

const count = z.number().int().min(0);
const part = { offset: count, limit: z.number().int().min(1).max(PART) };
const instant = z.string();
/** A row of a file as it stands in the store: column by column, values as text, null where there is none. */
const fileRow = z.record(z.string(), z.string().nullable());
const facet = z.array(z.object({ value: z.string(), count }));

export const syncRun = z.object({
  run_id: z.number().int(),
  began_at: instant,
  /** null: it was broken off, or is under way. */
  ended_at: instant.nullable(),
  cause: z.enum(RUN_CAUSES),
  drop_folder: z.string(),
  as_of_before: dateText.nullable(),
  as_of_after: dateText.nullable(),
  applied: count,
  not_applied: count,
  rejected_rows: count,
});
export type SyncRun = z.infer<typeof syncRun>;

export const syncState = z.object({
  branch: z.string().nullable(),
  as_of: dateText.nullable(),
  last_run: syncRun.nullable(),
  waiting: count,
  rejects: count,
  open_breaks: count,
  /** Clients with an open break. */
  break_clients: count,
  settings: z.object({
    drop_folder: z.string().nullable(),
    acknowledge_folder: z.string().nullable(),
    watch: z.boolean(),
    watch_seconds: z.number().int(),
  }),
});
export type SyncState = z.infer<typeof syncState>;

export const waitingSet = z.object({
  set: z.string(),
  business_date: dateText.nullable(),
  revision: z.number().int().nullable(),
  state: z.enum(WAITING_STATES),
  reason: runReason.nullable(),
  hard: count,
  soft: count,
  /** Where its problems are: a set of a run; null for one that was taken back. */
  run_id: z.number().int().nullable(),
  set_at: z.number().int().nullable(),
  /** It may be applied by hand in spite of its reason. */
  acceptable: z.boolean(),
});
export type WaitingSet = z.infer<typeof waitingSet>;

export const runSet = z.object({
  set_at: z.number().int(),
  set: z.string(),
  business_date: dateText.nullable(),
  revision: z.number().int().nullable(),
  state: z.enum(SET_STATES),
  reason: runReason.nullable(),
  read: count,
  applied: count,
  rejected: count,
  hard: count,
  soft: count,
  seconds: z.number(),
});
export type RunSet = z.infer<typeof runSet>;

/** Why an applied set cannot be taken back. */
export const TAKE_BACK_CODES = [
  'nothing_to_take_back',
  'not_found',
  'not_the_highest_revision',
  'later_dates_build_on_it',
  'not_recorded',
] as const;
const takeBack = {
  /** Its delivery, where that can be taken back now. */
  delivery_id: z.number().int().nullable(),
  /** Why not; null where it can, and where there is nothing of it to take back. */
  kept_because: z.enum(TAKE_BACK_CODES).nullable(),
  /** Applied dates after its own: their figures are computed anew. */
  later_dates: count,
};

export const setFindings = z.object({
  run_id: z.number().int(),
  set_at: z.number().int(),
  began_at: instant,
  set: z.string(),
  business_date: dateText.nullable(),
  revision: z.number().int().nullable(),
  state: z.enum(SET_STATES),
  reason: runReason.nullable(),
  rows: z.record(z.string(), z.object({ read: count, applied: count, rejected: count })),
  problems: z.array(setProblem),
  seconds: z.number(),
  ...takeBack,
});
export type SetFindings = z.infer<typeof setFindings>;

export const quarantineFilter = {
  set: z.string().optional(),
  dataset: z.string().optional(),
  code: z.string().optional(),
};
export const quarantineRow = z.object({
  reject_id: z.number().int(),
  set: z.string(),
  dataset: z.string(),
  file: z.string(),
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  text: z.string(),
});
export type QuarantineRow = z.infer<typeof quarantineRow>;

export const correctionHead = correctionSummary.extend({
  correction_id: z.number().int(),
  kind: z.enum(['revision', 'taken_back']),
  set: z.string(),
  business_date: dateText,
  revision: z.number().int(),
  made_at: instant,
});
export type CorrectionHead = z.infer<typeof correctionHead>;

export const correctionRow = z.object({
  row_at: z.number().int(),
  dataset: z.string(),
  change: z.enum(ROW_CHANGES),
  key: z.string(),
  before: fileRow.nullable(),
  after: fileRow.nullable(),
});
export type CorrectionRow = z.infer<typeof correctionRow>;

/** One figure of one client that the correction changed, or might have. */
export const correctionFigure = z.object({
  client_no: z.string(),
  name: z.string(),
  figure: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type CorrectionFigure = z.infer<typeof correctionFigure>;

/** What goes on now, as the window's own process knows it. */
export const syncActivity = z.object({
  running: z
    .object({ job: z.number().int(), kind: z.enum(['sync', 'take_back']), cause: z.enum(RUN_CAUSES) })
    .nullable(),
  /** Another process that applies files to this store. */
  holder: z.object({ pid: z.number().int(), since: instant }).nullable(),
  /** When the drop folder is looked at next, while it is watched. */
  next_look: instant.nullable(),
});
export type SyncActivity = z.infer<typeof syncActivity>;

const read = { right: 'sync.read', scope: 'none' } as const;
const personal = { right: 'sync.read', scope: 'clients' } as const;

export const syncPageCalls = {
  'sync.state': { input: z.object({}), output: syncState, ...read },
  'sync.waiting': { input: z.object({}), output: z.object({ sets: z.array(waitingSet) }), ...read },
  /** Newest first. findings: only runs in which something was not applied, or rows went to quarantine. */
  'sync.runs': {
    input: z.object({ ...part, findings: z.boolean() }),
    output: z.object({ total: count, rows: z.array(syncRun) }),
    ...read,
  },
  'sync.runSets': {
    input: z.object({ ...part, run_id: z.number().int() }),
    output: z.object({ total: count, rows: z.array(runSet) }),
    ...read,
  },
  'sync.setFindings': {
    input: z.object({ run_id: z.number().int(), set_at: z.number().int() }),
    output: setFindings,
    ...read,
  },
  'sync.quarantine': {
    input: z.object({ ...part, ...quarantineFilter }),
    output: z.object({
      total: count,
      /** Without filters. */
      all: count,
      rows: z.array(quarantineRow),
      sets: facet,
      datasets: facet,
      codes: facet,
    }),
    ...personal,
  },
  'sync.breaks': {
    input: z.object({ ...part, state: z.enum(BREAK_FILTERS), cause: breakCauseCode.optional() }),
    output: breakPage,
    ...personal,
  },
  /** The open ones of one client, the oldest first; `more` counts those beyond the first few. */
  'client.breaks': {
    input: z.object({ client_no: clientNo }),
    output: z.object({ rows: z.array(breakRow), more: count }),
    right: 'clients.read',
    scope: 'client',
  },
  'sync.corrections': {
    input: z.object(part),
    output: z.object({ total: count, rows: z.array(correctionHead) }),
    ...personal,
  },
  'sync.correction': {
    input: z.object({ correction_id: z.number().int() }),
    output: z.object({ head: correctionHead, ...takeBack }),
    ...personal,
  },
  'sync.correctionRows': {
    input: z.object({ ...part, correction_id: z.number().int() }),
    output: z.object({ total: count, rows: z.array(correctionRow) }),
    ...personal,
  },
  'sync.correctionFigures': {
    input: z.object({ ...part, correction_id: z.number().int() }),
    output: z.object({ total: count, rows: z.array(correctionFigure) }),
    ...personal,
  },

  // ── answered by the window's shell ────────────────────────────────────────────────────────────────────────
  'sync.activity': { input: z.object({}), output: syncActivity, ...read },
  /** Undoes one delivery; ends when all is done. */
  'sync.takeBack': {
    input: z.object({ job: z.number().int(), delivery_id: z.number().int(), reason: z.string().min(1).max(500) }),
    output: z.object({ as_of: dateText.nullable() }),
    right: 'sync.manage',
    scope: 'none',
  },
  /** Asks where to, and writes the rows of the filter as CSV; chosen false: the dialog was closed. */
  'sync.exportQuarantine': {
    input: z.object({ ...quarantineFilter, language: z.enum(['zh', 'en']) }),
    output: z.object({ chosen: z.boolean(), rows: count }),
    right: 'sync.manage',
    scope: 'clients',
  },
  /** Asks for a folder and remembers it. */
  'sync.chooseFolder': {
    input: z.object({ which: z.enum(['drop', 'acknowledge']) }),
    output: z.object({ chosen: z.boolean() }),
    right: 'sync.manage',
    scope: 'none',
  },
  'sync.saveSettings': {
    input: z.object({
      watch: z.boolean().optional(),
      watch_seconds: z.number().int().min(2).max(86_400).optional(),
      /** Back to the folder beside the drop folder. */
      acknowledge_beside: z.literal(true).optional(),
    }),
    output: z.object({ saved: z.literal(true) }),
    right: 'sync.manage',
    scope: 'none',
  },
} as const;

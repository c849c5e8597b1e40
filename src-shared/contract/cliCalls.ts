/** Calls of the command line (contract/cli.md): the list as rows, rejects, check, and the two jobs. */
import { z } from 'zod';
import { setProblem, syncReport } from './syncCalls.ts';
import { dateText, money } from './values.ts';

/** `clients --json`, by client number. Figures of later issues are null, and `missing` says so. */
export const clientRows = z.object({
  as_of: dateText.nullable(),
  clients: z.array(
    z.object({
      client_no: z.string(),
      name: z.string(),
      advisor_no: z.string().nullable(),
      status: z.string().nullable(),
      risk_level: z.string().nullable(),
      tier: z.string().nullable(),
      total_asset: money,
      market_value: money,
      pnl_ytd: money,
      turnover_6m: z.number().nullable(),
      style: z.string().nullable(),
      effective: z.boolean().nullable(),
      lost: z.boolean().nullable(),
      at_risk: z.array(z.string()).nullable(),
      rfm: z.object({ r: z.number(), f: z.number(), m: z.number() }).nullable(),
    }),
  ),
  missing: z.record(z.string(), z.string()),
});
export type ClientRows = z.infer<typeof clientRows>;

export const rejectList = z.object({
  rejects: z.array(
    z.object({
      set: z.string(),
      dataset: z.string(),
      line: z.number().int(),
      column: z.string(),
      value: z.string(),
      code: z.string(),
      text: z.string(),
    }),
  ),
});
export type RejectList = z.infer<typeof rejectList>;

export const checkReport = z.object({
  integrity: z.string(),
  breaks: z.array(
    z.object({
      kind: z.enum(['quantity', 'asset']),
      date: dateText,
      account_no: z.string(),
      market: z.string().nullable(),
      code: z.string().nullable(),
      book: z.string().nullable(),
      head_office: z.string().nullable(),
    }),
  ),
});
export type CheckReport = z.infer<typeof checkReport>;

/** `rejects --csv`: what was written, by set and reason; audited false: the store could not be written to. */
export const rejectExport = z.object({
  file: z.string(),
  rows: z.number().int(),
  audited: z.boolean(),
  sets: z.array(z.object({ set: z.string(), problems: z.array(setProblem) })),
});
export type RejectExport = z.infer<typeof rejectExport>;

export const generateReport = z.record(z.string(), z.unknown());

export const cliCalls = {
  'clients.rows': { input: z.object({}), output: clientRows, right: 'clients.read', scope: 'clients' },
  'sync.rejects': { input: z.object({}), output: rejectList, right: 'sync.read', scope: 'none' },
  'rejects.export': {
    input: z.object({
      store: z.string().min(1),
      file: z.string().min(1),
      set: z.string().optional(),
      language: z.enum(['zh', 'en']),
    }),
    output: rejectExport,
    right: 'sync.manage',
    scope: 'clients',
  },
  'store.check': { input: z.object({}), output: checkReport, right: 'store.check', scope: 'none' },
  /** Applies every ready set of a folder; the command line answers it, the window has sync.run. */
  'sync.apply': {
    input: z.object({
      store: z.string().min(1),
      drop: z.string().min(1),
      accept: z.array(z.string()),
      acknowledgeFolder: z.string().min(1).optional(),
      cause: z.enum(['command', 'watch']).optional(),
      waitMs: z.number().int().min(0),
    }),
    output: syncReport,
    right: 'sync.run',
    scope: 'none',
  },
  'demo.generate': {
    input: z.object({
      out: z.string().min(1),
      clients: z.number().int().min(1).max(100_000),
      days: z.number().int().min(2).max(5_000),
      seed: z.number().int().min(0),
    }),
    output: generateReport,
    right: 'demo.generate',
    scope: 'none',
  },
} as const;

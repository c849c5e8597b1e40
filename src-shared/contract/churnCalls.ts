/**
 * The warning before a client leaves over the bridge: the ranked list, one client's parts, how often it was right, and the
 * branch's bounds. Bounds are written through `records.edit` (kind `churn`).
 */
import { z } from 'zod';
import { DRIVER_NAMES, DRIVER_REASONS } from '../domain/churn/definition.ts';
import { churn } from '../records/churn.record.ts';
import { recordId } from '../records/fields.ts';
import { clientNo, dateText, money, ratio, tier } from './values.ts';

export const driverName = z.enum(DRIVER_NAMES);
const count = z.number().int();
const column = <T extends z.ZodType>(cell: T) => z.array(cell);
/** A driver's value by client; null: none, or it gives no points. */
const values = column(ratio);

/** `part`: the list or the hit rate; `done` of `total` past days. */
export const churnProgress = z.object({
  part: z.enum(['scores', 'rate']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: count,
  total: count,
});
export type ChurnProgress = z.infer<typeof churnProgress>;

/** In columns, those with at least the score that was asked for, by assets, the most first; without assets last. */
export const churnList = z.object({
  /** `none`: not made yet. `old`: of facts that have changed since. */
  state: z.enum(['none', 'old', 'made']),
  /** The day that the scores are of, and that of the newest data then. */
  on: dateText.nullable(),
  as_of: dateText.nullable(),
  warn_from: count,
  highest: count,
  /** What each sign is worth. */
  points: z.record(driverName, count),
  /** Clients that were looked at, with points or without. */
  looked_at: count,
  advisors: z.array(z.object({ advisor_no: z.string(), name: z.string() })),
  client_no: column(clientNo),
  name: column(z.string()),
  advisor_no: column(z.string().nullable()),
  tier: column(tier.nullable()),
  total_asset_e4: column(count.nullable()),
  score: column(count),
  last_contact: column(dateText.nullable()),
  ...({
    outflow_20: values,
    outflow_60: values,
    wallet_share: values,
    transfer_out: values,
    inactive: values,
    no_contact: values,
    complaint: values,
    loss_streak: values,
  } satisfies Record<(typeof DRIVER_NAMES)[number], typeof values>),
});
export type ChurnList = z.infer<typeof churnList>;

export const churnPart = z.object({
  driver: driverName,
  value: ratio,
  reason: z.enum(DRIVER_REASONS).nullable(),
  bound: z.number(),
  /** What it is worth, and what it gives: that or 0. */
  points: count,
  given: count,
});
export type ChurnPart = z.infer<typeof churnPart>;

export const churnCalls = {
  /** `from`: the least score; without it the branch's own. */
  'churn.list': {
    input: z.object({ from: z.number().int().min(1).max(1000).optional() }),
    output: churnList,
    right: 'clients.read',
    scope: 'clients',
  },
  'churn.client': {
    input: z.object({ client_no: clientNo }),
    output: z.object({
      /** `left_out`: closed, or not there when the scores were made. */
      state: z.enum(['none', 'old', 'made', 'left_out']),
      on: dateText.nullable(),
      warn_from: count,
      score: count.nullable(),
      parts: z.array(churnPart),
    }),
    right: 'clients.read',
    scope: 'client',
  },
  /** Counts by score over the branch's own past; shares are made of them by domain/churn/hitRate.ts. */
  'churn.hitRate': {
    input: z.object({}),
    output: z.object({
      /** `none`: not made of these facts and bounds yet. */
      state: z.enum(['none', 'made']),
      made_at: z.iso.datetime().nullable(),
      /** The past days, rising. */
      dates: z.array(dateText),
      warn_from: count,
      highest: count,
      left_ratio: z.number(),
      least_sample: count,
      horizons: z.array(
        z.object({
          days: count,
          dates: count,
          unknown: count,
          counts: z.array(z.object({ score: count, left: count, stayed: count })),
        }),
      ),
    }),
    right: 'branch.read',
    scope: 'none',
  },
  'churn.settings': {
    input: z.object({}),
    output: z.object({
      /** Null: nothing is kept, the defaults hold. */
      record: z.object({ record_id: recordId, version: count }).nullable(),
      body: churn.body,
    }),
    right: 'records.read',
    scope: 'none',
  },
  /** How many clients other bounds would warn of, and what they have; `left_out`: those whose assets are not known. */
  'churn.preview': {
    input: z.object({ body: churn.body }),
    output: z.object({ looked_at: count, warned: count, assets: money, left_out: count, highest: count }),
    right: 'clients.read',
    scope: 'clients',
  },
  /** What is being made now; null: nothing. */
  'churn.activity': {
    input: z.object({}),
    output: z.object({ running: churnProgress.nullable() }),
    right: 'branch.read',
    scope: 'none',
  },
  /** Makes what is not kept: the list, then the hit rate. */
  'churn.make': {
    input: z.object({}),
    output: z.object({ started: z.boolean() }),
    right: 'branch.read',
    scope: 'none',
  },
  'churn.cancel': {
    input: z.object({}),
    output: z.object({ cancelled: z.boolean() }),
    right: 'branch.read',
    scope: 'none',
  },
} as const;

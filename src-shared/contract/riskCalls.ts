/**
 * The Risk page of one client: index beside him, drawdowns, contribution to risk, what-if losses, margin, suitability.
 * Ratios are numbers, money is text in yuan; losses in `shock_yuan` are estimates in whole yuan, negative = loss. A null
 * has its reason beside it.
 */
import { z } from 'zod';
import { LIMIT_RULES } from '../domain/risk/priceLimits.ts';
import { indexCode } from './benchmarkCalls.ts';
import { clientNo, dateText, market, money, moneyText, price, quantity, ratio } from './values.ts';

const count = z.number().int();
const figure = z.object({ value: ratio, reason: z.string().nullable() });
export type RiskFigure = z.infer<typeof figure>;

const index = z.object({
  code: z.string(),
  name: z.string(),
  /** Over the period as returns.benchmark: close at its end / close before it − 1. */
  change: figure,
  /** Over the client's asset days: those with a return of both, and those that the index lacks. */
  volatility: figure,
  sharpe: figure,
  beta: figure,
  max_drawdown: figure,
  current_drawdown: figure,
  days: count,
  left_out: count,
});

const episode = z.object({
  peak_on: dateText,
  trough_on: dateText,
  /** Null: still open. */
  recovered_on: dateText.nullable(),
  depth: z.number(),
  /** Asset days from the last day at the high to the trough, and from the trough back to the high. */
  days_down: count,
  days_to_recover: count.nullable(),
});
export type RiskEpisode = z.infer<typeof episode>;

const contribution = z.object({
  /** w·cov / var; sums to 1 over the holdings taken. */
  share: z.number(),
  /** Share of the holdings taken. */
  weight: z.number(),
  covariance: z.number(),
  volatility: z.number(),
});

const limit = z.object({
  rule: z.enum(LIMIT_RULES),
  percent: count,
  since: dateText,
  on: dateText,
  limit_price: z.string(),
  loss: moneyText,
  /** Loss / total assets. */
  loss_share: ratio,
});

const holding = z.object({
  market,
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  board: z.string().nullable(),
  /** Null: held in more than one. */
  account_no: z.string().nullable(),
  quantity,
  close: price,
  market_value: money,
  /** Share of the market value of everything held. */
  weight: ratio,
  /** Day returns in the window. */
  days: count,
  contribution: contribution.nullable(),
  contribution_reason: z.string().nullable(),
  beta: figure,
  /** Days with a return of both the holding and the index. */
  beta_days: count,
  /** Sample covariance and variance behind the beta. */
  beta_covariance: z.number().nullable(),
  beta_variance: z.number().nullable(),
  /** One a shock; null where there is no beta. */
  shock_yuan: z.array(count).nullable(),
  /** Only for the largest holdings. */
  limit: limit.nullable(),
  limit_reason: z.string().nullable(),
});
export type RiskHolding = z.infer<typeof holding>;

const portfolio = z.object({
  market_value: money,
  /** The window of price days, and how many days are common to the holdings taken. */
  from: dateText.nullable(),
  to: dateText.nullable(),
  window_days: count,
  common_days: count,
  taken: count,
  taken_weight: ratio,
  /** Of today's weights over the common days. */
  volatility: figure,
  variance: z.number().nullable(),
  /** Σ value·β / Σ value over the holdings with a beta, and what part of the market value they are. */
  beta: figure,
  beta_weight: ratio,
});

const scenario = z.object({
  shocks: z.array(z.number()),
  /** Sums of the holdings' whole yuan; null where no holding has a beta. */
  totals: z.array(count).nullable(),
  total_shares: z.array(ratio).nullable(),
  counted_value: moneyText,
  left_out: count,
  left_out_value: moneyText,
  /** What does not move with the index: cash and repo. */
  cash: money,
});

const margin = z.object({
  ratio: figure,
  /** (cash + securities) and liability of the margin accounts; null with the ratio's reason. */
  collateral: money,
  liability: money,
  as_of: dateText.nullable(),
});

const suitability = z.object({
  level: z.string().nullable(),
  state: z.enum(['professional', 'missing', 'expired', 'valid']),
  until: dateText.nullable(),
  /** Calendar days from `to`; negative: past. */
  days_left: count.nullable(),
  /** The highest rating he may hold, R1 to R5; null: no limit. */
  limit: z.string().nullable(),
  mismatches: z.array(
    z.object({
      market,
      code: z.string(),
      name: z.string(),
      rating: z.string(),
      market_value: money,
      weight: ratio,
    }),
  ),
  /** Share of the market value that stands above the level. */
  weight: ratio,
  unrated: count,
});

export const clientRisk = z.object({
  client_no: clientNo,
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  /** Least days for a beta and for a contribution. */
  least_days: count,
  index,
  indices: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Falls below the high so far, on the asset days from the one before the period on; the client's and the index's. */
  curve: z.object({
    dates: z.array(dateText),
    client: z.array(z.number()),
    index: z.array(z.number().nullable()),
  }),
  /** Deeper than `episode_floor`, deepest first. */
  episodes: z.array(episode),
  episode_floor: z.number(),
  /** Why there is no curve. */
  curve_reason: z.string().nullable(),
  portfolio,
  /** By value, largest first; those without a value last. */
  holdings: z.array(holding),
  scenario,
  margin,
  suitability,
  total_asset: money,
});
export type ClientRisk = z.infer<typeof clientRisk>;

export const riskCalls = {
  /** `benchmark`: code of an index on market IX; without one the client's own choice, else 000300. */
  'client.risk': {
    input: z.object({
      client_no: clientNo,
      from: dateText.optional(),
      to: dateText.optional(),
      benchmark: indexCode.optional(),
    }),
    output: clientRisk,
    right: 'clients.read',
    scope: 'client',
  },
} as const;

/**
 * One client over one period: the JSON of `client NO --json` (contract/cli.md), the same object that the window's
 * client page shows. Keys are the contract's own. Extra keys (left_out, splits, open_breaks) are additions of ours, described in docs.
 */
import { z } from 'zod';
import { clientNo, dateText, market, money, monthText, price, quantity, ratio, style } from './values.ts';

export const reportPosition = z.object({
  account_no: z.string(),
  market,
  code: z.string(),
  name: z.string(),
  quantity,
  cost: money,
  cost_price: price,
  diluted_price: price,
  break_even_price: price,
  close: price,
  market_value: money,
  unrealised: money,
  weight: ratio,
  cost_unknown: z.boolean(),
});
export type ReportPosition = z.infer<typeof reportPosition>;

export const reportSecurityPnl = z.object({
  market,
  code: z.string(),
  name: z.string(),
  pnl: money,
  realised: money,
  dividends: money,
  fees: money,
});
export type ReportSecurityPnl = z.infer<typeof reportSecurityPnl>;

export const reportMonth = z.object({ month: monthText, volume: money, average_asset: money, turnover: ratio });

export type ReportMonth = z.infer<typeof reportMonth>;

/** A share of the client's market value by industry, board or kind of security. */
export const reportSplit = z.object({ key: z.string(), market_value: money, weight: ratio });

const count = z.number().int().nullable();
/** Shares of 1 by key; null with a reason. */
const shares = z.record(z.string(), z.number()).nullable();
/** A figure that the registry has and this schema does not name: its report form. */
const otherFigure = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.number()),
]);
/** A section: the figures that the contract names, and whatever else the registry holds for it. */
function section<T extends z.ZodRawShape>(shape: T): z.ZodObject<T> {
  return z.object(shape).catchall(otherFigure) as unknown as z.ZodObject<T>;
}

export const clientReport = z.object({
  client_no: clientNo,
  name: z.string(),
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  assets: section({ total: money, cash: money, market_value: money, liability: money }),
  positions: z.array(reportPosition),
  pnl: section({
    pnl: money,
    net_flow: money,
    realised: money,
    dividends: money,
    fees: money,
    interest: money,
    fee_flows: money,
    other_flows: money,
    unexplained: money,
    by_security: z.array(reportSecurityPnl),
  }),
  returns: section({
    twr: ratio,
    twr_annualised: ratio,
    dietz: ratio,
    xirr: ratio,
    volatility: ratio,
    max_drawdown: ratio,
    max_drawdown_peak: dateText.nullable(),
    max_drawdown_trough: dateText.nullable(),
    sharpe: ratio,
    benchmark: ratio,
    excess: ratio,
    /** Of the index chosen for this client. */
    own_benchmark: ratio,
    own_excess: ratio,
    skipped_days: z.number().int().nullable(),
  }),
  risk: section({
    current_drawdown: ratio,
    days_under_water: z.number().int().nullable(),
    beta: ratio,
    index_volatility: ratio,
    index_sharpe: ratio,
  }),
  turnover: section({
    volume: money,
    average_asset: money,
    turnover: ratio,
    turnover_annualised: ratio,
    holding_turnover: ratio,
    style: style.nullable(),
    six_month_turnover: ratio,
    fee_drag: ratio,
    commission: money,
    commission_rate_effective: ratio,
    net_commission: money,
    by_month: z.array(reportMonth),
  }),
  behaviour: section({
    rg: count,
    pg: count,
    rl: count,
    pl: count,
    pgr: ratio,
    plr: ratio,
    disposition: ratio,
    holding_days_mean: ratio,
    holding_days_median: ratio,
    lots_closed: count,
    round_trips: count,
    win_rate: ratio,
    payoff: ratio,
    expectancy: money,
    chasing: ratio,
    panic: ratio,
    top1: ratio,
    top3: ratio,
    hhi: ratio,
    position_ratio: ratio,
    channels: shares,
  }),
  value: section({
    average_asset_20: money,
    tier: z.string().nullable(),
    effective: z.boolean().nullable(),
    lost: z.boolean().nullable(),
    at_risk: z.array(z.string()).nullable(),
    rfm: z.object({ r: z.number(), f: z.number(), m: z.number() }).nullable(),
  }),
  suitability: section({
    level: z.string().nullable(),
    valid_until: dateText.nullable(),
    state: z.string().nullable(),
    mismatches: z.array(z.object({ market, code: z.string(), risk_rating: z.string() })),
  }),
  /** Shares of market value at `to`. */
  splits: z.object({
    industry: z.array(reportSplit),
    board: z.array(reportSplit),
    kind: z.array(reportSplit),
  }),
  /** Sample sizes: {"behaviour.pgr": 369}. */
  samples: z.record(z.string(), z.number().int()),
  /** How many positions or rows a sum leaves out because they have no value: {"pnl.realised": 1}. */
  left_out: z.record(z.string(), z.number().int()),
  /** Open breaks of the reconciliation, as of the last look; whatever the period. */
  open_breaks: z.number().int(),
  /** Why a figure is null: {"returns.xirr": "no_sign_change"}. */
  missing: z.record(z.string(), z.string()),
});
export type ClientReport = z.infer<typeof clientReport>;

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

/** A share of the client's market value by industry, board or kind of security. */
export const reportSplit = z.object({ key: z.string(), market_value: money, weight: ratio });

export const clientReport = z.object({
  client_no: clientNo,
  name: z.string(),
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  assets: z.object({ total: money, cash: money, market_value: money, liability: money }),
  positions: z.array(reportPosition),
  pnl: z.object({
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
  returns: z.object({
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
    skipped_days: z.number().int().nullable(),
  }),
  turnover: z.object({
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
  behaviour: z.object({ top1: ratio, top3: ratio, hhi: ratio, position_ratio: ratio }),
  value: z.object({ average_asset_20: money, tier: z.string().nullable() }),
  suitability: z.object({}),
  /** Shares of market value at `to`. */
  splits: z.object({
    industry: z.array(reportSplit),
    board: z.array(reportSplit),
    kind: z.array(reportSplit),
  }),
  /** How many positions or rows a sum leaves out because they have no value: {"pnl.realised": 1}. */
  left_out: z.record(z.string(), z.number().int()),
  /** Open breaks of the reconciliation, as of the last look; whatever the period. */
  open_breaks: z.number().int(),
  /** Why a figure is null: {"returns.xirr": "no_sign_change"}. */
  missing: z.record(z.string(), z.string()),
});
export type ClientReport = z.infer<typeof clientReport>;

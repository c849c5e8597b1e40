/** Bridge calls about clients: the list, finding, one client's head, report, series and trades. */
import { z } from 'zod';
import { clientReport } from './clientReport.ts';
import { clientNo, clientState, dateText, market, monthText, ratio, riskLevel, style, tier } from './values.ts';

/** Whole branch, one array a column, all of the same length, in order of client number. E4 = yuan × 10^4, integer. */
export const clientList = z.object({
  as_of: dateText.nullable(),
  client_no: z.array(z.string()),
  name: z.array(z.string()),
  advisor_no: z.array(z.string().nullable()),
  status: z.array(clientState.nullable()),
  risk_level: z.array(riskLevel.nullable()),
  tier: z.array(tier.nullable()),
  style: z.array(style.nullable()),
  total_asset_e4: z.array(z.number().nullable()),
  market_value_e4: z.array(z.number().nullable()),
  pnl_ytd_e4: z.array(z.number().nullable()),
  turnover_6m: z.array(ratio),
  last_trade_on: z.array(dateText.nullable()),
  /** Effective, lost, at risk (the reasons by name; empty: none); null where the store has not computed them yet. */
  effective: z.array(z.boolean().nullable()),
  lost: z.array(z.boolean().nullable()),
  at_risk: z.array(z.array(z.string()).nullable()),
  /** Scores 1 to 5 inside the branch; null for a client whose status is not normal. */
  rfm: z.array(z.object({ r: z.number(), f: z.number(), m: z.number() }).nullable()),
  accounts: z.array(z.number().int()),
  /** Open breaks of the reconciliation: the client's figures are not to be relied on while there are any. */
  open_breaks: z.array(z.number().int()),
  advisors: z.array(z.object({ advisor_no: z.string(), name: z.string(), team: z.string().nullable() })),
});
export type ClientList = z.infer<typeof clientList>;

/** Name as delivered; its code where none was. */
const index = z.object({ code: z.string(), name: z.string() });

export const clientHead = z.object({
  client_no: clientNo,
  name: z.string(),
  client_kind: z.string(),
  status: clientState.nullable(),
  tier: tier.nullable(),
  risk_level: riskLevel.nullable(),
  /** valid, expired, missing or professional, at the as-of date. */
  risk_state: z.enum(['valid', 'expired', 'missing', 'professional']),
  risk_valid_until: dateText.nullable(),
  advisor_no: z.string().nullable(),
  advisor_name: z.string().nullable(),
  /** Masked: 138****5678. */
  mobile: z.string().nullable(),
  opened_on: dateText.nullable(),
  closed_on: dateText.nullable(),
  commission_rate: z.string().nullable(),
  as_of: dateText,
  /** First asset day, the start of "since start"; null without asset rows. */
  first_asset_day: dateText.nullable(),
  /** The index chosen for him; null: compared with the CSI 300. */
  own_benchmark: index.nullable(),
  /** Open breaks of the reconciliation over all accounts. */
  open_breaks: z.number().int(),
  accounts: z.array(
    z.object({
      account_no: z.string(),
      account_kind: z.enum(['cash', 'margin']),
      status: z.string().nullable(),
      total_asset_e4: z.number().nullable(),
    }),
  ),
});
export type ClientHead = z.infer<typeof clientHead>;

/** Day series over the period's asset days; index 0 is the asset day before the period (the base), if there is one. */
export const clientSeries = z.object({
  dates: z.array(dateText),
  asset_e4: z.array(z.number()),
  market_value_e4: z.array(z.number().nullable()),
  /** Profit of that day and sum since the base: A(d) − A(d−1) − flows of the days since. */
  day_pnl_e4: z.array(z.number()),
  pnl_e4: z.array(z.number()),
  flow_e4: z.array(z.number()),
  /** Time-weighted index, 1 at the base; a skipped day repeats the day before. */
  twr_index: z.array(z.number()),
  /** Whose closes `benchmark_index` has: the client's own index, else 000300. */
  benchmark: index,
  /** That index rebased to 1; null where it has no close on or before that day. */
  benchmark_index: z.array(z.number().nullable()),
});
export type ClientSeries = z.infer<typeof clientSeries>;

/** Trade rows of the period, one array a column, newest first. Quantities E2, money and prices E4. */
export const clientTrades = z.object({
  trade_date: z.array(dateText),
  trade_time: z.array(z.string()),
  trade_no: z.array(z.string()),
  account_no: z.array(z.string()),
  market: z.array(market),
  code: z.array(z.string()),
  name: z.array(z.string()),
  business_type: z.array(z.string()),
  channel: z.array(z.string().nullable()),
  quantity_e2: z.array(z.number()),
  price_e4: z.array(z.number().nullable()),
  amount_e4: z.array(z.number().nullable()),
  fees_e4: z.array(z.number()),
  net_amount_e4: z.array(z.number().nullable()),
  /** Realised profit of a sell or redeem row in E4 (rounded), null for other rows and unknown cost. */
  realised_e4: z.array(z.number().nullable()),
});
export type ClientTrades = z.infer<typeof clientTrades>;

const period = { client_no: clientNo, from: dateText.optional(), to: dateText.optional() };

export const clientCalls = {
  'clients.list': { input: z.object({}), output: clientList, right: 'clients.read', scope: 'clients' },
  /** Type to find: name, pinyin, initials, client number, account number, mobile. Replies row numbers of clients.list. */
  'clients.find': {
    input: z.object({ text: z.string().max(64) }),
    output: z.object({ as_of: dateText.nullable(), rows: z.array(z.number().int()) }),
    right: 'clients.read',
    scope: 'clients',
  },
  'client.head': {
    input: z.object({ client_no: clientNo }),
    output: clientHead,
    right: 'clients.read',
    scope: 'client',
  },
  'client.report': { input: z.object(period), output: clientReport, right: 'clients.read', scope: 'client' },
  'client.series': { input: z.object(period), output: clientSeries, right: 'clients.read', scope: 'client' },
  'client.trades': { input: z.object(period), output: clientTrades, right: 'clients.read', scope: 'client' },
  /** The branch's median of month turnover, and how many clients stand behind it. */
  'branch.turnoverMonths': {
    input: z.object({ from: monthText, to: monthText }),
    output: z.array(z.object({ month: monthText, median: ratio, clients: z.number().int() })),
    right: 'branch.read',
    scope: 'none',
  },
} as const;

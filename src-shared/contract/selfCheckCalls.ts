/**
 * The self-check of profit: does the profit of record agree with its parts, on which days not, and what the likely cause
 * is. Money is text in yuan; causes are codes with their facts, put into words by the window.
 */
import { z } from 'zod';
import { DAY_CAUSES } from '../domain/selfCheck/causes.ts';
import { FLOW_KINDS } from '../kernel/codes.ts';
import { breakCauseCode } from './breaks.ts';
import { clientNo, dateText, market, money, moneyText, quantity, ratio } from './values.ts';

const count = z.number().int();
export const CHECK_STATES = ['holds', 'fails', 'unknown'] as const;
export const checkState = z.enum(CHECK_STATES);

const security = z.object({ market, code: z.string(), name: z.string() });
const namedTrade = z.object({ account_no: z.string(), date: dateText, trade_no: z.string(), security, quantity });
const flow = { account_no: z.string(), date: dateText, flow_kind: z.enum(FLOW_KINDS), amount: moneyText };

/** An amount of the residual's size near by: head office and the rows likely date the same thing apart. */
const sameSize = z.discriminatedUnion('what', [
  z.object({ what: z.literal('flow'), ...flow }),
  z.object({
    what: z.literal('trade'),
    account_no: z.string(),
    date: dateText,
    trade_no: z.string(),
    security,
    amount: moneyText,
  }),
  /** Another day's residual, or the change of head office's total assets on it. */
  z.object({ what: z.enum(['residual', 'assets']), date: dateText, amount: moneyText }),
]);

/** The first of DAY_CAUSES that has evidence; `more`: facts beyond those listed. */
const dayCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['transfer_without_value', 'oversold']), rows: z.array(namedTrade), more: count }),
  z.object({ kind: z.literal('no_price'), securities: z.array(security), more: count }),
  z.object({
    kind: z.literal('no_asset_row'),
    accounts: z.array(
      z.object({
        account_no: z.string(),
        /** None on that day; one again after days without; the very first. */
        how: z.enum(['missing', 'back', 'first']),
        last_on: dateText.nullable(),
      }),
    ),
    more: count,
  }),
  z.object({
    kind: z.literal('break'),
    breaks: z.array(
      z.object({
        account_no: z.string(),
        kind: z.enum(['quantity', 'asset']),
        security: security.nullable(),
        cause: breakCauseCode,
        first_seen: dateText,
        closed_on: dateText.nullable(),
      }),
    ),
    more: count,
  }),
  z.object({ kind: z.literal('unnamed_dividend'), rows: z.array(z.object(flow)), more: count }),
  /** Head office's market value less the book's, before and on that day; its change is the residual. */
  z.object({ kind: z.literal('valued_otherwise'), before: moneyText, now: moneyText }),
  z.object({ kind: z.literal('dated_otherwise'), match: sameSize }),
  z.object({ kind: z.literal('no_row') }),
]);
export type SelfCheckCause = z.infer<typeof dayCause>;
const _everyCause: readonly SelfCheckCause['kind'][] = DAY_CAUSES;
void _everyCause;

const day = z.object({
  date: dateText,
  /** Rows dated after this day up to `date` count on it. */
  after: dateText,
  /** False: the days from the last asset day to the end of the period. */
  is_asset_day: z.boolean(),
  amount: moneyText,
  cause: dayCause,
});
export type SelfCheckDay = z.infer<typeof day>;

export const selfCheck = z.object({
  client_no: clientNo,
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  state: checkState,
  /** Why there is no profit to check. */
  reason: z.string().nullable(),
  pnl: money,
  unexplained: money,
  tolerance: money,
  parts: z.object({ securities: money, interest: money, fees: money, other: money }),
  /** Securities without a profit, in none of the parts. */
  left_out: count,
  /** Days with a residual beyond a cent, by date; the largest of them where there are more than SELF_CHECK_DAYS. */
  days: z.array(day),
  more_days: count,
  /** Sum of the residuals of those further days. */
  more_amount: money,
});
export type SelfCheck = z.infer<typeof selfCheck>;

/** Days in one answer; facts of one cause. */
export const SELF_CHECK_DAYS = 120;
export const SELF_CHECK_FACTS = 6;

/** By size of what is unexplained, by its share of the profit, by profit; the largest first. By number: ascending. */
export const SELF_CHECK_SORTS = ['unexplained', 'share', 'pnl', 'client_no'] as const;
export const SELF_CHECK_FILTERS = ['fails', 'unknown'] as const;

export const branchSelfCheck = z.object({
  /** not_made: the figures of the branch for these facts are still to be made (branch.makeFigures). */
  state: z.enum(['ready', 'not_made']),
  as_of: dateText.nullable(),
  period: z.object({ from: dateText, to: dateText }).nullable(),
  clients: count,
  failing: count,
  unknown: count,
  /** Clients that fit the filter, of which `rows` is a page. */
  total: count,
  rows: z.array(
    z.object({
      client_no: clientNo,
      name: z.string(),
      advisor_no: z.string().nullable(),
      advisor_name: z.string().nullable(),
      pnl: money,
      unexplained: money,
      tolerance: money,
      /** |unexplained| / |profit|; null without a profit or at 0. */
      share: ratio,
      reason: z.string().nullable(),
      open_breaks: count,
    }),
  ),
});
export type BranchSelfCheck = z.infer<typeof branchSelfCheck>;

export const selfCheckCalls = {
  'client.selfCheck': {
    input: z.object({ client_no: clientNo, from: dateText.optional(), to: dateText.optional() }),
    output: selfCheck,
    right: 'clients.read',
    scope: 'client',
  },
  /** The clients whose profit of the year to date does not agree with its parts (or cannot be checked), from kept figures. */
  'branch.selfCheck': {
    input: z.object({
      offset: count.min(0),
      limit: count.min(1).max(500),
      sort: z.enum(SELF_CHECK_SORTS),
      show: z.enum(SELF_CHECK_FILTERS).optional(),
    }),
    output: branchSelfCheck,
    right: 'clients.read',
    scope: 'clients',
  },
  /** States of the year to date for marks in the client list: numbers of the clients that fail; null: not made. */
  'branch.selfCheckMarks': {
    input: z.object({}),
    output: z.object({ failing: z.array(clientNo).nullable() }),
    right: 'clients.read',
    scope: 'clients',
  },
} as const;

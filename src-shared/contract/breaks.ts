/**
 * Breaks of the nightly reconciliation as the window and the command line show them: what differs between our book and
 * head office, since when, and the likely cause with its evidence (docs/reconciliation.md). Figures are text as in the
 * command line's `check`. Nothing in a cause names a person.
 */
import { z } from 'zod';
import { dateText, market, money, moneyText, price, quantity } from './values.ts';

export const BREAK_PARTS = ['quantity', 'market_value', 'total'] as const;
export const breakPart = z.enum(BREAK_PARTS);
export type BreakPart = z.infer<typeof breakPart>;

const count = z.number().int();
const security = { market, code: z.string() };
/** How much of the difference the evidence accounts for: to the last unit, nearly all, or a part of it. */
export const explains = z.enum(['exact', 'roughly', 'in_part']);
export type Explains = z.infer<typeof explains>;

/** Rows named in one cause; `more` counts those beyond. */
export const EVIDENCE_ROWS = 10;

/** A holding of equal quantity that the two sides value apart. `head_office_price`: its market value per share. */
const pricedHolding = z.object({
  ...security,
  close: price,
  close_date: dateText,
  head_office_price: price,
  difference: money,
});

/** Differences are head office minus book. */
export const breakCause = z.discriminatedUnion('cause', [
  /** The same quantity stands under another code of the account; in `accounts` accounts the two codes are so exchanged. */
  z.object({ cause: z.literal('code_change'), other: z.object(security), quantity, accounts: count }),
  /** Trades in quarantine that name account and security. */
  z.object({
    cause: z.literal('quarantined_trade'),
    explains,
    rows: z.array(
      z.object({
        reject_id: count,
        set: z.string(),
        file: z.string(),
        line: count,
        code: z.string(),
        business_type: z.string(),
        quantity: z.string(),
      }),
    ),
    more: count,
  }),
  /**
   * Head office's quantity is the book's times `ratio` for `holders` of the branch's `of` holders. `price`: the day on
   * which the exchange set the previous close of the security to fit it, where there is one.
   */
  z.object({
    cause: z.literal('corporate_action'),
    ratio: z.string(),
    holders: count,
    of: count,
    price: z.object({ date: dateText, prev_close: price, close_before: price }).nullable(),
  }),
  /** More was sold (or given up) than the book held. */
  z.object({
    cause: z.literal('oversold'),
    explains,
    quantity,
    rows: z.array(z.object({ date: dateText, trade_no: z.string() })),
    more: count,
  }),
  /** No row accounts for it. `trades`: rows of the account and security on the day it was first seen. */
  z.object({ cause: z.literal('missing_trade'), trades_delivered: z.boolean(), trades: count }),
  /** Head office's own figures do not sum: parts of the asset row, or its positions against the row's market value. */
  z.object({ cause: z.literal('not_additive'), of: z.enum(['parts', 'positions']), sum: moneyText, stated: moneyText }),
  /** Quantity breaks of the account, valued. `rest`: what they leave unexplained. */
  z.object({
    cause: z.literal('quantity'),
    explains,
    securities: z.array(z.object({ ...security, difference: quantity, value: moneyText })),
    more: count,
    rest: moneyText,
  }),
  /** The prices of the date have no close for it: the book values it at an older one. */
  z.object({
    cause: z.literal('missing_price'),
    explains,
    securities: z.array(pricedHolding),
    more: count,
    rest: moneyText,
  }),
  /** Head office values it at another price than the close of the date; `seen_on`: the day of which that is the close. */
  z.object({
    cause: z.literal('stale_price'),
    explains,
    securities: z.array(pricedHolding.extend({ seen_on: dateText.nullable() })),
    more: count,
    rest: moneyText,
  }),
  /** A holding that came in by a transfer without an amount. */
  z.object({
    cause: z.literal('transfer_without_value'),
    rows: z.array(z.object({ date: dateText, trade_no: z.string(), ...security })),
    more: count,
  }),
  z.object({ cause: z.literal('unknown') }),
]);
export type BreakCause = z.infer<typeof breakCause>;
export type BreakCauseCode = BreakCause['cause'];

export const BREAK_CAUSES = [
  'code_change',
  'quarantined_trade',
  'corporate_action',
  'oversold',
  'missing_trade',
  'not_additive',
  'quantity',
  'missing_price',
  'stale_price',
  'transfer_without_value',
  'unknown',
] as const satisfies readonly BreakCauseCode[];
export const breakCauseCode = z.enum(BREAK_CAUSES);

export const breakRow = z.object({
  id: count,
  kind: z.enum(['quantity', 'asset']),
  part: breakPart,
  client_no: z.string(),
  client_name: z.string(),
  account_no: z.string(),
  /** Null for a break of the account as a whole. */
  market: market.nullable(),
  code: z.string().nullable(),
  security_name: z.string().nullable(),
  book: z.string(),
  head_office: z.string(),
  /** Head office minus book. */
  difference: z.string(),
  first_seen: dateText,
  last_seen: dateText,
  /** Null while it is open. */
  closed_on: dateText.nullable(),
  why: breakCause,
});
export type BreakRow = z.infer<typeof breakRow>;

/** What was not compared at the as-of date because head office did not deliver it: its breaks stand as they were. */
export const notCompared = z.array(z.enum(['positions', 'assets']));

export const breakPage = z.object({
  as_of: dateText.nullable(),
  not_compared: notCompared,
  /** Rows that fit the filter, of which `rows` is a page. */
  total: count,
  by_cause: z.array(z.object({ cause: breakCauseCode, breaks: count, clients: count })),
  rows: z.array(breakRow),
});
export type BreakPage = z.infer<typeof breakPage>;

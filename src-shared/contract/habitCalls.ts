/**
 * The Habits page of one client over a period: distributions, evidence and lists. Its single figures are those of
 * client.report (sections behaviour and turnover). Money is text in yuan, ratios are numbers; a null has its reason
 * beside it.
 */
import { z } from 'zod';
import { clientNo, dateText, market, money, moneyText, monthText, price, quantity, ratio } from './values.ts';

const count = z.number().int();
const figure = z.object({ value: ratio, reason: z.string().nullable() });
export type HabitRatio = z.infer<typeof figure>;

/** Below zero: from ≤ v < to; above: from < v ≤ to. Null: open. Yuan, or a ratio of cost. */
const bin = z.object({ from: z.number().nullable(), to: z.number().nullable(), count });
const histogram = z.object({ width: z.number(), bins: z.array(bin), zero: count }).nullable();
export type TripBin = z.infer<typeof bin>;

const holding = z.object({
  /** Closed lot pieces. */
  pieces: count,
  spans: z.array(
    z.object({
      /** Calendar days held; null: no end. */
      from_days: count,
      to_days: count.nullable(),
      pieces: count,
      /** Of the quantity of all pieces. */
      share: z.number(),
    }),
  ),
});
export type HoldingSpanRow = z.infer<typeof holding>['spans'][number];

const trips = z.object({
  n: count,
  wins: count,
  losses: count,
  flat: count,
  /** Null: no trip of that side. */
  mean_gain: money,
  mean_loss: money,
  yuan: histogram,
  ratio: histogram,
  /** Trips whose shares cost nothing: they have no ratio. */
  without_cost: count,
});

export const DISPOSITION_CASES = ['realised_gain', 'paper_gain', 'realised_loss', 'paper_loss'] as const;
const dispositionRow = z.object({
  date: dateText,
  market,
  code: z.string(),
  name: z.string(),
  /** Sold that day, or held. */
  quantity,
  /** The day's average sale price; on paper the day's low (gain) or high (loss). */
  price,
  /** Moving-average cost price before the sale. */
  cost_price: price,
  /** price / cost price − 1; null where the cost is not above 0. */
  difference: ratio,
});
export type DispositionRow = z.infer<typeof dispositionRow>;

const moveRow = z.object({
  date: dateText,
  market,
  code: z.string(),
  name: z.string(),
  amount: moneyText,
  /** Close of the day before over the close 20 price days earlier, less 1. */
  move: z.number(),
});
export type MoveRow = z.infer<typeof moveRow>;
/** Orders with 21 closes before them; `rows` are the newest of those past the bound. */
const moves = z.object({ counted: count, hits: count, rows: z.array(moveRow) });

const month = z.object({
  month: monthText,
  /** The last day of the month, or of the period. */
  date: dateText,
  securities: count,
  /** Positions without a close: outside all figures of the day. */
  unpriced: count,
  market_value: moneyText,
  top1: figure,
  top3: figure,
  hhi: figure,
  position_ratio: figure,
});
export type SpreadMonth = z.infer<typeof month>;

const tally = z.object({
  /** Null: the order has none. */
  key: z.string().nullable(),
  rows: count,
  amount: moneyText,
  /** Of the amount of all orders. */
  share: ratio,
});
export type OrderShare = z.infer<typeof tally>;

const hour = z.object({
  kind: z.enum(['auction', 'half', 'after', 'other', 'none']),
  /** Minutes of the day. */
  from_minute: count.nullable(),
  to_minute: count.nullable(),
  rows: count,
  amount: moneyText,
  share: ratio,
});
export type OrderHour = z.infer<typeof hour>;

export const FEE_KINDS = ['commission', 'stamp_duty', 'transfer_fee', 'other_fee'] as const;
const fees = z.object({
  lines: z.array(
    z.object({
      kind: z.enum(FEE_KINDS),
      amount: moneyText,
      /** Over mean assets. */
      drag: figure,
      /** Of orders over their amount; null without one. */
      rate: ratio,
    }),
  ),
  total: moneyText,
  drag: figure,
  rate: ratio,
  /** Part of the total that rows other than orders paid. */
  of_other_rows: moneyText,
});

const half = z.object({
  volume: moneyText,
  volume_half: moneyText,
  /** Fees of orders over their amount. */
  rate: z.number(),
  fees: moneyText,
  fees_half: moneyText,
  saved: moneyText,
  saved_share: figure,
  pnl: money,
  pnl_half: money,
  pnl_reason: z.string().nullable(),
});

export const clientHabits = z.object({
  client_no: clientNo,
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  /** Why nothing is counted (no_asset_row, no_period). */
  gap: z.string().nullable(),
  holding,
  trips,
  /** By case: how many, and the newest of them. */
  disposition: z.record(z.enum(DISPOSITION_CASES), z.object({ total: count, rows: z.array(dispositionRow) })),
  chasing: moves,
  panic: moves,
  /** Bounds in per cent of the earlier close: settings. */
  chase_percent: z.number(),
  panic_percent: z.number(),
  /** Oldest first. */
  months: z.array(month),
  orders: z.object({
    rows: count,
    amount: moneyText,
    /** The half hours of the day, all of them; others only with an order. */
    hours: z.array(hour),
    channels: z.array(tally),
    boards: z.array(tally),
    industries: z.array(tally),
  }),
  fees,
  /** Null: no order in the period. */
  half: half.nullable(),
});
export type ClientHabits = z.infer<typeof clientHabits>;

/** Rows of one list of evidence in an answer; the whole of it is in the trace of the figure. */
export const EVIDENCE_ROWS = 100;

export const habitCalls = {
  'client.habits': {
    input: z.object({ client_no: clientNo, from: dateText.optional(), to: dateText.optional() }),
    output: clientHabits,
    right: 'clients.read',
    scope: 'client',
  },
} as const;

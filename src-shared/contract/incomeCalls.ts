/**
 * The page Income and fees of one client over a period: dividends and other income, what trading cost, and the commission
 * against the rate agreed with him. Money is text in yuan, signed as head office delivers it (taxes and fees charged are
 * negative); rates are plain numbers. A null has its reason beside it.
 */
import { z } from 'zod';
import { clientNo, dateText, market, money, moneyText, monthText, ratio } from './values.ts';

const count = z.number().int();
const figure = z.object({ value: ratio, reason: z.string().nullable() });
export type IncomeFigure = z.infer<typeof figure>;

const security = z.object({ market, code: z.string(), name: z.string() });

/** Sums of cash flows by kind. */
const sums = z.object({
  dividend: moneyText,
  dividend_tax: moneyText,
  /** dividend + dividend_tax */
  dividends: moneyText,
  payments: count,
  interest: moneyText,
  fee: moneyText,
  other: moneyText,
});
export type IncomeSumsText = z.infer<typeof sums>;

const holding = z.object({
  /** Null: dividends of flows that name no security. */
  security: security.nullable(),
  dividend: moneyText,
  dividend_tax: moneyText,
  dividends: moneyText,
  payments: count,
  /** Gross over the cost on the morning of each payment, added up over the payment dates. */
  yield_on_cost: figure,
  yield_dates: count,
  yield_left_out: count,
  /** Of the holding at the end of the period. */
  is_held: z.boolean(),
});
export type HoldingIncome = z.infer<typeof holding>;

const flow = z.object({
  date: dateText,
  account_no: z.string(),
  kind: z.enum(['dividend', 'dividend_tax', 'interest', 'fee', 'other']),
  security: security.nullable(),
  amount: moneyText,
  /** Dividends only: cost of the account's holding that morning, and the row's yield on it. */
  cost: money,
  yield_on_cost: figure.nullable(),
});
export type IncomeFlowRow = z.infer<typeof flow>;

const fees = z.object({
  rows: count,
  /** Buy and sell rows that are not repo. */
  orders: count,
  volume: moneyText,
  commission: moneyText,
  handling: moneyText,
  regulatory: moneyText,
  /** commission − handling − regulatory */
  net_commission: moneyText,
  stamp_duty: moneyText,
  transfer_fee: moneyText,
  other_fee: moneyText,
  /** The four fee columns of every row. */
  fees: moneyText,
  /** Commission of the orders / their amount. */
  rate: figure,
});
export type FeeSums = z.infer<typeof fees>;

/** charged = at_rate + minimum_extra + other. */
const agreed = z.object({
  /** As delivered: "0.00025". */
  rate: z.string().nullable(),
  /** Effective less agreed rate. */
  difference: figure,
  charged: moneyText,
  at_rate: money,
  /** Rows charged 5 yuan where the rate comes to less, and what they cost above it. */
  minimum_rows: count.nullable(),
  minimum_extra: money,
  other: money,
  reason: z.string().nullable(),
});
export type AgreedSums = z.infer<typeof agreed>;

export const clientIncome = z.object({
  client_no: clientNo,
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  /** Why the period has no figures; null: it has them. */
  gap: z.string().nullable(),
  /** Null with a gap; the lists are empty then. */
  period: z.object({ income: sums, fees, agreed }).nullable(),
  holdings: z.array(holding),
  /** Every calendar month of the period. */
  months: z.array(z.object({ month: monthText, income: sums, fees })),
  /** Its calendar years, the newest first. */
  years: z.array(z.object({ year: z.string().regex(/^\d{4}$/), income: sums })),
  kinds: z.array(z.object({ kind: z.string(), fees })),
  /** Newest first. */
  flows: z.array(flow),
});
export type ClientIncome = z.infer<typeof clientIncome>;

export const incomeCalls = {
  'client.income': {
    input: z.object({ client_no: clientNo, from: dateText.optional(), to: dateText.optional() }),
    output: clientIncome,
    right: 'clients.read',
    scope: 'client',
  },
} as const;

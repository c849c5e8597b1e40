/** Why is it so: a figure with its formula, its inputs and the rows of the files that it came from. */
import { z } from 'zod';
import { clientNo, dateText } from './values.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const unit = z.enum([
  'money',
  'ratio',
  'times',
  'permille',
  'number',
  'count',
  'days',
  'date',
  'word',
  'words',
  'yes_no',
  'price',
  'quantity',
  'shares',
  'scores',
]);
/** Money, price, quantity and date as text; ratios and counts as numbers. */
const figureValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.number()),
]);
export type TraceValue = z.infer<typeof figureValue>;

const cell = z.union([
  z.object({ kind: z.enum(['money', 'price', 'quantity', 'date', 'text', 'account']), text: z.string().nullable() }),
  z.object({ kind: z.literal('number'), unit, value: z.number().nullable() }),
  /** A code of a list that the screen has words for: businessType, flowKind, channel, status, investorClass, row. */
  z.object({ kind: z.literal('code'), list: z.string(), value: z.string().nullable() }),
  z.object({ kind: z.literal('security'), market: z.string(), code: z.string(), name: z.string() }),
]);
export type TraceCell = z.infer<typeof cell>;

/** Where a row came from; null file: the row is not one of a file. */
const source = z.object({
  dataset: z.string(),
  set: z.string().nullable(),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  /** The row's own number in the file: trade_no, flow_no; null where its dataset has none. */
  no: z.string().nullable(),
});
export type TraceSource = z.infer<typeof source>;

const term = z.object({
  symbol: z.string(),
  /** The figure that it is, for its own trace; null: an input. */
  figure: z.string().nullable(),
  name: words,
  unit,
  value: figureValue,
  reason: z.string().nullable(),
});

const group = z.object({
  /** The letter of the formula that these rows stand behind ("K, Q": both); null: the figure itself. */
  symbol: z.string().nullable(),
  title: words,
  columns: z.array(z.object({ key: z.string(), name: words })),
  /** All rows there are; `rows` are those from `offset` on, at most 100. */
  total: z.number().int(),
  offset: z.number().int(),
  rows: z.array(
    z.object({
      cells: z.record(z.string(), cell),
      sources: z.array(source),
      figure: z.string().nullable(),
    }),
  ),
});

export const figureTrace = z.object({
  client_no: clientNo,
  figure: z.string(),
  name: words,
  unit,
  value: figureValue,
  reason: z.string().nullable(),
  as_of: dateText,
  from: dateText,
  from_effective: dateText.nullable(),
  to: dateText,
  meaning: words,
  symbols: z.string(),
  terms: z.array(term),
  n: z.number().int().nullable(),
  sample: z.object({ of: words, minimum: z.number().int().nullable() }).nullable(),
  left_out: z.object({ count: z.number().int(), words }).nullable(),
  conventions: z.array(words),
  source: z.string(),
  groups: z.array(group),
});
export type FigureTrace = z.infer<typeof figureTrace>;

/** Rows of a group in one answer. */
export const TRACE_ROWS = 100;

export const traceCalls = {
  /**
   * `figure`: a path of the report, 'behaviour.pgr' or 'positions.ACCOUNT.SH.600519.cost_price'; with 'now.' before it the
   * figure as of the date of the data, whatever the period.
   */
  'client.trace': {
    input: z.object({
      client_no: clientNo,
      from: dateText.optional(),
      to: dateText.optional(),
      figure: z.string().min(1).max(200),
      /** More rows of one group: its place, and the first row wanted. */
      group: z.number().int().min(0).optional(),
      offset: z.number().int().min(0).optional(),
    }),
    output: figureTrace,
    right: 'clients.read',
    scope: 'client',
  },
} as const;

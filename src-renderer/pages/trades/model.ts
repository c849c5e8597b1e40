/** Filtering, sorting and sums of a client's trade rows, in columns as they come. Pure. */
import type { ClientTrades } from '../../../src-shared/contract/clientCalls.ts';
import { ExactSum } from '../../format/decimal.ts';

/** Stands for "no channel given". */
export const NO_CHANNEL = '';

export interface TradeFilters {
  readonly types: readonly string[];
  readonly channels: readonly string[];
  /** Part of a code or a name. */
  readonly security: string;
  readonly from: string | null;
  readonly to: string | null;
}
export const NO_TRADE_FILTERS: TradeFilters = { types: [], channels: [], security: '', from: null, to: null };

export const TRADE_SORTS = ['date', 'amount', 'fees', 'realised', 'quantity'] as const;
export type TradeSortKey = (typeof TRADE_SORTS)[number];
export interface TradeSort {
  readonly key: TradeSortKey;
  readonly descending: boolean;
}

export interface TradeSelection {
  readonly rows: Int32Array;
  readonly bought: string;
  readonly sold: string;
  readonly fees: string;
  /** null where no row has one. */
  readonly realised: string | null;
  /** Sells and redemptions whose cost is unknown. */
  readonly realisedLeftOut: number;
}

const REALISING: ReadonlySet<string> = new Set(['sell', 'redeem']);

export function selectTrades(trades: ClientTrades, filters: TradeFilters, sort: TradeSort): TradeSelection {
  const types = new Set(filters.types);
  const channels = new Set(filters.channels);
  const wanted = filters.security.trim().toLowerCase();
  const rows: number[] = [];
  const bought = new ExactSum();
  const sold = new ExactSum();
  const fees = new ExactSum();
  const realised = new ExactSum();
  let realisedRows = 0;
  let realisedLeftOut = 0;
  for (let row = 0; row < trades.trade_date.length; row++) {
    const date = trades.trade_date[row] as string;
    const type = trades.business_type[row] as string;
    if (types.size > 0 && !types.has(type)) continue;
    if (channels.size > 0 && !channels.has(trades.channel[row] ?? NO_CHANNEL)) continue;
    if (filters.from !== null && date < filters.from) continue;
    if (filters.to !== null && date > filters.to) continue;
    if (
      wanted !== '' &&
      !(trades.code[row] as string).includes(wanted) &&
      !(trades.name[row] as string).toLowerCase().includes(wanted)
    )
      continue;
    rows.push(row);
    const amount = trades.amount_e4[row] as number | null;
    if (amount !== null && type === 'buy') bought.add(amount);
    if (amount !== null && type === 'sell') sold.add(amount);
    fees.add(trades.fees_e4[row] as number);
    const gain = trades.realised_e4[row] as number | null;
    if (gain !== null) {
      realised.add(gain);
      realisedRows++;
    } else if (REALISING.has(type)) realisedLeftOut++;
  }
  return {
    rows: Int32Array.from(order(trades, rows, sort)),
    bought: bought.text(),
    sold: sold.text(),
    fees: fees.text(),
    realised: realisedRows === 0 ? null : realised.text(),
    realisedLeftOut,
  };
}

/** The rows come newest first; equal values keep that order, missing ones go last. */
function order(trades: ClientTrades, rows: number[], sort: TradeSort): number[] {
  if (sort.key === 'date') return sort.descending ? rows : rows.reverse();
  const column = {
    amount: trades.amount_e4,
    fees: trades.fees_e4,
    realised: trades.realised_e4,
    quantity: trades.quantity_e2,
  }[sort.key];
  const sign = sort.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const x = column[a] as number | null;
    const y = column[b] as number | null;
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    return x === y ? a - b : sign * (x - y);
  });
}

export interface Option {
  readonly value: string;
  readonly count: number;
}

/** The values that occur in a column with how often, most frequent first. */
export function valuesOf(column: readonly (string | null)[]): readonly Option[] {
  const counts = new Map<string, number>();
  for (const value of column) {
    const text = value ?? NO_CHANNEL;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

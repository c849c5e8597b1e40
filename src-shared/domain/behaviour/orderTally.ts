/**
 * Orders of a period counted by something that each of them has: channel, half hour, industry, board. An order is a buy
 * or sell row that is not repo, as in the figures. Amounts E4.
 */

import type { Ymd } from '../../kernel/dates.ts';
import type { AccountHistory, SecurityInfo, TradeRow } from '../book/history.ts';
import { BUY, SELL } from '../book/position.ts';

export interface Order {
  readonly row: TradeRow;
  readonly info: SecurityInfo;
}

/** Dated in [from, to], account by account in book order. */
export function ordersOf(
  accounts: readonly AccountHistory[],
  security: (securityId: number) => SecurityInfo,
  from: Ymd,
  to: Ymd,
): Order[] {
  const orders: Order[] = [];
  for (const { trades } of accounts) {
    for (const row of trades) {
      if (row.date < from || row.date > to) continue;
      if (row.businessType !== BUY && row.businessType !== SELL) continue;
      const info = security(row.securityId);
      if (info.kind !== 'repo') orders.push({ row, info });
    }
  }
  return orders;
}

export interface Tally<K> {
  readonly key: K;
  readonly rows: number;
  readonly amountE4: number;
  /** Of the amount of all orders; null where that is 0. */
  readonly share: number | null;
}

/** Buy and sell rows always have an amount: the files' checks reject those without. */
export function amountOf({ row }: Order): number {
  return row.amountE4 as number;
}

/** By amount, largest first; equal ones in the order in which they came. */
export function tally<K>(orders: readonly Order[], keyOf: (order: Order) => K): Tally<K>[] {
  const sums = new Map<K, { rows: number; amountE4: number }>();
  let total = 0;
  for (const order of orders) {
    const key = keyOf(order);
    const amountE4 = amountOf(order);
    total += amountE4;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { rows: 1, amountE4 });
    else {
      sum.rows += 1;
      sum.amountE4 += amountE4;
    }
  }
  return [...sums]
    .map(([key, sum]) => ({ key, ...sum, share: total > 0 ? sum.amountE4 / total : null }))
    .sort((a, b) => b.amountE4 - a.amountE4);
}

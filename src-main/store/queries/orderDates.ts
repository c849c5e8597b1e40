/** Dates of a client's orders: buy and sell rows that are not repo. */
import type { AccountHistory } from '../../../src-shared/domain/book/history.ts';
import { BUY, SELL } from '../../../src-shared/domain/book/position.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Catalog, securityOf } from './catalog.ts';

/** Up to `to`, in no order. */
export function orderDates(histories: readonly AccountHistory[], known: Catalog, to: Ymd): Ymd[] {
  const dates: Ymd[] = [];
  for (const { trades } of histories) {
    for (const row of trades) {
      if (row.businessType !== BUY && row.businessType !== SELL) continue;
      if (row.date <= to && securityOf(known, row.securityId).kind !== 'repo') dates.push(row.date);
    }
  }
  return dates;
}

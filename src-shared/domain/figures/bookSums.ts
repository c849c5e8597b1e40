/** The sums of a period's book that figures are made of. */

import type { Ymd } from '../../kernel/dates.ts';
import { add, ZERO } from '../../kernel/exact.ts';
import { type PeriodBook, securityPnl } from '../profit/period.ts';
import type { BookSums } from './ground.ts';

/** Σ amount of orders in [from, to]. */
export function volumeBetween(book: PeriodBook, from: Ymd, to: Ymd): number {
  let volume = 0;
  for (const order of book.orders) if (order.date >= from && order.date <= to) volume += order.amountE4;
  return volume;
}

export function bookSums(book: PeriodBook, from: Ymd, to: Ymd): BookSums {
  let realised = ZERO;
  let realisedLeftOut = 0;
  let dividends = book.dividendsOfNone;
  let parts = book.dividendsOfNone;
  let partsLeftOut = 0;
  for (const entry of book.bySecurity.values()) {
    realised = add(realised, entry.realised);
    realisedLeftOut += entry.realisedLeftOut;
    dividends = add(dividends, entry.dividends);
    const part = securityPnl(entry);
    if (part === null) partsLeftOut += 1;
    else parts = add(parts, part);
  }
  const { flows, unvaluedTransfers, interest, feeFlows, otherFlows, feesE4, commissionE4, statutory, positionsAtEnds } =
    book;
  return {
    flows,
    unvaluedTransfers,
    realised,
    realisedLeftOut,
    dividends,
    interest,
    feeFlows,
    otherFlows,
    parts,
    partsLeftOut,
    feesE4,
    commissionE4,
    statutory,
    volumeE4: volumeBetween(book, from, to),
    orderCommissionE4: book.orderCommissionE4,
    positionsAtEnds,
  };
}

/**
 * A stretch of one security's price rows, through code changes. The table is date-first, so the calendar leads every
 * search (CROSS JOIN): one look into the key a day. Prices are E4.
 */

import type { PriceRow } from '../../../src-shared/domain/risk/dayMoves.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { indexId } from './benchmark.ts';
import type { Catalog } from './catalog.ts';

const between = query
  .selectFrom('price_day as c')
  .crossJoin('price as p')
  .select(['p.trade_date', 'p.close_e4', 'p.prev_close_e4'])
  .whereRef('p.trade_date', '=', 'c.trade_date')
  .where('p.security_id', '=', 0)
  .where('c.trade_date', '>=', 0)
  .where('c.trade_date', '<=', 0)
  .orderBy('c.trade_date')
  .compile().sql;

type Row = [Ymd, number | null, number | null];

function rowsOf(store: ReadStore, securityId: number, from: Ymd, to: Ymd): PriceRow[] {
  return (store.raw(between).all(securityId, from, to) as Row[]).map(([date, closeE4, prevCloseE4]) => ({
    date,
    closeE4,
    prevCloseE4,
  }));
}

/** Rows in [from, to] of a code and, before it took over, of those that it took over from; ascending, one a day. */
export function priceSeries(store: ReadStore, known: Catalog, securityId: number, from: Ymd, to: Ymd): PriceRow[] {
  const own = rowsOf(store, securityId, from, to);
  if (!known.codes.hasEarlier(securityId, to)) return own;
  const byDay = new Map(own.map((row) => [row.date, row]));
  for (const { securityId: id, until } of known.codes.earlier(securityId, to)) {
    for (const row of rowsOf(store, id, from, to)) {
      if (row.date < until && !byDay.has(row.date)) byDay.set(row.date, row);
    }
  }
  return [...byDay.values()].sort((a, b) => a.date - b.date);
}

const lastDays = query
  .selectFrom('price_day')
  .select('trade_date')
  .where('trade_date', '<=', 0)
  .orderBy('trade_date', 'desc')
  .limit(1)
  .compile().sql;

/** The last `count` price days on or before a date, ascending. */
export function lastPriceDays(store: ReadStore, date: Ymd, count: number): Ymd[] {
  return (store.raw(lastDays).all(date, count) as [Ymd][]).map((row) => row[0]).reverse();
}

/** Closes of an index by day in [from, to]; empty where the store does not have it. */
export function indexCloses(store: ReadStore, code: string, from: Ymd, to: Ymd): ReadonlyMap<Ymd, number> {
  const id = indexId(store, code);
  const rows = id === null ? [] : rowsOf(store, id, from, to);
  return new Map(rows.flatMap(({ date, closeE4 }) => (closeE4 === null ? [] : [[date, closeE4] as const])));
}

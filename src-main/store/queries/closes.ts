/** The last close of a holding on or before a date, through code changes. Prices are E4. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { Catalog } from './catalog.ts';

export interface Close {
  readonly date: Ymd;
  readonly closeE4: number;
  /** The code whose price row it is. */
  readonly securityId: number;
}

const latest = query.selectFrom('last_close').select(['trade_date', 'close_e4']).where('security_id', '=', 0).compile();

/** The calendar goes first (CROSS JOIN), newest day first: the search ends at the first day that has a close. */
const onOrBefore = query
  .selectFrom('price_day as c')
  .crossJoin('price as p')
  .select(['p.trade_date', 'p.close_e4'])
  .whereRef('p.trade_date', '=', 'c.trade_date')
  .where('p.security_id', '=', 0)
  .where('c.trade_date', '<=', 0)
  .where('p.close_e4', 'is not', null)
  .orderBy('c.trade_date', 'desc')
  .limit(1)
  .compile();

export function lastClose(store: ReadStore, securityId: number, date: Ymd): Close | null {
  const newest = store.statement(latest.sql).get(securityId) as { trade_date: Ymd; close_e4: number } | undefined;
  if (!newest) return null;
  if (newest.trade_date <= date) return { date: newest.trade_date, closeE4: newest.close_e4, securityId };
  return searchClose(store, securityId, date);
}

/** The same from the price rows alone, without the kept newest close. */
export function searchClose(store: ReadStore, securityId: number, date: Ymd): Close | null {
  const row = store.statement(onOrBefore.sql).get(securityId, date, 1) as
    | { trade_date: Ymd; close_e4: number }
    | undefined;
  return row ? { date: row.trade_date, closeE4: row.close_e4, securityId } : null;
}

/** The newest close on or before the date of a code or of those that it took over from. */
export function closeOfLine(store: ReadStore, known: Catalog, securityId: number, date: Ymd): Close | null {
  let best: Close | null = null;
  for (const id of known.codes.lineage(securityId, date)) {
    const close = lastClose(store, id, date);
    if (close && (best === null || close.date > best.date)) best = close;
  }
  return best;
}

/** A function that looks closes up along the line of codes and remembers what it found. */
export function closeFinder(store: ReadStore, known: Catalog): (securityId: number, date: Ymd) => number | null {
  const found = new Map<string, number | null>();
  return (securityId, date) => {
    const key = `${securityId} ${date}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const value = closeOfLine(store, known, securityId, date)?.closeE4 ?? null;
    found.set(key, value);
    return value;
  };
}

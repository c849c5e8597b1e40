/** Prices as the habits ask for them, looked up one by one and remembered: for one client's report. */
import type { DayPrice, Move, PriceSource } from '../../../src-shared/domain/behaviour/prices.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { Catalog } from './catalog.ts';
import { closeFinder } from './closes.ts';

/** Price days between the two closes of a move, and closes that it takes. */
export const MOVE_DAYS = 20;

const ofDay = query
  .selectFrom('price')
  .select(['close_e4', 'high_e4', 'low_e4'])
  .where('trade_date', '=', 0)
  .where('security_id', '=', 0)
  .compile();

const closesBefore = query
  .selectFrom('price_day as c')
  .crossJoin('price as p')
  .select(['p.trade_date', 'p.close_e4'])
  .whereRef('p.trade_date', '=', 'c.trade_date')
  .where('p.security_id', '=', 0)
  .where('c.trade_date', '<', 0)
  .where('p.close_e4', 'is not', null)
  .orderBy('c.trade_date', 'desc')
  .limit(21)
  .compile();

type Row = [Ymd, number];

/** The newest closes before a date along the line of codes, newest first, at most `count`. */
export function closesOfLine(store: ReadStore, known: Catalog, securityId: number, date: Ymd, count: number): Row[] {
  const of = (id: number, before: Ymd): Row[] => store.raw(closesBefore.sql).all(id, before, count) as Row[];
  const own = of(securityId, date);
  if (!known.codes.hasEarlier(securityId, date)) return own;
  const byDay = new Map<Ymd, number>(own);
  for (const { securityId: id, until } of known.codes.earlier(securityId, date)) {
    for (const [day, close] of of(id, Math.min(until, date))) if (!byDay.has(day)) byDay.set(day, close);
  }
  return [...byDay].sort((a, b) => b[0] - a[0]).slice(0, count);
}

export function priceFinder(store: ReadStore, known: Catalog): PriceSource {
  const closeOn = closeFinder(store, known);
  const days = new Map<string, DayPrice | null>();
  const moves = new Map<string, Move | null>();
  return {
    closeOn,
    ofDay(securityId, date) {
      const key = `${securityId} ${date}`;
      const before = days.get(key);
      if (before !== undefined) return before;
      const row = store.raw(ofDay.sql).get(date, securityId) as
        | [number | null, number | null, number | null]
        | undefined;
      const price = row === undefined ? null : { closeE4: row[0], highE4: row[1], lowE4: row[2] };
      days.set(key, price);
      return price;
    },
    moveBefore(securityId, date) {
      const key = `${securityId} ${date}`;
      const before = moves.get(key);
      if (before !== undefined) return before;
      const rows = closesOfLine(store, known, securityId, date, MOVE_DAYS + 1);
      const last = rows[0];
      const early = rows[MOVE_DAYS];
      const move = last === undefined || early === undefined ? null : { lastE4: last[1], earlyE4: early[1] };
      moves.set(key, move);
      return move;
    },
  };
}

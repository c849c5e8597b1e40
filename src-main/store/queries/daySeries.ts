/** A client's asset days. The table is date-first, so the calendar leads every search (CROSS JOIN). */
import type { DaySeries } from '../../../src-shared/domain/returns/daySeries.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

const base = query
  .selectFrom('asset_day as a')
  .crossJoin('client_day as d')
  .whereRef('d.day', '=', 'a.asset_date')
  .where('d.client_id', '=', 0);

const range = base
  .select(['d.day', 'd.asset_e4', 'd.market_value_e4', 'd.flow_in_e4', 'd.flow_out_e4'])
  .where('a.asset_date', '>=', 0)
  .where('a.asset_date', '<=', 0)
  .orderBy('a.asset_date')
  .compile();
const before = base.select(['d.day']).where('a.asset_date', '<', 0).orderBy('a.asset_date', 'desc').limit(1).compile();
const newest = base
  .select(['d.day', 'd.asset_e4'])
  .where('a.asset_date', '<=', 0)
  .orderBy('a.asset_date', 'desc')
  .limit(1)
  .compile();
const first = base.select(['d.day']).orderBy('a.asset_date').limit(1).compile();

/** All asset days of the client in [from, to], ascending. */
export function loadDaySeries(store: Store, clientId: number, from: Ymd, to: Ymd): DaySeries {
  const rows = store.raw(range.sql).all(clientId, from, to) as [number, number, number | null, number, number][];
  return {
    days: rows.map((r) => r[0]),
    assetE4: rows.map((r) => r[1]),
    marketValueE4: rows.map((r) => r[2]),
    flowInE4: rows.map((r) => r[3]),
    flowOutE4: rows.map((r) => r[4]),
  };
}

/** The client's last asset day before a date. */
export function assetDayBefore(store: Store, clientId: number, date: Ymd): Ymd | null {
  const row = store.raw(before.sql).get(clientId, date, 1) as [number] | undefined;
  return row ? row[0] : null;
}

export function firstAssetDay(store: Store, clientId: number): Ymd | null {
  const row = store.raw(first.sql).get(clientId, 1) as [number] | undefined;
  return row ? row[0] : null;
}

const branchDays = query
  .selectFrom('asset_day')
  .select('asset_date')
  .where('asset_date', '<=', 0)
  .orderBy('asset_date', 'desc')
  .limit(1)
  .compile();

/** The client's last `count` asset days on or before a date, newest first. */
export function lastAssets(store: Store, clientId: number, date: Ymd, count: number): { day: Ymd; assetE4: number }[] {
  const rows = store.raw(newest.sql).all(clientId, date, count) as [number, number][];
  return rows.map(([day, assetE4]) => ({ day, assetE4 }));
}

/** The branch's last `count` asset days on or before a date, newest first. */
export function lastBranchDays(store: Store, date: Ymd, count: number): Ymd[] {
  return (store.raw(branchDays.sql).all(date, count) as [number][]).map((row) => row[0]);
}

/** First and last asset day of every client who has one. */
export function assetSpans(store: Store): Map<number, { first: Ymd; last: Ymd }> {
  const rows = store.rows(
    query
      .selectFrom('client_state')
      .select(['client_id', 'first_asset_day', 'last_asset_day'])
      .where('first_asset_day', 'is not', null),
  ) as [number, Ymd, Ymd][];
  return new Map(rows.map(([id, first, last]) => [id, { first, last }]));
}

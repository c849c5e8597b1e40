/**
 * client_order_day: a client's days with trades, their orders and the net commission, from the branch's first asset day
 * on; client_recent: its sums over the branch's last 250 asset days, moved on by the days that enter and leave.
 */

import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import { BUY, SELL } from '../../../src-shared/domain/book/position.ts';
import { statutoryE7 } from '../../../src-shared/domain/book/rates.ts';
import { RECENT_DAYS } from '../../../src-shared/domain/value/scores.ts';
import { addDays, type Ymd } from '../../../src-shared/kernel/dates.ts';
import {
  add,
  amountTimesRate,
  type Exact,
  exact,
  isZero,
  normal,
  subtract,
  ZERO,
} from '../../../src-shared/kernel/exact.ts';
import { Bulk } from '../bulk.ts';
import type { Store, WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { type Catalog, securityOf } from '../queries/catalog.ts';
import { lastBranchDays } from '../queries/daySeries.ts';

/** Later than any date: nothing is kept while the branch has no asset day. */
const NEVER: Ymd = 99_999_999;

export interface OrderDay {
  orders: number;
  net: Exact;
}

/** Commission less handling and regulatory fee of one trade row. */
export function netCommission(
  row: {
    readonly businessType: number;
    readonly amountE4: number | null;
    readonly commissionE4: number;
    readonly date: Ymd;
  },
  info: SecurityInfo,
): Exact {
  const order = row.businessType === BUY || row.businessType === SELL;
  const rate = order ? statutoryE7(info.kind, info.market, row.date) : 0;
  const commission = exact(row.commissionE4);
  return rate === 0 ? commission : subtract(commission, amountTimesRate(row.amountE4 as number, rate));
}

/** From which day order days are kept, for rows that are played now. */
export function orderDaysSince(store: Store): Ymd {
  const row = store.get(query.selectFrom('asset_day').select((e) => e.fn.min('asset_date').as('first')));
  return (row?.first as Ymd | null | undefined) ?? NEVER;
}

interface Window {
  readonly kept_since: Ymd;
  readonly since: Ymd;
  readonly until: Ymd;
}

function windowOf(store: Store): Window | undefined {
  return store.get(query.selectFrom('recent_window').select(['kept_since', 'since', 'until']));
}

/** Whether what is kept reaches back to where it must. */
export function orderDaysReach(store: Store, since: Ymd): boolean {
  const window = windowOf(store);
  return since === NEVER || (window !== undefined && window.kept_since <= since);
}

/** All order days again, from the trades. */
export function rebuildOrderDays(store: WriteStore, known: Catalog, since: Ymd): void {
  store.run(query.deleteFrom('client_order_day'));
  const rows = store.stream(
    query
      .selectFrom('account as a')
      .crossJoin('trade as t')
      .select(['a.client_id', 't.trade_date', 't.business_type', 't.security_id', 't.amount_e4', 't.commission_e4'])
      .whereRef('t.account_id', '=', 'a.account_id')
      .where('t.trade_date', '>=', since),
  ) as IterableIterator<[number, Ymd, number, number, number | null, number]>;
  const days = new Map<Ymd, Map<number, OrderDay>>();
  for (const [clientId, date, businessType, securityId, amountE4, commissionE4] of rows) {
    const info = securityOf(known, securityId);
    let day = days.get(date);
    if (day === undefined) {
      day = new Map();
      days.set(date, day);
    }
    let sum = day.get(clientId);
    if (sum === undefined) {
      sum = { orders: 0, net: ZERO };
      day.set(clientId, sum);
    }
    if ((businessType === BUY || businessType === SELL) && info.kind !== 'repo') sum.orders += 1;
    sum.net = add(sum.net, netCommission({ businessType, amountE4, commissionE4, date }, info));
  }
  const out = orderDayBulk(store);
  for (const [day, clients] of [...days].sort((a, b) => a[0] - b[0])) {
    for (const [clientId, { orders, net }] of [...clients].sort((a, b) => a[0] - b[0])) {
      out.add(day, clientId, orders, net.e4, net.e11);
    }
  }
  out.flush();
}

export function orderDayBulk(store: WriteStore): Bulk<'client_order_day'> {
  return new Bulk(
    store,
    'client_order_day',
    ['day', 'client_id', 'orders', 'net_commission_e4', 'net_commission_e11'],
    'replace',
  );
}

/** Sums of order days by client: days with an order, net commission of all rows. */
export interface Recent {
  days: number;
  net: Exact;
}

const SUMS = query
  .selectFrom('client_order_day')
  .select((e) => [
    'client_id',
    e.fn.sum<number>(e.case().when('orders', '>', 0).then(1).else(0).end()).as('days'),
    e.fn.sum<number>('net_commission_e4').as('e4'),
    e.fn.sum<number>('net_commission_e11').as('e11'),
  ])
  .where('day', '>=', 0)
  .where('day', '<=', 0)
  .groupBy('client_id')
  .compile();
/** Those of the selection; the days come behind them. */
const SUMS_PARAMETERS = SUMS.parameters.slice(0, -2);

/** Sums over [since, until], of every client with a row. */
export function recentBetween(store: Store, since: Ymd, until: Ymd): Map<number, Recent> {
  const rows = store.raw(SUMS.sql).all(...SUMS_PARAMETERS, since, until) as [number, number, number, number][];
  return new Map(rows.map(([id, days, e4, e11]) => [id, { days, net: normal(e4, e11) }]));
}

/** client_recent at the as-of date; `again`: order days that were kept have changed. */
export function deriveRecent(store: WriteStore, asOf: Ymd, again: boolean): void {
  const days = lastBranchDays(store, asOf, RECENT_DAYS);
  const since = days.at(-1);
  const old = windowOf(store);
  const keptSince = orderDaysSince(store);
  store.run(query.deleteFrom('recent_window'));
  // A correction may have taken the first asset days away.
  store.run(query.deleteFrom('client_order_day').where('day', '<', keptSince));
  if (since === undefined) {
    store.run(query.deleteFrom('client_recent'));
    return;
  }
  store.run(query.insertInto('recent_window').values({ one: 1, kept_since: keptSince, since, until: asOf }));
  if (again || old === undefined || since < old.since || asOf < old.until) {
    store.run(query.deleteFrom('client_recent'));
    write(store, recentBetween(store, since, asOf));
    return;
  }
  const kept = keptRecent(store);
  const changed = new Set<number>();
  const move = (rows: Map<number, Recent>, sign: 1 | -1): void => {
    for (const [id, { days: n, net }] of rows) {
      const sum = kept.get(id) ?? { days: 0, net: ZERO };
      sum.days += sign * n;
      sum.net = sign === 1 ? add(sum.net, net) : subtract(sum.net, net);
      kept.set(id, sum);
      changed.add(id);
    }
  };
  if (asOf > old.until) move(recentBetween(store, addDays(old.until, 1), asOf), 1);
  if (since > old.since) move(recentBetween(store, old.since, addDays(since, -1)), -1);
  const gone: number[] = [];
  const there = new Map<number, Recent>();
  for (const id of [...changed].sort((a, b) => a - b)) {
    const sum = kept.get(id) as Recent;
    // Without a row in the window there is no row here, as in a derivation from nothing.
    if (sum.days === 0 && isZero(sum.net) && !hasRow(store, id, since, asOf)) gone.push(id);
    else there.set(id, sum);
  }
  for (const id of gone) store.run(query.deleteFrom('client_recent').where('client_id', '=', id));
  write(store, there);
}

function hasRow(store: Store, clientId: number, since: Ymd, until: Ymd): boolean {
  return (
    store.get(
      query
        .selectFrom('client_order_day')
        .select('day')
        .where('client_id', '=', clientId)
        .where('day', '>=', since)
        .where('day', '<=', until)
        .limit(1),
    ) !== undefined
  );
}

function write(store: WriteStore, sums: ReadonlyMap<number, Recent>): void {
  const out = new Bulk(
    store,
    'client_recent',
    ['client_id', 'order_days', 'net_commission_e4', 'net_commission_e11'],
    'replace',
  );
  for (const [id, { days, net }] of [...sums].sort((a, b) => a[0] - b[0])) out.add(id, days, net.e4, net.e11);
  out.flush();
}

export function keptRecent(store: Store): Map<number, Recent> {
  const rows = store.rows(
    query.selectFrom('client_recent').select(['client_id', 'order_days', 'net_commission_e4', 'net_commission_e11']),
  ) as [number, number, number, number][];
  return new Map(rows.map(([id, days, e4, e11]) => [id, { days, net: { e4, e11 } }]));
}

/**
 * client_figure: the key figures of the client list, for all clients, at the as-of date. From kept sums only (months,
 * day rows, flows), so that a night of 20,000 clients costs a few slices; the client report computes the same figures
 * from the facts, and the tests hold the two against each other.
 */

import { BUY, SELL } from '../../../src-shared/domain/book/position.ts';
import type { Ground } from '../../../src-shared/domain/figures/ground.ts';
import { atRisk } from '../../../src-shared/domain/figures/value/at_risk.figure.ts';
import { effective } from '../../../src-shared/domain/figures/value/effective.figure.ts';
import { lost } from '../../../src-shared/domain/figures/value/lost.figure.ts';
import { styleOf, turnover } from '../../../src-shared/domain/turnover/turnover.ts';
import { averageAssetSum, TIER_DAYS, tierOf } from '../../../src-shared/domain/value/tier.ts';
import {
  addDays,
  addMonths,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  nextMonth,
  type Ymd,
} from '../../../src-shared/kernel/dates.ts';
import { type Exact, exact, normal, roundTo, subtract } from '../../../src-shared/kernel/exact.ts';
import { type Figure, missing } from '../../../src-shared/kernel/figure.ts';
import { Bulk } from '../bulk.ts';
import type { WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { branchScores } from '../queries/branchScores.ts';
import { lastAssets, lastBranchDays } from '../queries/daySeries.ts';
import { figureSettings } from '../queries/settings.ts';
import { assetsBetween, DayLookup, type DayRow } from './dayLookup.ts';
import { LifeCycle } from './lifeCycle.ts';
import { keptRecent } from './recent.ts';

/** Σ amounts of orders by client over [from, to] from the trades: for the part of a month at a window's start. */
function partialVolumes(store: WriteStore, from: Ymd, to: Ymd): Map<number, number> {
  const built = query
    .selectFrom('account as a')
    .crossJoin('trade as t')
    .innerJoin('security as s', 's.security_id', 't.security_id')
    .select((e) => ['a.client_id', e.fn.sum<number>('t.amount_e4').as('volume')])
    .whereRef('t.account_id', '=', 'a.account_id')
    .where('t.trade_date', '>=', from)
    .where('t.trade_date', '<=', to)
    .where('t.business_type', 'in', [BUY, SELL])
    .where('s.security_kind', '<>', 'repo')
    .groupBy('a.client_id');
  return new Map(store.rows(built) as [number, number][]);
}

function monthVolumes(store: WriteStore, first: number, last: number): Map<number, number> {
  const built = query
    .selectFrom('client_month')
    .select((e) => ['client_id', e.fn.sum<number>('volume_e4').as('volume')])
    .where('month', '>=', first)
    .where('month', '<=', last)
    .groupBy('client_id');
  return new Map(store.rows(built) as [number, number][]);
}

/** Volumes by client over [from, to], where no row is dated after `to`. */
function volumesSince(store: WriteStore, from: Ymd, to: Ymd): (clientId: number) => number {
  const whole = from % 100 === 1;
  const firstWhole = whole ? monthOf(from) : nextMonth(monthOf(from));
  const months = monthVolumes(store, firstWhole, monthOf(to));
  const part = whole
    ? new Map<number, number>()
    : partialVolumes(store, from, Math.min(to, lastOfMonth(monthOf(from))));
  return (id) => (months.get(id) ?? 0) + (part.get(id) ?? 0);
}

interface NetFlow {
  readonly value: Exact;
  /** Transfers without any value: the sum is then unknown. */
  readonly unvalued: number;
}

const FLOW_SUMS = query
  .selectFrom('client_flow')
  .select((e) => [
    'client_id',
    e.fn.sum<number>('flow_in_e4').as('in4'),
    e.fn.sum<number>('flow_in_e11').as('in11'),
    e.fn.sum<number>('flow_out_e4').as('out4'),
    e.fn.sum<number>('flow_out_e11').as('out11'),
    e.fn.sum<number>('unvalued').as('unvalued'),
  ])
  .where('day', '>=', 0)
  .groupBy('client_id');
const FLOWS_SINCE = FLOW_SUMS.compile().sql;
const FLOWS_OF_SINCE = FLOW_SUMS.where('client_id', '=', 0).compile().sql;

const netFlow = (r: readonly number[]): NetFlow => ({
  value: subtract(normal(r[1], r[2]), normal(r[3], r[4])),
  unvalued: r[5],
});

/** Net external flows by client since a date. */
function flowsSince(store: WriteStore, from: Ymd): Map<number, NetFlow> {
  return new Map((store.raw(FLOWS_SINCE).all(from) as number[][]).map((r) => [r[0], netFlow(r)]));
}

export function deriveFigures(store: WriteStore, asOf: Ymd): void {
  const lookup = new DayLookup(store);
  const yearStart = firstOfMonth(Math.floor(asOf / 10000) * 100 + 1);
  const windowStart = addDays(addMonths(asOf, -6), 1);
  // A pass over every client's trades of part of a month: not made where every client starts inside the window.
  let ofWindow: ((clientId: number) => number) | null = null;
  const volumeOf = (clientId: number): number => {
    ofWindow ??= volumesSince(store, windowStart, asOf);
    return ofWindow(clientId);
  };
  const newerVolumeOf = newerVolumes(store, lookup, windowStart, asOf);
  const flows = flowsSince(store, yearStart);
  const clients = store.rows(
    query
      .selectFrom('client as c')
      .leftJoin('client_state as s', 's.client_id', 'c.client_id')
      .select(['c.client_id', 's.last_order_on', 'c.status'])
      .orderBy('c.client_id'),
  ) as [number, number | null, string | null][];
  const settings = figureSettings(store);
  const lives = new LifeCycle(store, lookup, asOf, settings);
  const scores = branchScores({
    store,
    lookup,
    to: asOf,
    clients: clients.filter(([, , status]) => status === 'normal').map(([id, last]) => [id, last]),
    recent: keptRecent(store),
  });
  const branchDays = lastBranchDays(store, asOf, TIER_DAYS);
  store.run(query.deleteFrom('client_figure'));
  const rows = new Bulk(store, 'client_figure', [
    'client_id',
    'as_of',
    'total_asset_e4',
    'market_value_e4',
    'pnl_ytd_e4',
    'turnover_6m',
    'style',
    'average_asset_20_e4',
    'tier',
    'last_trade_on',
    'effective',
    'lost',
    'at_risk',
    'rfm_r',
    'rfm_f',
    'rfm_m',
  ]);
  for (const [clientId, lastOrderOn, status] of clients) {
    const last = lookup.onOrBefore(clientId, asOf);
    const ground = { client: { status }, life: lives.of(clientId, last, lastOrderOn), settings } as LifeGround;
    const risks = atRisk.compute(ground as Ground).value;
    const rfm = scores.get(clientId);
    const cycle = [
      flag(effective.compute(ground as Ground).value),
      flag(lost.compute(ground as Ground).value),
      risks === null ? null : risks.join(','),
      rfm?.r ?? null,
      rfm?.f ?? null,
      rfm?.m ?? null,
    ] as const;
    if (last === null) {
      rows.add(clientId, asOf, null, null, null, null, null, null, null, lastOrderOn, ...cycle);
      continue;
    }
    const ratio = windowTurnover(lookup, clientId, last, windowStart, volumeOf, newerVolumeOf);
    const twenty = lastTwenty(store, lookup, clientId, last, branchDays);
    const average = twenty.sumE4 / twenty.days;
    rows.add(
      clientId,
      asOf,
      last.assetE4,
      last.marketValueE4,
      profitSince(store, lookup, flows, clientId, last.assetE4, yearStart, asOf),
      ratio.value,
      ratio.value === null ? null : styleOf(ratio.value, settings.styleBounds),
      Math.round(average),
      tierOf(average, settings.tierBounds),
      lastOrderOn,
      ...cycle,
    );
  }
  rows.flush();
}

/** What the figures of the life cycle look at. */
type LifeGround = Pick<Ground, 'life' | 'settings'> & { readonly client: Pick<Ground['client'], 'status'> };

const flag = (yes: boolean | null): number | null => (yes === null ? null : yes ? 1 : 0);

/** Sum and count behind average_asset_20. */
function lastTwenty(
  store: WriteStore,
  lookup: DayLookup,
  clientId: number,
  last: DayRow,
  branchDays: readonly Ymd[],
): { sumE4: number; days: number } {
  if (last.ordinal > TIER_DAYS) return assetsBetween(last, lookup.back(clientId, last, TIER_DAYS));
  // With a row on each of the branch's days since his first one, all of his days are among the branch's last twenty.
  if (last.day === branchDays[0] && lookup.hasEveryDay(clientId, last)) {
    return { sumE4: Number(last.assetSum), days: branchDays.length };
  }
  return averageAssetSum(lastAssets(store, clientId, last.day, TIER_DAYS), branchDays);
}

const ORDERS_OF = query
  .selectFrom('account as a')
  .crossJoin('trade as t')
  .innerJoin('security as s', 's.security_id', 't.security_id')
  .select((e) => e.fn.sum<number>('t.amount_e4').as('volume'))
  .whereRef('t.account_id', '=', 'a.account_id')
  .where('a.client_id', '=', 0)
  .where('t.trade_date', '>=', 0)
  .where('t.trade_date', '<=', 0)
  .where('t.business_type', 'in', [BUY, SELL])
  .where('s.security_kind', '<>', 'repo')
  .compile().sql;

/** From this many clients who start on one day, their volumes are summed together and not one by one. */
const TOGETHER = 200;

/**
 * Volumes since the day after the first asset day, for the clients who start inside the window: by a range of each
 * client's own rows, or, where many start on one day (a store whose history of assets begins there), in one pass.
 */
function newerVolumes(
  store: WriteStore,
  lookup: DayLookup,
  windowStart: Ymd,
  asOf: Ymd,
): (clientId: number, first: Ymd) => number {
  const starts = new Map<Ymd, number>();
  for (const { first } of lookup.allSpans()) {
    if (first >= windowStart) starts.set(first, (starts.get(first) ?? 0) + 1);
  }
  const together = new Map<Ymd, (clientId: number) => number>();
  for (const [first, clients] of starts) {
    if (clients >= TOGETHER && first < asOf) together.set(first, volumesSince(store, addDays(first, 1), asOf));
  }
  return (clientId, first) => {
    const summed = together.get(first);
    if (summed) return summed(clientId);
    const own = store.raw(ORDERS_OF).get(clientId, addDays(first, 1), asOf, BUY, SELL, 'repo') as [number | null];
    return own[0] === null ? 0 : own[0];
  };
}

/** Six months' turnover; the window of a client who starts inside it begins the day after his first asset day. */
function windowTurnover(
  lookup: DayLookup,
  clientId: number,
  last: DayRow,
  windowStart: Ymd,
  volumeOf: (clientId: number) => number,
  newerVolumeOf: (clientId: number, first: Ymd) => number,
): Figure<number> {
  const before = lookup.onOrBefore(clientId, addDays(windowStart, -1));
  if (before !== null) return turnover(volumeOf(clientId), assetsBetween(last, before));
  const { first } = lookup.span(clientId) as { first: Ymd };
  if (first === last.day) return missing('no_asset_row');
  return turnover(newerVolumeOf(clientId, first), assetsBetween(last, lookup.onOrBefore(clientId, first)));
}

/**
 * pnl of the year to date in whole cents (as E4): A(to) − A(day before from) − ΣF; a client who starts inside the year
 * from the day after his first asset day. Null without such a day, and where a transfer has no value.
 */
function profitSince(
  store: WriteStore,
  lookup: DayLookup,
  flows: ReadonlyMap<number, NetFlow>,
  clientId: number,
  closingE4: number,
  yearStart: Ymd,
  asOf: Ymd,
): number | null {
  let base = lookup.onOrBefore(clientId, addDays(yearStart, -1));
  let flow = flows.get(clientId);
  if (base === null) {
    const span = lookup.span(clientId);
    if (span === null || span.first >= asOf) return null;
    base = lookup.onOrBefore(clientId, span.first);
    const r = store.raw(FLOWS_OF_SINCE).get(addDays(span.first, 1), clientId) as number[] | undefined;
    flow = r === undefined ? undefined : netFlow(r);
  }
  if (base === null || (flow !== undefined && flow.unvalued > 0)) return null;
  const gain = exact(closingE4 - base.assetE4);
  return roundTo(flow === undefined ? gain : subtract(gain, flow.value), 2) * 100;
}

/** branch_month: the median of the clients' month turnover (months cut to the as-of date), for months ≥ `since`. */
export function deriveBranchMonths(store: WriteStore, asOf: Ymd, since: number | null): void {
  const lookup = new DayLookup(store);
  if (lookup.days.length === 0) {
    store.run(query.deleteFrom('branch_month'));
    return;
  }
  const start = Math.max(since ?? 0, monthOf(lookup.days[0]));
  store.run(query.deleteFrom('branch_month').where('month', '>=', since ?? 0));
  const clients = store.rows(query.selectFrom('client_state').select('client_id')) as [number][];
  const rows = new Bulk(store, 'branch_month', ['month', 'median_turnover', 'clients']);
  for (let month = start; month <= monthOf(asOf); month = nextMonth(month)) {
    const volumes = monthVolumes(store, month, month);
    const values: number[] = [];
    const before = addDays(firstOfMonth(month), -1);
    const end = Math.min(lastOfMonth(month), asOf);
    for (const [clientId] of clients) {
      const span = lookup.span(clientId);
      if (!span || span.last <= before || span.first > end) continue;
      const later = lookup.onOrBefore(clientId, end);
      if (!later || later.day <= before) continue;
      const ratio = turnover(volumes.get(clientId) ?? 0, assetsBetween(later, lookup.onOrBefore(clientId, before)));
      if (ratio.value !== null) values.push(ratio.value);
    }
    values.sort((a, b) => a - b);
    const n = values.length;
    const median = n === 0 ? null : n % 2 === 1 ? values[(n - 1) / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    rows.add(month, median, n);
  }
  rows.flush();
}

/** RFM of every client of status normal at a date: kept sums where they stand, and looked up where a client's window is his own. */
import type { Scores } from '../../../src-shared/domain/figures/definition.ts';
import { RECENT_DAYS, type ScoreInput, scoresOf } from '../../../src-shared/domain/value/scores.ts';
import { addDays, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { add, ZERO } from '../../../src-shared/kernel/exact.ts';
import type { DayLookup, DayRow } from '../derived/dayLookup.ts';
import type { Recent } from '../derived/recent.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

const OF_CLIENT = query
  .selectFrom('client_order_day')
  .select(['orders', 'net_commission_e4', 'net_commission_e11'])
  .where('day', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;

export interface ScoreQuestion {
  readonly store: Store;
  readonly lookup: DayLookup;
  readonly to: Ymd;
  /** Clients of status normal, with their last order on or before `to`. */
  readonly clients: readonly (readonly [clientId: number, lastOrderOn: Ymd | null])[];
  /** Sums over the branch's last 250 asset days. */
  readonly recent: ReadonlyMap<number, Recent>;
}

export function branchScores(question: ScoreQuestion): Map<number, Scores> {
  const { store, lookup, to, clients, recent } = question;
  const branch = lookup.days.filter((day) => day <= to);
  const since = branch[Math.max(0, branch.length - RECENT_DAYS)];
  let orderDays: readonly Ymd[] | null = null;
  /** What his own window has before the branch's begins. */
  const before = (clientId: number, from: Ymd, kept: Recent | undefined): Recent => {
    const sum: Recent = { days: kept?.days ?? 0, net: kept?.net ?? ZERO };
    if (since === undefined || from >= since) return sum;
    orderDays ??= (
      store.rows(query.selectFrom('client_order_day').select('day').distinct().orderBy('day')) as [Ymd][]
    ).map((r) => r[0]);
    for (const day of orderDays) {
      if (day < from || day >= since) continue;
      const row = store.raw(OF_CLIENT).get(day, clientId) as [number, number, number] | undefined;
      if (row === undefined) continue;
      if (row[0] > 0) sum.days += 1;
      sum.net = add(sum.net, { e4: row[1], e11: row[2] });
    }
    return sum;
  };
  const branchDaysAfter = daysAfter(branch);
  const inputs = clients.map(([clientId, lastOrderOn]): ScoreInput => {
    const last = lookup.onOrBefore(clientId, to);
    const own = last !== null && last.ordinal >= RECENT_DAYS;
    const whole = last !== null && own && last.day === branch.at(-1) && lookup.hasEveryDay(clientId, last);
    const kept = recent.get(clientId);
    const from = own && !whole ? (lookup.back(clientId, last, RECENT_DAYS - 1)?.day ?? last.day) : since;
    const sum = from === undefined ? { days: 0, net: ZERO } : before(clientId, from, kept);
    return {
      clientId,
      daysSinceTrade:
        lastOrderOn === null
          ? null
          : own && !whole
            ? last.ordinal - ordinalAt(lookup, clientId, lastOrderOn)
            : branchDaysAfter(lastOrderOn),
      tradeDays: sum.days,
      netCommission: sum.net,
    };
  });
  return scoresOf(inputs);
}

const ordinalAt = (lookup: DayLookup, clientId: number, date: Ymd): number => {
  const row: DayRow | null = lookup.onOrBefore(clientId, date);
  return row === null ? 0 : row.ordinal;
};

/** How many of the days are after a date; remembered by date. */
function daysAfter(days: readonly Ymd[]): (date: Ymd) => number {
  const known = new Map<Ymd, number>();
  return (date) => {
    let n = known.get(date);
    if (n === undefined) {
      n = 0;
      for (let i = days.length - 1; i >= 0 && (days[i] as Ymd) > date; i--) n += 1;
      known.set(date, n);
    }
    return n;
  };
}

/** Last order on or before `to` of every client, where `to` is before the newest. */
export function lastOrdersAt(store: Store, to: Ymd): Map<number, Ymd | null> {
  const out = new Map<number, Ymd | null>();
  const later: number[] = [];
  for (const [id, last] of store.rows(
    query
      .selectFrom('client as c')
      .leftJoin('client_state as s', 's.client_id', 'c.client_id')
      .select(['c.client_id', 's.last_order_on']),
  ) as [number, Ymd | null][]) {
    if (last === null || last <= to) out.set(id, last);
    else later.push(id);
  }
  const kept = new Map(
    store.rows(
      query
        .selectFrom('client_order_day')
        .select((e) => ['client_id', e.fn.max('day').as('last')])
        .where('orders', '>', 0)
        .where('day', '<=', to)
        .groupBy('client_id'),
    ) as [number, Ymd][],
  );
  for (const id of later) out.set(id, kept.get(id) ?? lastOrderBefore(store, id, addDays(to, 1)));
  return out;
}

function lastOrderBefore(store: Store, clientId: number, date: Ymd): Ymd | null {
  const row = store.get(
    query
      .selectFrom('account as a')
      .crossJoin('trade as t')
      .innerJoin('security as s', 's.security_id', 't.security_id')
      .select((e) => e.fn.max('t.trade_date').as('last'))
      .whereRef('t.account_id', '=', 'a.account_id')
      .where('a.client_id', '=', clientId)
      .where('t.trade_date', '<', date)
      .where('t.business_type', 'in', [0, 1])
      .where('s.security_kind', '<>', 'repo'),
  );
  return (row?.last as Ymd | null | undefined) ?? null;
}

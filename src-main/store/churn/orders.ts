/** A client's days with an order: those of the last 250 trading days as they are kept, or every one for past days. */
import { type ChurnHistory, placeOf } from '../../../src-shared/domain/churn/known.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../open.ts';
import type { LateDays } from './late.ts';

type Orders = NonNullable<ChurnHistory['orders']>;

/** Null: not kept in this store yet (one of an older schema, before its next night). */
function keptWindow(store: Store): { readonly since: Ymd; readonly until: Ymd; readonly kept_since: Ymd } | null {
  return store.get(query.selectFrom('recent_window').select(['since', 'until', 'kept_since'])) ?? null;
}

/** Answers for the window that ends with the newest data, and for no other. */
export function newestOrders(store: Store): ((clientId: number) => Orders) | null {
  const window = keptWindow(store);
  if (window === null) return null;
  const counts = new Map(
    store.rows(query.selectFrom('client_recent').select(['client_id', 'order_days'])) as [number, number][],
  );
  const lasts = new Map(
    store.rows(
      query.selectFrom('client_state').select(['client_id', 'last_order_on']).where('last_order_on', 'is not', null),
    ) as [number, Ymd][],
  );
  return (clientId) => (from, to) => {
    if (from !== window.since || to < window.until) throw new Error('order days are kept for the newest window alone');
    const last = lasts.get(clientId) ?? null;
    return { days: counts.get(clientId) ?? 0, last: last !== null && last >= from ? last : null };
  };
}

/** For any window, as it was known at its end. */
export function allOrders(store: Store, late: LateDays): ((clientId: number) => Orders) | null {
  if (keptWindow(store) === null) return null;
  const starts = new Map<number, { at: number; end: number }>();
  let total = 0;
  const counts = store.rows(
    query
      .selectFrom('client_order_day')
      .select((e) => ['client_id', e.fn.countAll<number>().as('n')])
      .where('orders', '>', 0)
      .groupBy('client_id'),
  ) as [number, number][];
  for (const [id, n] of counts) {
    starts.set(id, { at: total, end: total });
    total += n;
  }
  const days = new Int32Array(total);
  const rows = store.stream(
    query.selectFrom('client_order_day').select(['client_id', 'day']).where('orders', '>', 0).orderBy('day'),
  ) as IterableIterator<[number, Ymd]>;
  for (const [id, day] of rows) {
    const own = starts.get(id);
    if (own === undefined) throw new Error('an order day came while they were counted');
    days[own.end++] = day;
  }
  return (clientId) => {
    const span = starts.get(clientId);
    if (span === undefined) return () => ({ days: 0, last: null });
    const own = days.subarray(span.at, span.end);
    const came = late.get(clientId);
    if (came !== undefined) return lateOrders(own, came);
    return (from, to) => {
      const last = placeOf(own, to);
      const n = last - placeOf(own, from - 1);
      return { days: n, last: n === 0 ? null : (own[last] as Ymd) };
    };
  };
}

function lateOrders(own: Int32Array, late: ReadonlyMap<Ymd, Ymd>): Orders {
  return (from, to) => {
    const known = own.filter((day) => day >= from && day <= to && (late.get(day) ?? day) <= to);
    return { days: known.length, last: known.at(-1) ?? null };
  };
}

/** Through which date the store is applied, and since when it has data. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const asOfQuery = query
  .selectFrom('delivery')
  .select((e) => e.fn.max('business_date').as('d'))
  .compile();

/** Last applied business date; null in an empty store. */
export function asOf(store: ReadStore): Ymd | null {
  const row = store.statement(asOfQuery.sql).get() as { d: number | null };
  return row.d;
}

export interface LastRun {
  readonly set_name: string;
  readonly applied_at: string;
  readonly state: string;
}
export interface StoreCounts {
  readonly branch: string | null;
  readonly firstDate: Ymd | null;
  readonly clients: number;
  readonly accounts: number;
  readonly trades: number;
  readonly rejects: number;
  readonly lastRun: LastRun | null;
}

/** What the store holds. Trades are counted from the ledger's files, which name what they brought. */
export function storeCounts(store: ReadStore): StoreCounts {
  const count = (table: 'client' | 'account' | 'reject'): number =>
    (store.get(query.selectFrom(table).select((e) => e.fn.countAll<number>().as('n'))) as { n: number }).n;
  const trades = store.get(
    query
      .selectFrom('delivery_file')
      .select((e) => e.fn.sum<number>('rows_applied').as('n'))
      .where('dataset', '=', 'trades')
      .where('active', '=', 1),
  ) as { n: number | null };
  const first = store.get(query.selectFrom('asset_day').select((e) => e.fn.min('asset_date').as('d'))) as {
    d: number | null;
  };
  const last = store.get(
    query
      .selectFrom('delivery')
      .select(['set_name', 'applied_at', 'state', 'branch'])
      .orderBy('delivery_id', 'desc')
      .limit(1),
  );
  return {
    branch: last ? last.branch : null,
    firstDate: first.d,
    clients: count('client'),
    accounts: count('account'),
    trades: trades.n === null ? 0 : trades.n,
    rejects: count('reject'),
    lastRun: last ? { set_name: last.set_name, applied_at: last.applied_at, state: last.state } : null,
  };
}

/** The branch's median month turnovers in [from, to] (yyyymm). */
export function branchMonths(
  store: ReadStore,
  from: number,
  to: number,
): { month: number; median_turnover: number | null; clients: number }[] {
  return store.all(
    query
      .selectFrom('branch_month')
      .select(['month', 'median_turnover', 'clients'])
      .where('month', '>=', from)
      .where('month', '<=', to)
      .orderBy('month'),
  );
}

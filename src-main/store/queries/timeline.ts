/**
 * What happened to a client, newest first, from each source on its own: records about him and that name him, days with
 * trades, cash flows. The facts are walked by an index backwards from a day, and no further than a page needs.
 */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Kind } from '../../../src-shared/records/registry.ts';
import { query, type Store } from '../open.ts';
import type { StoredRecord } from '../records/row.ts';

/** Days from `from` on and before `before`. */
export interface Stretch {
  readonly from: Ymd;
  readonly before: Ymd;
  /** Rows at most. */
  readonly limit: number;
}

export function recordsBackwards(
  store: Store,
  clientNo: string,
  kinds: readonly Kind[],
  { from, before, limit }: Stretch,
): StoredRecord[] {
  if (kinds.length === 0) return [];
  const about = query
    .selectFrom('record')
    .selectAll()
    .where('client_no', '=', clientNo)
    .where('kind', 'in', kinds)
    .where('is_deleted', '=', 0)
    .where('day', '>=', from)
    .where('day', '<', before)
    .orderBy('day', 'desc')
    .orderBy('record_no', 'desc')
    .limit(limit);
  return store.all(about) as StoredRecord[];
}

/**
 * Records of others, or of the branch, that name the client and that the caller may see; one without a day of its own
 * stands where it was written. They are few, and are all looked at.
 */
export function namingBackwards(
  store: Store,
  clientNo: string,
  kinds: readonly Kind[],
  maySee: (record: StoredRecord) => boolean,
  { from, before, limit }: Stretch,
): (StoredRecord & { readonly shown: Ymd })[] {
  if (kinds.length === 0) return [];
  const rows = store.all(
    query
      .selectFrom('record_client as n')
      .innerJoin('record as r', 'r.record_no', 'n.record_no')
      .selectAll('r')
      .where('n.client_no', '=', clientNo)
      .where('r.kind', 'in', kinds)
      .where('r.is_deleted', '=', 0),
  ) as StoredRecord[];
  return rows
    .filter((row) => row.client_no !== clientNo && maySee(row))
    .map((row) => ({ ...row, shown: row.day ?? Number(row.created_at.slice(0, 10).replaceAll('-', '')) }))
    .filter(({ shown }) => shown >= from && shown < before)
    .sort((a, b) => b.shown - a.shown || b.record_no - a.record_no)
    .slice(0, limit);
}

const tradeDays = query
  .selectFrom('trade')
  .select('trade_date')
  .distinct()
  .where('account_id', '=', 0)
  .where('trade_date', '>=', 0)
  .where('trade_date', '<', 0)
  .orderBy('trade_date', 'desc')
  .limit(1)
  .compile().sql;

const tradesOn = query
  .selectFrom('trade')
  .select(['business_type', 'amount_e4', 'security_id'])
  .where('account_id', '=', 0)
  .where('trade_date', '=', 0)
  .compile().sql;

export interface TradeOfDay {
  readonly type: number;
  readonly amountE4: number | null;
  readonly securityId: number;
}

/** Days with trades of any of the accounts, newest first. */
export function tradeDaysBackwards(store: Store, accounts: readonly number[], { from, before, limit }: Stretch): Ymd[] {
  const days = new Set<Ymd>();
  for (const account of accounts) {
    for (const [day] of store.raw(tradeDays).all(account, from, before, limit) as [Ymd][]) days.add(day);
  }
  return [...days].sort((a, b) => b - a).slice(0, limit);
}

export function tradesOfDay(store: Store, accounts: readonly number[], day: Ymd): TradeOfDay[] {
  return accounts.flatMap((account) =>
    (store.raw(tradesOn).all(account, day) as [number, number | null, number][]).map(
      ([type, amountE4, securityId]): TradeOfDay => ({ type, amountE4, securityId }),
    ),
  );
}

const flowsBack = query
  .selectFrom('cash_flow')
  .select(['flow_date', 'flow_no', 'flow_kind', 'amount_e4', 'security_id'])
  .where('account_id', '=', 0)
  .where('flow_date', '>=', 0)
  .where('flow_date', '<', 0)
  .orderBy('flow_date', 'desc')
  .orderBy('flow_no', 'desc')
  .limit(1)
  .compile().sql;

export interface FlowOfDay {
  readonly day: Ymd;
  readonly flowNo: string;
  readonly kind: number;
  readonly amountE4: number;
  readonly securityId: number | null;
}

export function flowsBackwards(
  store: Store,
  accounts: readonly number[],
  { from, before, limit }: Stretch,
): FlowOfDay[] {
  const found = accounts.flatMap((account) =>
    (store.raw(flowsBack).all(account, from, before, limit) as [Ymd, string, number, number, number | null][]).map(
      ([day, flowNo, kind, amountE4, securityId]): FlowOfDay => ({ day, flowNo, kind, amountE4, securityId }),
    ),
  );
  return found
    .sort((a, b) => b.day - a.day || (a.flowNo < b.flowNo ? 1 : a.flowNo > b.flowNo ? -1 : 0))
    .slice(0, limit);
}

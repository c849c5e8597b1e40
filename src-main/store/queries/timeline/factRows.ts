/** A client's facts for his timeline, each in one walk along its own key: trades, openings, flows, margin rows by day. */
import type { TurnAccount } from '../../../../src-shared/domain/book/holdingTurns.ts';
import type { MarginRow } from '../../../../src-shared/domain/risk/maintenanceRatio.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../../open.ts';

const trades = query
  .selectFrom('trade')
  .select(['trade_date', 'security_id', 'business_type', 'quantity_e2'])
  .where('account_id', '=', 0)
  .orderBy('trade_date')
  .orderBy('trade_time')
  .orderBy('trade_no')
  .compile().sql;
const openings = query
  .selectFrom('opening_position')
  .select(['security_id', 'quantity_e2'])
  .where('account_id', '=', 0)
  .compile().sql;

/** What an account held at first and did since, in book order. */
export function turnRows(store: Store, account: number): TurnAccount {
  return {
    openings: store.raw(openings).all(account) as [number, number][],
    rows: store.raw(trades).all(account) as [Ymd, number, number, number][],
  };
}

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

export function tradesOfDay(store: Store, accounts: readonly number[], day: Ymd): TradeOfDay[] {
  return accounts.flatMap((account) =>
    (store.raw(tradesOn).all(account, day) as [number, number | null, number][]).map(
      ([type, amountE4, securityId]): TradeOfDay => ({ type, amountE4, securityId }),
    ),
  );
}

const flows = query
  .selectFrom('cash_flow')
  .select(['flow_date', 'flow_no', 'flow_kind', 'amount_e4', 'security_id', 'remark'])
  .where('account_id', '=', 0)
  .compile().sql;

export interface FlowRow {
  readonly day: Ymd;
  readonly flowNo: string;
  readonly kind: number;
  readonly amountE4: number;
  readonly securityId: number | null;
  readonly remark: string | null;
}

export function flowRows(store: Store, accounts: readonly number[]): FlowRow[] {
  return accounts.flatMap((account) =>
    (store.raw(flows).all(account) as [Ymd, string, number, number, number | null, string | null][]).map(
      ([day, flowNo, kind, amountE4, securityId, remark]): FlowRow => ({
        day,
        flowNo,
        kind,
        amountE4,
        securityId,
        remark,
      }),
    ),
  );
}

/** The table is date-first: the calendar leads the search. */
const margins = query
  .selectFrom('asset_day as d')
  .crossJoin('asset as a')
  .select(['a.asset_date', 'a.total_asset_e4', 'a.liability_e4'])
  .whereRef('a.asset_date', '=', 'd.asset_date')
  .where('a.account_id', '=', 0)
  .orderBy('d.asset_date')
  .compile().sql;

/** Rows of the margin accounts by day, ascending. */
export function marginDays(store: Store, accounts: readonly number[]): [Ymd, MarginRow[]][] {
  const days = new Map<Ymd, MarginRow[]>();
  for (const account of accounts) {
    for (const [day, totalE4, liabilityE4] of store.raw(margins).all(account) as [Ymd, number, number | null][]) {
      const rows = days.get(day);
      if (rows === undefined) days.set(day, [{ totalE4, liabilityE4 }]);
      else rows.push({ totalE4, liabilityE4 });
    }
  }
  return [...days].sort(([a], [b]) => a - b);
}

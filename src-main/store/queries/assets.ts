/** Head office's last asset row of an account on or before a date (E4). */
import type { AssetTotals } from '../../../src-shared/domain/figures/ground.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

export interface AssetRowE4 {
  readonly date: Ymd;
  readonly cashE4: number | null;
  readonly marketValueE4: number | null;
  readonly totalAssetE4: number;
  readonly liabilityE4: number | null;
}

const last = query
  .selectFrom('asset_day as c')
  .crossJoin('asset as a')
  .select(['a.asset_date', 'a.cash_e4', 'a.market_value_e4', 'a.total_asset_e4', 'a.liability_e4'])
  .whereRef('a.asset_date', '=', 'c.asset_date')
  .where('a.account_id', '=', 0)
  .where('c.asset_date', '<=', 0)
  .orderBy('c.asset_date', 'desc')
  .limit(1)
  .compile();

export function lastAssetRow(store: Store, accountId: number, date: Ymd): AssetRowE4 | null {
  const row = store.raw(last.sql).get(accountId, date, 1) as
    | [number, number | null, number | null, number, number | null]
    | undefined;
  if (!row) return null;
  return { date: row[0], cashE4: row[1], marketValueE4: row[2], totalAssetE4: row[3], liabilityE4: row[4] };
}

const rowOn = query
  .selectFrom('asset')
  .select('account_id')
  .where('asset_date', '=', 0)
  .where('account_id', '=', 0)
  .compile();

/** Which of the accounts have an asset row on that very day. */
export function accountsWithAssets(store: Store, accountIds: readonly number[], date: Ymd): number[] {
  return accountIds.filter((id) => store.raw(rowOn.sql).get(date, id) !== undefined);
}

/** Σ of the last asset rows; a column that one of them leaves empty has no sum. */
export function assetTotals(rows: readonly (AssetRowE4 | null)[]): AssetTotals {
  const present = rows.filter((row): row is AssetRowE4 => row !== null);
  const sum = (pick: (row: AssetRowE4) => number | null): number | null => {
    let total = 0;
    for (const row of present) {
      const value = pick(row);
      if (value === null) return null;
      total += value;
    }
    return present.length === 0 ? null : total;
  };
  return {
    rows: present.length,
    totalE4: sum((r) => r.totalAssetE4),
    cashE4: sum((r) => r.cashE4),
    marketValueE4: sum((r) => r.marketValueE4),
    liabilityE4: sum((r) => r.liabilityE4),
  };
}

/** Head office's last asset row of an account on or before a date (E4). */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
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

export function lastAssetRow(store: ReadStore, accountId: number, date: Ymd): AssetRowE4 | null {
  const row = store.raw(last.sql).get(accountId, date, 1) as
    | [number, number | null, number | null, number, number | null]
    | undefined;
  if (!row) return null;
  return { date: row[0], cashE4: row[1], marketValueE4: row[2], totalAssetE4: row[3], liabilityE4: row[4] };
}

/** What the reconciliation compares: our book's holdings and head office's positions and assets of one date. */
import { query, type Store } from '../open.ts';

export interface HoldingRow {
  readonly account_id: number;
  readonly security_id: number;
  readonly quantity_e2: number;
  readonly cost_e4: number;
  readonly cost_e11: number;
}

export function bookHoldings(store: Store): HoldingRow[] {
  return store.all(
    query
      .selectFrom('position')
      .select(['account_id', 'security_id', 'quantity_e2', 'cost_e4', 'cost_e11'])
      .where('quantity_e2', '<>', 0),
  );
}

export interface HeadHoldingRow {
  readonly account_id: number;
  readonly security_id: number;
  readonly quantity_e2: number;
}

export function headHoldings(store: Store, day: number): HeadHoldingRow[] {
  return store.all(
    query
      .selectFrom('head_position')
      .select(['account_id', 'security_id', 'quantity_e2'])
      .where('position_date', '=', day),
  );
}

export interface HeadAssetRow {
  readonly account_id: number;
  readonly cash_e4: number | null;
  readonly market_value_e4: number | null;
  readonly total_asset_e4: number;
  readonly liability_e4: number | null;
}

export function headAssets(store: Store, day: number): HeadAssetRow[] {
  return store.all(
    query
      .selectFrom('asset')
      .select(['account_id', 'cash_e4', 'market_value_e4', 'total_asset_e4', 'liability_e4'])
      .where('asset_date', '=', day),
  );
}

export function accountNumbers(store: Store): Map<number, string> {
  return new Map(
    store
      .all(query.selectFrom('account').select(['account_id', 'account_no']))
      .map((r) => [r.account_id, r.account_no]),
  );
}

/** SQLite's own check of the file: "ok", or what it found. */
export function fileIntegrity(store: Store): string {
  const rows = store.db.pragma('integrity_check(20)') as { integrity_check: string }[];
  const foreign = store.db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const found = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  for (const row of foreign.slice(0, 20)) found.push(`${row.table} names a missing row of ${row.parent}`);
  return found.length === 0 ? 'ok' : found.join('; ');
}

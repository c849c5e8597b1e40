/** Derived state of what is no longer there: of an account that a correction takes away, or of everything. */
import type { WriteStore } from '../open.ts';
import { query } from '../open.ts';
import type { Schema } from '../schema.ts';

export const DERIVED_TABLES = [
  'price_day',
  'asset_day',
  'last_close',
  'position',
  'oversold',
  'client_flow',
  'client_month',
  'client_state',
  'client_day',
  'client_figure',
  'branch_month',
  'client_order_day',
  'client_recent',
  'recent_window',
] as const satisfies readonly (keyof Schema)[];

/** The store holds no set any more. */
export function clearDerived(store: WriteStore): void {
  for (const table of DERIVED_TABLES) store.run(query.deleteFrom(table));
}

export function clearAccount(store: WriteStore, accountId: number): void {
  for (const table of ['position', 'oversold'] as const) {
    store.run(query.deleteFrom(table).where('account_id', '=', accountId));
  }
}

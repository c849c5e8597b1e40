/** Where rows of facts name an account, a security and a day, as places in [numbers…, texts…]. */
import type { FactTableName } from '../../store/facts/bulkInsert.ts';

export const ACCOUNTS_AT: Readonly<Record<FactTableName, readonly number[]>> = {
  trade: [0],
  cash_flow: [0],
  opening_position: [0],
  asset: [1],
  head_position: [1],
  price: [],
  code_change: [],
};
export const SECURITIES_AT: Readonly<Record<FactTableName, readonly number[]>> = {
  trade: [3],
  cash_flow: [4],
  opening_position: [1],
  asset: [],
  head_position: [2],
  price: [1],
  code_change: [1, 2],
};

/** Facts that are in the store already: the rows of a file to be replaced, and the keys that other files hold. */
import type { Compilable } from 'kysely';
import { query, type Store, type WriteStore } from '../open.ts';
import type { FactTable, FactTableName } from './bulkInsert.ts';

/** The date column of the tables that have one. */
const DATE_COLUMN = {
  price: 'trade_date',
  trade: 'trade_date',
  cash_flow: 'flow_date',
  head_position: 'position_date',
  code_change: 'effective_on',
  asset: 'asset_date',
} as const;

/** Rows of files, as [numbers…, texts…] in the table's order. `from`..`to` bound their dates. */
export function selectRows(table: FactTable, files: readonly number[], from: number, to: number): Compilable<unknown> {
  const columns = [...table.numbers, ...table.texts];
  if (table.name === 'trade') {
    // Trades are clustered by account: one seek an account finds the days, whatever else the table holds.
    return query
      .selectFrom('account')
      .crossJoin('trade')
      .select(columns.map((column) => `trade.${column}`) as never)
      .whereRef('trade.account_id', '=', 'account.account_id')
      .where('trade.trade_date', '>=', from)
      .where('trade.trade_date', '<=', to)
      .where('trade.file_id', 'in', [...files]);
  }
  const base = query
    .selectFrom(table.name)
    .select(columns as never)
    .where('file_id', 'in', [...files]);
  if (table.name === 'opening_position') return base;
  const date = DATE_COLUMN[table.name];
  return base.where(date as never, '>=', from as never).where(date as never, '<=', to as never);
}

/** Removes all rows of the files. */
export function deleteRowsOfFiles(
  store: WriteStore,
  table: FactTable,
  files: readonly number[],
  from: number,
  to: number,
): number {
  const base = query.deleteFrom(table.name).where('file_id', 'in', [...files]);
  if (table.name === 'trade' || table.name === 'opening_position') return store.run(base);
  const date = DATE_COLUMN[table.name];
  return store.run(base.where(date as never, '>=', from as never).where(date as never, '<=', to as never));
}

/** A function that removes one row by its primary key; values as from orderedRows. */
export function rowRemover(store: WriteStore, table: FactTable): (row: readonly unknown[]) => void {
  const columns = [...table.numbers, ...table.texts];
  const places = table.order.map((index) => (index >= 0 ? index : table.numbers.length + (-1 - index)));
  let built = query.deleteFrom(table.name);
  for (const place of places) built = built.where(columns[place] as never, '=', 0 as never);
  const statement = store.statement(built.compile().sql);
  return (row) => {
    statement.run(...places.map((place) => row[place]));
  };
}

/** [security_id, trade_no] of every trade of a day. */
export function tradeKeysOf(store: Store, day: number): unknown[][] {
  return store.rows(
    query
      .selectFrom('account')
      .crossJoin('trade')
      .select(['trade.security_id', 'trade.trade_no'])
      .whereRef('trade.account_id', '=', 'account.account_id')
      .where('trade.trade_date', '=', day),
  );
}

export function flowKeysOf(store: Store, day: number): unknown[][] {
  return store.rows(query.selectFrom('cash_flow').select('flow_no').where('flow_date', '=', day));
}
export function priceKeysOf(store: Store, day: number): unknown[][] {
  return store.rows(query.selectFrom('price').select('security_id').where('trade_date', '=', day));
}
export function assetKeysOf(store: Store, day: number): unknown[][] {
  return store.rows(query.selectFrom('asset').select('account_id').where('asset_date', '=', day));
}
export function positionKeysOf(store: Store, day: number): unknown[][] {
  return store.rows(
    query.selectFrom('head_position').select(['account_id', 'security_id']).where('position_date', '=', day),
  );
}
export function codeChangeKeysOf(store: Store, day: number): unknown[][] {
  return store.rows(query.selectFrom('code_change').select('old_security_id').where('effective_on', '=', day));
}

const USERS_OF_ACCOUNT: readonly FactTableName[] = ['trade', 'cash_flow', 'opening_position', 'asset', 'head_position'];
const USERS_OF_SECURITY: readonly FactTableName[] = [
  'price',
  'trade',
  'cash_flow',
  'opening_position',
  'head_position',
];

export function accountIsUsed(store: Store, accountId: number): boolean {
  return USERS_OF_ACCOUNT.some(
    (table) =>
      store.get(
        query
          .selectFrom(table)
          .select('file_id')
          .where('account_id' as never, '=', accountId as never)
          .limit(1),
      ) !== undefined,
  );
}

export function securityIsUsed(store: Store, securityId: number): boolean {
  const changed = store.get(
    query
      .selectFrom('code_change')
      .select('file_id')
      .where((e) => e.or([e('old_security_id', '=', securityId), e('new_security_id', '=', securityId)]))
      .limit(1),
  );
  if (changed) return true;
  return USERS_OF_SECURITY.some(
    (table) =>
      store.get(
        query
          .selectFrom(table)
          .select('file_id')
          .where('security_id' as never, '=', securityId as never)
          .limit(1),
      ) !== undefined,
  );
}

/** Old and new securities of the code changes that take effect after one date and up to another. */
export function codeSecuritiesBetween(store: Store, after: number, upTo: number): number[] {
  return store
    .all(
      query
        .selectFrom('code_change')
        .select(['old_security_id', 'new_security_id'])
        .where('effective_on', '>', after)
        .where('effective_on', '<=', upTo),
    )
    .flatMap((row) => [row.old_security_id, row.new_security_id]);
}

export function removeSecurity(store: WriteStore, securityId: number): void {
  store.run(query.deleteFrom('security').where('security_id', '=', securityId));
}

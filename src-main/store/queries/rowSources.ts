/** Where a row of the store came from: set, file and line. One seek by the row's key. */
import type { RowRef } from '../../../src-shared/domain/figures/evidence.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

export interface RowSource {
  readonly set: string;
  readonly file: string;
  readonly line: number;
}

const places = {
  trades: query
    .selectFrom('trade')
    .select(['file_id', 'line'])
    .where('account_id', '=', 0)
    .where('trade_date', '=', 0)
    .where('trade_time', '=', 0)
    .where('trade_no', '=', '')
    .where('security_id', '=', 0)
    .compile().sql,
  cash_flows: query
    .selectFrom('cash_flow')
    .select(['file_id', 'line'])
    .where('account_id', '=', 0)
    .where('flow_date', '=', 0)
    .where('flow_no', '=', '')
    .compile().sql,
  assets: query
    .selectFrom('asset')
    .select(['file_id', 'line'])
    .where('asset_date', '=', 0)
    .where('account_id', '=', 0)
    .compile().sql,
  prices: query
    .selectFrom('price')
    .select(['file_id', 'line'])
    .where('trade_date', '=', 0)
    .where('security_id', '=', 0)
    .compile().sql,
  opening_positions: query
    .selectFrom('opening_position')
    .select(['file_id', 'line'])
    .where('account_id', '=', 0)
    .where('security_id', '=', 0)
    .compile().sql,
} as const;

const reference = query
  .selectFrom('reference_version')
  .select(['file_id', 'line'])
  .where('dataset', '=', '')
  .where('key', '=', '')
  .orderBy('business_date', 'desc')
  .limit(1)
  .compile();

const file = query
  .selectFrom('delivery_file as f')
  .innerJoin('delivery as d', 'd.delivery_id', 'f.delivery_id')
  .select(['d.set_name', 'f.path'])
  .where('f.file_id', '=', 0)
  .compile().sql;

type Place = [fileId: number, line: number] | undefined;

export function rowSource(store: Store, ref: RowRef, clientNo: string): RowSource | null {
  const place = placeOf(store, ref, clientNo);
  if (place === undefined) return null;
  const [set, path] = store.raw(file).get(place[0]) as [string, string];
  return { set, file: path, line: place[1] };
}

function placeOf(store: Store, ref: RowRef, clientNo: string): Place {
  switch (ref.dataset) {
    case 'trades':
      return store.raw(places.trades).get(ref.accountId, ref.date, ref.time, ref.tradeNo, ref.securityId) as Place;
    case 'cash_flows':
      return store.raw(places.cash_flows).get(ref.accountId, ref.date, ref.flowNo) as Place;
    case 'assets':
      return store.raw(places.assets).get(ref.date, ref.accountId) as Place;
    case 'prices':
      return store.raw(places.prices).get(ref.date, ref.securityId) as Place;
    case 'opening_positions':
      return store.raw(places.opening_positions).get(ref.accountId, ref.securityId) as Place;
    case 'clients':
      return store.raw(reference.sql).get('clients', clientNo, 1) as Place;
    case 'securities':
      return store.raw(reference.sql).get('securities', securityKey(store, ref.securityId), 1) as Place;
  }
}

function securityKey(store: Store, securityId: number): string {
  const row = store.get(query.selectFrom('security').select(['market', 'code']).where('security_id', '=', securityId));
  return row === undefined ? '' : `${row.market}.${row.code}`;
}

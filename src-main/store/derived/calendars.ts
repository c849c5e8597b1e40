/**
 * price_day, asset_day and last_close: which days have rows, and every security's newest close. The day tables are made
 * anew by seeking from day to day (a few microseconds each), so a day whose rows are all gone goes too.
 */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { Bulk } from '../bulk.ts';
import type { WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { searchClose } from '../queries/closes.ts';
import type { AppliedChange } from './change.ts';

/** No row is dated after it. */
const LAST_DAY: Ymd = 99991231;

const nextPriceDay = query
  .selectFrom('price')
  .select((e) => e.fn.min('trade_date').as('d'))
  .where('trade_date', '>', 0)
  .compile().sql;
const nextAssetDay = query
  .selectFrom('asset')
  .select((e) => e.fn.min('asset_date').as('d'))
  .where('asset_date', '>', 0)
  .compile().sql;

/** Distinct values of a clustered table's leading key, by seeking from one to the next: `sql` answers min above a value. */
export function seekDistinct(store: WriteStore, sql: string): number[] {
  const days: number[] = [];
  const statement = store.raw(sql);
  for (let day = 0; ; ) {
    const next = (statement.get(day) as [number | null])[0];
    if (next === null) return days;
    days.push(next);
    day = next;
  }
}

export function deriveCalendars(store: WriteStore): void {
  store.run(query.deleteFrom('price_day'));
  const prices = new Bulk(store, 'price_day', ['trade_date']);
  for (const day of seekDistinct(store, nextPriceDay)) prices.add(day);
  prices.flush();
  store.run(query.deleteFrom('asset_day'));
  const assets = new Bulk(store, 'asset_day', ['asset_date']);
  for (const day of seekDistinct(store, nextAssetDay)) assets.add(day);
  assets.flush();
}

function upsertClosesOf(store: WriteStore, day: Ymd): void {
  store.run(
    query
      .insertInto('last_close')
      .columns(['security_id', 'trade_date', 'close_e4'])
      .expression(
        query
          .selectFrom('price')
          .select((e) => ['security_id', 'trade_date', e.ref('close_e4').$notNull().as('close_e4')])
          .where('trade_date', '=', day)
          .where('close_e4', 'is not', null),
      )
      .orReplace(),
  );
}

/** A seek costs about as much as this many rows of a scan. */
const ROWS_A_SEEK = 20;

/**
 * Everything: newest days first as long as they bring closes of securities that had none yet; the others (new, suspended, or
 * long gone) are looked for one by one.
 */
function rebuildCloses(store: WriteStore): void {
  store.run(query.deleteFrom('last_close'));
  const securities = store.all(query.selectFrom('security').select('security_id'));
  const open = new Set(securities.map((s) => s.security_id));
  const found = new Bulk(store, 'last_close', ['security_id', 'trade_date', 'close_e4']);
  const days = store.all(query.selectFrom('price_day').select('trade_date').orderBy('trade_date', 'desc'));
  const ofDay = query.selectFrom('price').select(['security_id', 'close_e4']).where('trade_date', '=', 0).compile().sql;
  for (const { trade_date } of days) {
    const before = open.size;
    const rows = store.raw(ofDay).all(trade_date) as [number, number | null][];
    for (const [id, close] of rows) if (close !== null && open.delete(id)) found.add(id, trade_date, close);
    if (Math.min(before - open.size, open.size) * ROWS_A_SEEK <= rows.length) break;
  }
  for (const id of open) {
    const newest = searchClose(store, id, LAST_DAY);
    if (newest !== null) found.add(id, newest.date, newest.closeE4);
  }
  found.flush();
}

export function deriveCloses(store: WriteStore, change: AppliedChange): void {
  if (change.everything) {
    rebuildCloses(store);
    return;
  }
  for (const day of change.newPriceDates) upsertClosesOf(store, day);
  for (const securityId of new Set(change.latePrices.map(([, id]) => id))) {
    store.run(query.deleteFrom('last_close').where('security_id', '=', securityId));
    const newest = searchClose(store, securityId, LAST_DAY);
    if (newest === null) continue;
    const { date: trade_date, closeE4: close_e4 } = newest;
    store.run(query.insertInto('last_close').values({ security_id: securityId, trade_date, close_e4 }));
  }
}

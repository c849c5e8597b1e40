/** Day series of a band of clients: the table is date-first, so a day's rows of the band are one short range. */
import type { DaySeries } from '../../../src-shared/domain/returns/daySeries.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const ofDay = query
  .selectFrom('client_day')
  .select(['client_id', 'asset_e4', 'market_value_e4', 'flow_in_e4', 'flow_out_e4'])
  .where('day', '=', 0)
  .where('client_id', '>=', 0)
  .where('client_id', '<=', 0)
  .compile().sql;

interface Growing {
  days: Ymd[];
  assetE4: number[];
  marketValueE4: (number | null)[];
  flowInE4: number[];
  flowOutE4: number[];
}

export const EMPTY_SERIES: DaySeries = { days: [], assetE4: [], marketValueE4: [], flowInE4: [], flowOutE4: [] };

/** Series over the given days of all clients with ids in [first, last]. */
export function seriesOfBand(
  store: ReadStore,
  days: readonly Ymd[],
  first: number,
  last: number,
): ReadonlyMap<number, DaySeries> {
  const out = new Map<number, Growing>();
  for (const day of days) {
    for (const row of store.raw(ofDay).all(day, first, last) as [number, number, number | null, number, number][]) {
      let series = out.get(row[0]);
      if (series === undefined) {
        series = { days: [], assetE4: [], marketValueE4: [], flowInE4: [], flowOutE4: [] };
        out.set(row[0], series);
      }
      series.days.push(day);
      series.assetE4.push(row[1]);
      series.marketValueE4.push(row[2]);
      series.flowInE4.push(row[3]);
      series.flowOutE4.push(row[4]);
    }
  }
  return out;
}

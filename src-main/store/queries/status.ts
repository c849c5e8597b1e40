/** Through which date the store is applied, and since when it has data. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const asOfQuery = query.selectFrom('delivery').select((e) => e.fn.max('business_date').as('d')).compile();

/** Last applied business date; null in an empty store. */
export function asOf(store: ReadStore): Ymd | null {
  const row = store.statement(asOfQuery.sql).get() as { d: number | null };
  return row.d;
}

/** Closes of the benchmark, IX 000300 (CSI 300), E4. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { lastClose } from './closes.ts';

export const BENCHMARK = { market: 'IX', code: '000300' } as const;

const id = query
  .selectFrom('security')
  .select('security_id')
  .where('market', '=', BENCHMARK.market)
  .where('code', '=', BENCHMARK.code)
  .compile();

/** Close on that day or the last one before it; null without any. */
export function benchmarkClose(store: ReadStore, date: Ymd): number | null {
  const row = store.raw(id.sql).get(BENCHMARK.market, BENCHMARK.code) as [number] | undefined;
  return row ? (lastClose(store, row[0], date)?.closeE4 ?? null) : null;
}

/** Closes of the indices that come in as securities of market IX, E4; CSI 300 is the benchmark of the contract. */
import { STANDARD_INDEX } from '../../../src-shared/contract/benchmarkCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { lastClose } from './closes.ts';

/** Code of the index on market IX. */
export const BENCHMARK = STANDARD_INDEX;
export const INDEX_MARKET = 'IX';

const id = query
  .selectFrom('security')
  .select('security_id')
  .where('market', '=', INDEX_MARKET)
  .where('code', '=', '')
  .compile();

export function indexId(store: ReadStore, code: string): number | null {
  const row = store.raw(id.sql).get(INDEX_MARKET, code) as [number] | undefined;
  return row ? row[0] : null;
}

/** Close on that day or the last one before it; null without any. */
export function indexClose(store: ReadStore, code: string, date: Ymd): number | null {
  const index = indexId(store, code);
  return index === null ? null : (lastClose(store, index, date)?.closeE4 ?? null);
}

/** Every index that has a price, by code. */
export function indices(store: ReadStore): { code: string; name: string; securityId: number }[] {
  return store
    .all(
      query
        .selectFrom('security')
        .innerJoin('last_close', 'last_close.security_id', 'security.security_id')
        .select(['security.security_id', 'code', 'name'])
        .where('market', '=', INDEX_MARKET)
        .orderBy('code'),
    )
    .map((row) => ({ code: row.code, name: row.name ?? row.code, securityId: row.security_id }));
}

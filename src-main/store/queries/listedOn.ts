/** The day on which a security was listed, as head office gives it; null: not given. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const of = query.selectFrom('security').select('listed_on').where('security_id', '=', 0).compile().sql;

export function listedOn(store: ReadStore, securityId: number): Ymd | null {
  const row = store.raw(of).get(securityId) as [Ymd | null] | undefined;
  return row?.[0] ?? null;
}

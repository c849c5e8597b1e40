/**
 * Which facts the store holds, as a number: what is derived from them is kept in memory until it changes. What the branch
 * writes itself (notes, kept figures, settings) does not change it.
 */
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const lastChange = query
  .selectFrom('audit')
  .select('audit_id')
  .where('action', 'in', ['set_applied', 'set_accepted', 'set_taken_back'])
  .orderBy('audit_id', 'desc')
  .limit(1)
  .compile();

/** The last set applied, accepted or taken back; 0: none. */
export function factsVersion(store: ReadStore): number {
  const row = store.raw(lastChange.sql).get(...lastChange.parameters) as [number] | undefined;
  return row?.[0] ?? 0;
}

const seen = new WeakMap<ReadStore, { readonly data: number; readonly facts: number }>();

/** The same for a caller at every query: asked for again only when another connection has committed. */
export function factsMark(store: ReadStore): number {
  const data = store.db.pragma('data_version', { simple: true }) as number;
  const known = seen.get(store);
  if (known?.data === data) return known.facts;
  const facts = factsVersion(store);
  seen.set(store, { data, facts });
  return facts;
}

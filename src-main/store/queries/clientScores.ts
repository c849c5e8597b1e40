/** A client's scores inside the branch: the kept ones at the as-of date, made for an earlier date when asked for. */
import type { Scores } from '../../../src-shared/domain/figures/definition.ts';
import { RECENT_DAYS } from '../../../src-shared/domain/value/scores.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { DayLookup } from '../derived/dayLookup.ts';
import { recentBetween } from '../derived/recent.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { branchScores, lastOrdersAt } from './branchScores.ts';
import type { Client } from './clients.ts';
import { lastBranchDays } from './daySeries.ts';
import { factsMark } from './factsVersion.ts';

const made = new WeakMap<
  ReadStore,
  { readonly version: number; readonly to: Ymd; readonly scores: Map<number, Scores> }
>();

export function clientScores(store: ReadStore, client: Client, to: Ymd): Scores | null {
  if (client.status !== 'normal') return null;
  const kept = store.get(
    query
      .selectFrom('client_figure')
      .select(['as_of', 'rfm_r', 'rfm_f', 'rfm_m'])
      .where('client_id', '=', client.client_id),
  );
  if (kept !== undefined && kept.as_of === to) {
    const { rfm_r: r, rfm_f: f, rfm_m: m } = kept;
    if (r !== null && f !== null && m !== null) return { r, f, m };
  }
  const version = factsMark(store);
  const before = made.get(store);
  if (before !== undefined && before.version === version && before.to === to) {
    return before.scores.get(client.client_id) ?? null;
  }
  const scores = scoresAt(store, to);
  made.set(store, { version, to, scores });
  return scores.get(client.client_id) ?? null;
}

export function scoresAt(store: ReadStore, to: Ymd): Map<number, Scores> {
  const since = lastBranchDays(store, to, RECENT_DAYS).at(-1);
  const lastOrders = lastOrdersAt(store, to);
  const normal = store.rows(
    query.selectFrom('client').select('client_id').where('status', '=', 'normal').orderBy('client_id'),
  ) as [number][];
  return branchScores({
    store,
    lookup: new DayLookup(store),
    to,
    clients: normal.map(([id]) => [id, lastOrders.get(id) ?? null]),
    recent: since === undefined ? new Map() : recentBetween(store, since, to),
  });
}

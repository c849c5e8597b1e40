/** Breaks of the reconciliation as they are kept: which clients have open ones, and how many. */
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const ofClient = query
  .selectFrom('account as a')
  .innerJoin('reconciliation_break as b', 'b.account_id', 'a.account_id')
  .select((e) => e.fn.countAll<number>().as('n'))
  .where('a.client_id', '=', 0)
  .where('b.closed_on', 'is', null)
  .compile();

const byClient = query
  .selectFrom('reconciliation_break as b')
  .innerJoin('account as a', 'a.account_id', 'b.account_id')
  .select((e) => ['a.client_id', e.fn.countAll<number>().as('n')])
  .where('b.closed_on', 'is', null)
  .groupBy('a.client_id');

/** Open breaks over all accounts of a client. */
export function openBreakCount(store: ReadStore, clientId: number): number {
  return (store.statement(ofClient.sql).get(clientId) as { n: number }).n;
}

/** How many open breaks each client has; only clients with any. */
export function openBreakCounts(store: ReadStore): Map<number, number> {
  return new Map(store.rows(byClient) as [number, number][]);
}

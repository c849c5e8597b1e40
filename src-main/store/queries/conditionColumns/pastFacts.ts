/** Facts of an earlier date that the store keeps for the newest alone: the last order of a client, what he held. */
import { holdingsAt } from '../../../../src-shared/domain/book/holdingsAt.ts';
import { BUY, SELL } from '../../../../src-shared/domain/book/position.ts';
import type { Ymd } from '../../../../src-shared/kernel/dates.ts';
import { loadClientAccounts } from '../../derived/clientDays.ts';
import { query } from '../../open.ts';
import { loadCatalog } from '../catalog.ts';
import { loadClientHistory } from '../history.ts';
import type { ColumnContext } from './context.ts';

const LAST_ORDER = query
  .selectFrom('trade as t')
  .innerJoin('security as s', 's.security_id', 't.security_id')
  .select('t.trade_date')
  .where('t.account_id', '=', 0)
  .where('t.trade_date', '<=', 0)
  .where('t.business_type', 'in', [BUY, SELL])
  .where('s.security_kind', '<>', 'repo')
  .orderBy('t.trade_date', 'desc')
  .limit(1)
  .compile().sql;

const accounts = (context: ColumnContext) => context.once('accounts', () => loadClientAccounts(context.store));

/** The client's last order (buys and sells but repos) through the context's date; null: none. */
export function lastOrderThrough(context: ColumnContext, clientId: number): Ymd | null {
  let last: Ymd | null = null;
  for (const account of accounts(context).accountsOf.get(clientId) ?? []) {
    const row = context.store.raw(LAST_ORDER).get(account, context.at, BUY, SELL, 'repo', 1) as [Ymd] | undefined;
    if (row !== undefined && (last === null || row[0] > last)) last = row[0];
  }
  return last;
}

/**
 * Clients with what they held of such kinds at the end of the context's date and when it ends: [client, delisted_on]. The book of
 * every account that ever had such a security is played through that date.
 */
export function heldThen(context: ColumnContext, kinds: readonly string[]): [number, Ymd][] {
  const { store, at } = context;
  const ends = new Map(
    store.rows(
      query
        .selectFrom('security')
        .select(['security_id', 'delisted_on'])
        .where('security_kind', 'in', kinds)
        .where('delisted_on', '>=', at),
    ) as [number, Ymd][],
  );
  if (ends.size === 0) return [];
  const { codes } = loadCatalog(store);
  const out: [number, Ymd][] = [];
  for (const [clientId, account] of everHeld(context, withCodesBefore(ends.keys(), codes.list))) {
    const history = loadClientHistory(store, [account], at)[0];
    const held = history === undefined ? undefined : holdingsAt(history, codes, [at])[0];
    for (const { securityId, quantityE2 } of held ?? []) {
      const end = ends.get(securityId);
      if (end !== undefined && quantityE2 > 0) out.push([clientId, end]);
    }
  }
  return out;
}

/** The securities and all whose codes they took over. */
function withCodesBefore(
  ids: Iterable<number>,
  codes: readonly { readonly oldSecurityId: number; readonly newSecurityId: number }[],
): number[] {
  const out = new Set(ids);
  for (let size = -1; size !== out.size; ) {
    size = out.size;
    for (const { oldSecurityId, newSecurityId } of codes) if (out.has(newSecurityId)) out.add(oldSecurityId);
  }
  return [...out];
}

/** Clients and their accounts that have a row of one of the securities. */
function everHeld(context: ColumnContext, securities: readonly number[]): [number, number][] {
  const { store } = context;
  const found = new Set<number>();
  for (const table of ['opening_position', 'trade'] as const) {
    const rows = store.rows(
      query.selectFrom(table).select('account_id').distinct().where('security_id', 'in', securities),
    ) as [number][];
    for (const [account] of rows) found.add(account);
  }
  const { clientOf } = accounts(context);
  return [...found].flatMap((account): [number, number][] => {
    const client = clientOf.get(account);
    return client === undefined ? [] : [[client, account]];
  });
}

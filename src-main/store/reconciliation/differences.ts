/**
 * Where our book and head office may differ at the as-of date, found by SQLite in order of the clustered keys: two sorted
 * scans that are merged, so that 60,000 holdings cost some tens of milliseconds. Quantities and totals are exact here;
 * market values are only sifted: an account that is certainly equal to the cent does not come up, the rest is for
 * bookValue.ts to decide.
 */
import { type Expression, sql } from 'kysely';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

/** Was a file of the dataset delivered for that business date? An empty file is a delivery. */
export function isDelivered(store: ReadStore, dataset: string, date: Ymd): boolean {
  const file = store.get(
    query
      .selectFrom('delivery_file')
      .select('file_id')
      .where('business_date', '=', date)
      .where('dataset', '=', dataset)
      .where('active', '=', 1)
      .limit(1),
  );
  return file !== undefined;
}

export interface HoldingDifference {
  readonly accountId: number;
  readonly securityId: number;
  /** A side that lacks the holding has 0. */
  readonly bookE2: number;
  readonly headE2: number;
}

const HOLDING = ['account_id', 'security_id', 'quantity_e2'] as const;
const bookOnly = query
  .selectFrom('position')
  .select(HOLDING)
  .where('quantity_e2', '<>', 0)
  .except(query.selectFrom('head_position').select(HOLDING).where('position_date', '=', 0))
  .orderBy('account_id')
  .orderBy('security_id')
  .orderBy('quantity_e2')
  .compile().sql;
const headOnly = query
  .selectFrom('head_position')
  .select(HOLDING)
  .where('position_date', '=', 0)
  .where('quantity_e2', '<>', 0)
  .except(query.selectFrom('position').select(HOLDING))
  .orderBy('account_id')
  .orderBy('security_id')
  .orderBy('quantity_e2')
  .compile().sql;

/** By account and security. */
export function holdingDifferences(store: ReadStore, date: Ymd): HoldingDifference[] {
  const sides = new Map<string, { accountId: number; securityId: number; bookE2: number; headE2: number }>();
  const side = (accountId: number, securityId: number) => {
    const key = `${accountId} ${securityId}`;
    const known = sides.get(key);
    if (known) return known;
    const made = { accountId, securityId, bookE2: 0, headE2: 0 };
    sides.set(key, made);
    return made;
  };
  for (const [account, security, quantity] of store.raw(bookOnly).all(0, date) as [number, number, number][]) {
    side(account, security).bookE2 = quantity;
  }
  for (const [account, security, quantity] of store.raw(headOnly).all(date, 0) as [number, number, number][]) {
    side(account, security).headE2 = quantity;
  }
  return [...sides.values()].sort((a, b) => a.accountId - b.accountId || a.securityId - b.securityId);
}

export interface HeadAsset {
  readonly account_id: number;
  readonly cash_e4: number | null;
  readonly market_value_e4: number | null;
  readonly total_asset_e4: number;
  readonly liability_e4: number | null;
}
const ASSET = ['a.account_id', 'a.cash_e4', 'a.market_value_e4', 'a.total_asset_e4', 'a.liability_e4'] as const;

/** Accounts whose total is not cash + market value − liability, where all of them are given. */
export function unevenTotals(store: ReadStore, date: Ymd): HeadAsset[] {
  return store.all(
    query
      .selectFrom('asset as a')
      .select(ASSET)
      .where('a.asset_date', '=', date)
      .where(sql<boolean>`a.cash_e4 + a.market_value_e4 - a.liability_e4 <> a.total_asset_e4`)
      .orderBy('a.account_id'),
  );
}

/** Beyond this many 10^-6 yuan a sum in double arithmetic may not be exact. */
const EXACT_E6 = 9e15;

/** Codes that took over from another one, whose close may stand under the old code, and repos, which are valued at cost. */
const valuedApart = query
  .selectFrom('security')
  .select('security_id')
  .where('security_kind', '=', 'repo')
  .union(query.selectFrom('code_change').select('new_security_id as security_id'));

/** Accounts with a market value of head office that the sum of quantity · newest close does not surely round to. */
export function doubtfulValues(store: ReadStore, date: Ymd): HeadAsset[] {
  const doubtful: Expression<boolean> = sql`p.security_id in (${valuedApart}) or (p.security_id is not null and l.close_e4 is null)`;
  const sums = query
    .selectFrom('asset as a')
    .leftJoin('position as p', 'p.account_id', 'a.account_id')
    .leftJoin('last_close as l', 'l.security_id', 'p.security_id')
    .select([
      ...ASSET,
      sql<number>`total(p.quantity_e2 * l.close_e4)`.as('value_e6'),
      sql<number>`total(${doubtful})`.as('doubts'),
    ])
    .where('a.asset_date', '=', date)
    .where('a.market_value_e4', 'is not', null)
    .groupBy('a.account_id');
  return store.all(
    query
      .selectFrom(sums.as('a'))
      .select(ASSET)
      .where(
        sql<boolean>`not (doubts = 0 and market_value_e4 >= 0 and value_e6 between 0 and ${EXACT_E6}
          and (cast(value_e6 as integer) + 5000) / 10000 = (market_value_e4 + 50) / 100)`,
      )
      .orderBy('a.account_id'),
  );
}

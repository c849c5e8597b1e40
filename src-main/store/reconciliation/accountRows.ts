/** The rows of one account or security that the reconciliation looks at closely, once something there differs. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

export interface BookHolding {
  readonly security_id: number;
  readonly quantity_e2: number;
  readonly cost_e4: number;
  readonly cost_e11: number;
  readonly cost_unknown: number;
}
const holdings = query
  .selectFrom('position')
  .select(['security_id', 'quantity_e2', 'cost_e4', 'cost_e11', 'cost_unknown'])
  .where('account_id', '=', 0)
  .where('quantity_e2', '<>', 0)
  .compile().sql;

/** By security. */
export function bookHoldings(store: ReadStore, accountId: number): BookHolding[] {
  return store.statement(holdings).all(accountId, 0) as BookHolding[];
}

export interface HeadHolding {
  readonly security_id: number;
  readonly quantity_e2: number;
  readonly market_value_e4: number | null;
}
const headHoldingsOf = query
  .selectFrom('head_position')
  .select(['security_id', 'quantity_e2', 'market_value_e4'])
  .where('position_date', '=', 0)
  .where('account_id', '=', 0)
  .compile().sql;

/** By security. */
export function headHoldings(store: ReadStore, date: Ymd, accountId: number): HeadHolding[] {
  return store.statement(headHoldingsOf).all(date, accountId) as HeadHolding[];
}

/** How many accounts hold each of the securities in our book. */
export function holdersCount(store: ReadStore, securityIds: readonly number[]): Map<number, number> {
  if (securityIds.length === 0) return new Map();
  const counts = query
    .selectFrom('position')
    .select((e) => ['security_id', e.fn.countAll<number>().as('n')])
    .where('security_id', 'in', [...securityIds])
    .where('quantity_e2', '>', 0)
    .groupBy('security_id');
  return new Map(store.rows(counts) as [number, number][]);
}

export interface NamedTrade {
  readonly security_id: number;
  readonly trade_date: Ymd;
  readonly trade_no: string;
}
const tradesOnDay = query
  .selectFrom('trade')
  .select((e) => e.fn.countAll<number>().as('n'))
  .where('account_id', '=', 0)
  .where('trade_date', '=', 0)
  .where('security_id', '=', 0)
  .compile().sql;

export function tradesOn(store: ReadStore, accountId: number, date: Ymd, securityId: number): number {
  return (store.statement(tradesOnDay).get(accountId, date, securityId) as { n: number }).n;
}

const unvalued = query
  .selectFrom('trade')
  .select(['security_id', 'trade_date', 'trade_no'])
  .where('account_id', '=', 0)
  .where('business_type', '=', 0)
  .where('amount_e4', 'is', null)
  .orderBy('trade_date')
  .orderBy('trade_time')
  .orderBy('trade_no')
  .compile().sql;

/** Rows of the account and type that give no amount, oldest first. */
export function tradesWithoutAmount(store: ReadStore, accountId: number, businessType: number): NamedTrade[] {
  return store.statement(unvalued).all(accountId, businessType) as NamedTrade[];
}

export interface OversoldRow extends NamedTrade {
  readonly account_id: number;
  readonly quantity_e2: number;
}

/** All of them, oldest first. */
export function oversoldRows(store: ReadStore): OversoldRow[] {
  return store.all(
    query
      .selectFrom('oversold')
      .select(['account_id', 'security_id', 'trade_date', 'trade_no', 'quantity_e2'])
      .orderBy('trade_date')
      .orderBy('trade_time')
      .orderBy('trade_no')
      .orderBy('account_id')
      .orderBy('security_id'),
  );
}

export interface PriceStep {
  readonly trade_date: Ymd;
  readonly close_e4: number | null;
  readonly prev_close_e4: number | null;
}
const steps = query
  .selectFrom('price_day as c')
  .crossJoin('price as p')
  .select(['p.trade_date', 'p.close_e4', 'p.prev_close_e4'])
  .whereRef('p.trade_date', '=', 'c.trade_date')
  .where('p.security_id', '=', 0)
  .where('c.trade_date', '<=', 0)
  .orderBy('c.trade_date', 'desc')
  .limit(1)
  .compile().sql;

/** The newest price rows of a security on or before a date, newest first. */
export function priceSteps(store: ReadStore, securityId: number, date: Ymd, rows: number): PriceStep[] {
  return store.statement(steps).all(securityId, date, rows) as PriceStep[];
}

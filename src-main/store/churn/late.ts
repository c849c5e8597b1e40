/**
 * Which flows and trades came later than their own date: a nightly set may bring rows of days before it. Until that set's
 * date nobody knew of them, so they count from then on. (Rows of the initial set, and what a revision put in the place of
 * others of its date, count as known on their own date.)
 */
import type { DatedNet } from '../../../src-shared/domain/churn/known.ts';
import { transferValue } from '../../../src-shared/domain/profit/period.ts';
import { BUSINESS_TYPES, FLOW_KINDS } from '../../../src-shared/kernel/codes.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { exact, negate } from '../../../src-shared/kernel/exact.ts';
import { query, type Store } from '../open.ts';
import { catalog } from '../queries/catalog.ts';
import { closeFinder } from '../queries/closes.ts';

/** By client: day → when it was known of. */
export type LateDays = ReadonlyMap<number, ReadonlyMap<Ymd, Ymd>>;

export interface Late {
  /** Bank flows and securities moved, one by one. */
  readonly flows: ReadonlyMap<number, readonly Required<DatedNet>[]>;
  /** Days with orders of which every one came late; the date is that of the first set that brought one. */
  readonly orders: LateDays;
  /** Date of the set of each file that a night brought. */
  readonly nights: ReadonlyMap<number, Ymd>;
}

const type = (name: (typeof BUSINESS_TYPES)[number]): number => BUSINESS_TYPES.indexOf(name);
const BANK = [FLOW_KINDS.indexOf('bank_in'), FLOW_KINDS.indexOf('bank_out')];
const ORDERS = [type('buy'), type('sell')];
const OUT = type('transfer_out');
const MOVES = [type('transfer_in'), OUT];

export function loadLate(store: Store): Late {
  const nights = new Map(
    store.rows(
      query
        .selectFrom('delivery_file as d')
        .innerJoin('delivery as s', 's.delivery_id', 'd.delivery_id')
        .select(['d.file_id', 'd.business_date'])
        .where('s.kind', '=', 'nightly'),
    ) as [number, Ymd][],
  );
  const flows = new Map<number, Required<DatedNet>[]>();
  for (const [clientId, flow] of [...bankLate(store), ...movesLate(store)]) {
    const own = flows.get(clientId);
    if (own === undefined) flows.set(clientId, [flow]);
    else own.push(flow);
  }
  return { flows, orders: daysOf(ordersLate(store)), nights };
}

type LateFlow = [clientId: number, flow: Required<DatedNet>];

function bankLate(store: Store): LateFlow[] {
  const rows = store.rows(
    query
      .selectFrom('cash_flow as f')
      .innerJoin('delivery_file as d', 'd.file_id', 'f.file_id')
      .innerJoin('delivery as s', 's.delivery_id', 'd.delivery_id')
      .innerJoin('account as a', 'a.account_id', 'f.account_id')
      .select(['a.client_id', 'f.flow_date', 'd.business_date', 'f.amount_e4'])
      .where('s.kind', '=', 'nightly')
      .whereRef('f.flow_date', '<', 'd.business_date')
      .where('f.flow_kind', 'in', BANK),
  ) as [number, Ymd, Ymd, number][];
  return rows.map(([id, day, knownOn, e4]) => [id, { day, knownOn, net: exact(e4) }]);
}

/** So that rows of the initial set, nearly all, are passed over without a look at their file. */
const nightlyTrades = query
  .selectFrom('delivery_file as d')
  .innerJoin('delivery as s', 's.delivery_id', 'd.delivery_id')
  .select('d.file_id')
  .where('s.kind', '=', 'nightly')
  .where('d.dataset', '=', 'trades');

const lateTrades = query
  .selectFrom('trade as t')
  .innerJoin('delivery_file as d', 'd.file_id', 't.file_id')
  .innerJoin('account as a', 'a.account_id', 't.account_id')
  .select(['a.client_id', 't.trade_date', 'd.business_date'])
  .where('t.file_id', 'in', nightlyTrades)
  .whereRef('t.trade_date', '<', 'd.business_date');

/** Valued as the derivation of client_flow values them. */
function movesLate(store: Store): LateFlow[] {
  const rows = store.rows(
    lateTrades
      .select(['t.business_type', 't.security_id', 't.quantity_e2', 't.amount_e4'])
      .where('t.business_type', 'in', MOVES),
  ) as [number, Ymd, Ymd, number, number, number, number | null][];
  if (rows.length === 0) return [];
  const closeOn = closeFinder(store, catalog(store));
  return rows.map(([id, day, knownOn, businessType, securityId, quantityE2, amountE4]) => {
    const value = transferValue({ amountE4, quantityE2, date: day }, securityId, closeOn);
    const net = value !== null && businessType === OUT ? negate(value) : value;
    return [id, { day, knownOn, net }];
  });
}

type Row = [clientId: number, day: Ymd, knownOn: Ymd];

function ordersLate(store: Store): Row[] {
  const rows = store.rows(lateTrades.where('t.business_type', 'in', ORDERS)) as Row[];
  return rows.filter(
    ([clientId, day]) =>
      store.get(
        query
          .selectFrom('account as a')
          .crossJoin('trade as t')
          .innerJoin('delivery_file as d', 'd.file_id', 't.file_id')
          .innerJoin('delivery as s', 's.delivery_id', 'd.delivery_id')
          .innerJoin('security as i', 'i.security_id', 't.security_id')
          .select('t.trade_no')
          .whereRef('t.account_id', '=', 'a.account_id')
          .where('a.client_id', '=', clientId)
          .where('t.trade_date', '=', day)
          .where('t.business_type', 'in', ORDERS)
          .where('i.security_kind', '!=', 'repo')
          .where((e) => e.or([e('s.kind', '=', 'initial'), e('d.business_date', '<=', day)]))
          .limit(1),
      ) === undefined,
  );
}

function daysOf(rows: readonly Row[]): LateDays {
  const clients = new Map<number, Map<Ymd, Ymd>>();
  for (const [clientId, day, knownOn] of rows) {
    const days = clients.get(clientId) ?? new Map<Ymd, Ymd>();
    const before = days.get(day);
    days.set(day, before === undefined ? knownOn : Math.min(before, knownOn));
    clients.set(clientId, days);
  }
  return clients;
}

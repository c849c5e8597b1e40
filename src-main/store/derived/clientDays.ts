/**
 * client_day: a client's total assets, market value and flows on each of his asset days, with running sums, and
 * client_state's first and last asset day. Appended for a new date, or made anew for one client.
 */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { addRunning } from '../../../src-shared/kernel/runningSum.ts';
import { Bulk } from '../bulk.ts';
import type { Store, WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { lastAssetRow } from '../queries/assets.ts';

const ROWS_OF_DAY = query
  .selectFrom('asset')
  .select(['account_id', 'total_asset_e4', 'market_value_e4', 'cash_e4', 'liability_e4'])
  .where('asset_date', '=', 0)
  .orderBy('account_id')
  .compile().sql;
const DAY_SLICE = query
  .selectFrom('client_day')
  .select(['client_id', 'ordinal', 'asset_sum'])
  .where('day', '=', 0)
  .compile().sql;
const DAY_ROW = query
  .selectFrom('client_day')
  .select(['ordinal', 'asset_sum'])
  .where('day', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;
const FLOWS_BETWEEN = query
  .selectFrom('client_flow')
  .select(['client_id', 'day', 'flow_in_e4', 'flow_in_e11', 'flow_out_e4', 'flow_out_e11'])
  .where('day', '>', 0)
  .where('day', '<=', 0)
  .compile().sql;
const FLOWS_OF = query
  .selectFrom('client_flow')
  .select(['client_id', 'day', 'flow_in_e4', 'flow_in_e11', 'flow_out_e4', 'flow_out_e11'])
  .where('day', '>', 0)
  .where('day', '<=', 0)
  .where('client_id', '=', 0)
  .compile().sql;
const STATE = query.selectFrom('client_state').select(['client_id', 'first_asset_day', 'last_asset_day']).compile().sql;
const SET_SPAN = query
  .insertInto('client_state')
  .values({ client_id: 0, first_asset_day: 0, last_asset_day: 0, last_order_on: null })
  .onConflict((c) =>
    c.column('client_id').doUpdateSet((e) => ({
      first_asset_day: e.ref('excluded.first_asset_day'),
      last_asset_day: e.ref('excluded.last_asset_day'),
    })),
  )
  .compile().sql;

export interface ClientAccounts {
  readonly clientOf: ReadonlyMap<number, number>;
  readonly accountsOf: ReadonlyMap<number, readonly number[]>;
}

export function loadClientAccounts(store: Store): ClientAccounts {
  const clientOf = new Map<number, number>();
  const accountsOf = new Map<number, number[]>();
  for (const row of store.all(query.selectFrom('account').select(['account_id', 'client_id']).orderBy('account_id'))) {
    clientOf.set(row.account_id, row.client_id);
    const list = accountsOf.get(row.client_id);
    if (list) list.push(row.account_id);
    else accountsOf.set(row.client_id, [row.account_id]);
  }
  return { clientOf, accountsOf };
}

interface Value {
  assetE4: number;
  /** Null where head office does not give it, for one account or more. */
  marketValueE4: number | null;
}

/** Market value of an asset row; where it is not delivered, what total = cash + market value − liability leaves. */
function marketValue(total: number, delivered: number | null, cash: number | null, liability: number | null) {
  if (delivered !== null) return delivered;
  return cash === null || liability === null ? null : total - cash + liability;
}

/** total, market value, cash, liability as delivered. */
type Delivered = [number, number | null, number | null, number | null];

interface Flow {
  inE4: number;
  outE4: number;
}
function addFlow(flow: Flow, r: readonly number[]): void {
  flow.inE4 += r[2] + r[3] / 10_000_000;
  flow.outE4 += r[4] + r[5] / 10_000_000;
}

/** What a day's row carries on from the client's asset day before. */
interface Kept {
  readonly ordinal: number;
  readonly assetSum: bigint;
}
const NOTHING: Kept = { ordinal: 0, assetSum: 0n };

export class ClientDayWriter {
  private readonly store: WriteStore;
  private readonly accounts: ClientAccounts;
  private readonly rows: Bulk<'client_day'>;

  constructor(store: WriteStore, accounts: ClientAccounts) {
    this.store = store;
    this.accounts = accounts;
    this.rows = new Bulk(store, 'client_day', [
      'day',
      'client_id',
      'ordinal',
      'asset_e4',
      'market_value_e4',
      'flow_in_e4',
      'flow_out_e4',
      'asset_sum',
    ]);
  }

  /** Appends new days (ascending) to all clients but `except`, whose days are made anew elsewhere. */
  append(days: readonly Ymd[], except: ReadonlySet<number>, onDay?: (done: number) => void): void {
    const { store } = this;
    const spans = new Map<number, { first: Ymd; last: Ymd }>();
    for (const [id, first, last] of store.raw(STATE).all() as [number, number | null, number | null][]) {
      if (first !== null && last !== null) spans.set(id, { first, last });
    }
    const values = new Map<number, Value>();
    const changedSpans = new Set<number>();
    for (let at = 0; at < days.length; at++) {
      const day = days[at];
      const present = this.valuesOf(day, values, except);
      const previous = newestBefore(spans, day);
      const slice = new Map<number, Kept>();
      if (previous !== null) {
        this.rows.flush();
        for (const r of store.big(DAY_SLICE).all(previous) as bigint[][]) {
          slice.set(Number(r[0]), { ordinal: Number(r[1]), assetSum: r[2] });
        }
      }
      const flows = new Map<number, Flow>();
      if (previous !== null) {
        for (const r of store.raw(FLOWS_BETWEEN).all(previous, day) as number[][]) {
          const flow = flows.get(r[0]) ?? { inE4: 0, outE4: 0 };
          addFlow(flow, r);
          flows.set(r[0], flow);
        }
      }
      for (const clientId of present) {
        const span = spans.get(clientId);
        const value = values.get(clientId) as Value;
        let kept: Kept = NOTHING;
        let flow: Flow = { inE4: 0, outE4: 0 };
        if (span) {
          if (span.last === previous) {
            kept = slice.get(clientId) as Kept;
            flow = flows.get(clientId) ?? flow;
          } else {
            this.rows.flush();
            const r = store.big(DAY_ROW).get(span.last, clientId) as bigint[];
            kept = { ordinal: Number(r[0]), assetSum: r[1] };
            for (const f of store.raw(FLOWS_OF).all(span.last, day, clientId) as number[][]) addFlow(flow, f);
          }
        }
        this.write(day, clientId, value, flow, kept);
        spans.set(clientId, { first: span?.first ?? day, last: day });
        changedSpans.add(clientId);
      }
      onDay?.(at + 1);
    }
    this.rows.flush();
    for (const id of changedSpans) {
      const span = spans.get(id) as { first: Ymd; last: Ymd };
      store.statement(SET_SPAN).run(id, span.first, span.last, null);
    }
  }

  /** Makes all days of one client anew from the asset rows; his old rows must be gone. */
  rebuild(clientId: number, assetDays: readonly Ymd[]): void {
    const { store } = this;
    const accountIds = this.accounts.accountsOf.get(clientId) ?? [];
    const current = new Map<number, Value>();
    const flows = (store.raw(FLOWS_OF).all(0, 99991231, clientId) as number[][]).sort((a, b) => a[1] - b[1]);
    let at = 0;
    let kept: Kept = NOTHING;
    let first: Ymd | null = null;
    let last: Ymd | null = null;
    for (const day of assetDays) {
      let any = false;
      for (const accountId of accountIds) {
        const row = store.raw(ASSET_ROW).get(day, accountId) as Delivered | undefined;
        if (!row) continue;
        any = true;
        current.set(accountId, { assetE4: row[0], marketValueE4: marketValue(...row) });
      }
      if (!any) continue;
      const flow: Flow = { inE4: 0, outE4: 0 };
      for (; at < flows.length && flows[at][1] <= day; at++) if (first !== null) addFlow(flow, flows[at]);
      kept = this.write(day, clientId, sumOf(current.values()), flow, kept);
      first ??= day;
      last = day;
    }
    this.rows.flush();
    // Without an asset day there is no span to keep, as in a derivation from nothing.
    if (first !== null) store.statement(SET_SPAN).run(clientId, first, last, null);
  }

  private write(day: Ymd, clientId: number, value: Value, flow: Flow, kept: Kept): Kept {
    const next = { ordinal: kept.ordinal + 1, assetSum: addRunning(kept.assetSum, value.assetE4) };
    this.rows.add(
      day,
      clientId,
      next.ordinal,
      value.assetE4,
      value.marketValueE4,
      Math.round(flow.inE4),
      Math.round(flow.outE4),
      next.assetSum,
    );
    return next;
  }

  /** A(d) of every client with an asset row on that day; accounts without one carry their last row on. */
  private valuesOf(day: Ymd, values: Map<number, Value>, except: ReadonlySet<number>): number[] {
    const { store, accounts } = this;
    const rows = new Map<number, Map<number, Value>>();
    for (const [accountId, ...row] of store.raw(ROWS_OF_DAY).all(day) as [number, ...Delivered][]) {
      const clientId = accounts.clientOf.get(accountId);
      if (clientId === undefined || except.has(clientId)) continue;
      let own = rows.get(clientId);
      if (!own) {
        own = new Map();
        rows.set(clientId, own);
      }
      own.set(accountId, { assetE4: row[0], marketValueE4: marketValue(...row) });
    }
    for (const [clientId, own] of rows) {
      const all = accounts.accountsOf.get(clientId) ?? [];
      if (own.size < all.length) {
        for (const accountId of all) {
          if (own.has(accountId)) continue;
          const row = lastAssetRow(store, accountId, day);
          if (!row) continue;
          const { totalAssetE4: total, marketValueE4, cashE4, liabilityE4 } = row;
          own.set(accountId, { assetE4: total, marketValueE4: marketValue(total, marketValueE4, cashE4, liabilityE4) });
        }
      }
      values.set(clientId, sumOf(own.values()));
    }
    return [...rows.keys()].sort((a, b) => a - b);
  }
}

const ASSET_ROW = query
  .selectFrom('asset')
  .select(['total_asset_e4', 'market_value_e4', 'cash_e4', 'liability_e4'])
  .where('asset_date', '=', 0)
  .where('account_id', '=', 0)
  .compile().sql;

function sumOf(values: Iterable<Value>): Value {
  const sum: Value = { assetE4: 0, marketValueE4: 0 };
  for (const value of values) {
    sum.assetE4 += value.assetE4;
    sum.marketValueE4 =
      sum.marketValueE4 === null || value.marketValueE4 === null ? null : sum.marketValueE4 + value.marketValueE4;
  }
  return sum;
}

/** The day that most clients had last: the newest last day of all of them before `day`. */
function newestBefore(spans: ReadonlyMap<number, { last: Ymd }>, day: Ymd): Ymd | null {
  let newest: Ymd | null = null;
  for (const { last } of spans.values()) if (last < day && (newest === null || last > newest)) newest = last;
  return newest;
}

/**
 * After a set's facts are in: brings everything derived to the state that the facts say, inside the same transaction.
 * A night advances the accounts it touched and appends its day; what a late correction touched is made anew from facts,
 * client by client; the first set (or a correction that touches very many) makes everything anew.
 */
import type { AccountHistory, TradeRow } from '../../../src-shared/domain/book/history.ts';
import { addDays, monthOf, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { WriteStore } from '../open.ts';
import { query } from '../open.ts';
import { type Catalog, loadCatalog } from '../queries/catalog.ts';
import { closeFinder } from '../queries/closes.ts';
import { loadHistories } from '../queries/history.ts';
import { asOf } from '../queries/status.ts';
import { AccountWriter, ClientSums, keptHoldings, playAccount } from './accounts.ts';
import { deriveCalendars, deriveCloses, seekDistinct } from './calendars.ts';
import type { AppliedChange, DeriveProgress, SortedTrades } from './change.ts';
import { type ClientAccounts, ClientDayWriter, loadClientAccounts } from './clientDays.ts';
import { deriveBranchMonths, deriveFigures } from './figures.ts';
import { MonthRows } from './monthRows.ts';
import { deriveRecent, orderDaysReach, orderDaysSince, rebuildOrderDays } from './recent.ts';

/** Beyond this many clients a rebuild of everything is the faster way. */
const REBUILD_LIMIT = 2_000;
/** Few enough that the rows of a chunk are forgotten before they grow old in memory. */
const ACCOUNTS_A_CHUNK = 20;

const SET_LAST_ORDER = query
  .insertInto('client_state')
  .values({ client_id: 0, first_asset_day: null, last_asset_day: null, last_order_on: 0 })
  .onConflict((c) => c.column('client_id').doUpdateSet((e) => ({ last_order_on: e.ref('excluded.last_order_on') })))
  .compile().sql;

export function deriveAfter(store: WriteStore, change: AppliedChange, progress: DeriveProgress): void {
  const date = asOf(store);
  if (date === null) throw new Error('derived before the ledger row was written');
  deriveCalendars(store);
  deriveCloses(store, change);
  const known = loadCatalog(store);
  const accounts = loadClientAccounts(store);
  const late = change.everything ? new Set<number>() : clientsToRebuild(store, change, known, accounts, date);
  const orderDaysFrom = orderDaysSince(store);
  const reach = orderDaysReach(store, orderDaysFrom);
  const context: Context = {
    store,
    known,
    accounts,
    closeOn: closeFinder(store, known),
    asOf: date,
    orderDaysFrom,
  };
  const whole = change.everything || late.size > REBUILD_LIMIT;
  if (whole) rebuildEverything(context, change.sortedTrades, progress);
  else {
    rebuildClients(context, late);
    advance(context, change, late);
    const days = new ClientDayWriter(store, accounts);
    days.append(change.newAssetDates, late);
  }
  const rebuilt = change.everything || late.size > 0;
  if (!whole && !reach) rebuildOrderDays(store, known, orderDaysFrom);
  deriveRecent(store, date, rebuilt || !reach);
  deriveFigures(store, date);
  deriveBranchMonths(
    store,
    date,
    rebuilt || change.previousAsOf === null ? null : monthOf(addDays(change.previousAsOf, 1)),
  );
}

interface Context {
  readonly store: WriteStore;
  readonly known: Catalog;
  readonly accounts: ClientAccounts;
  readonly closeOn: (securityId: number, date: Ymd) => number | null;
  readonly asOf: Ymd;
  /** Order days are kept from this day on. */
  readonly orderDaysFrom: Ymd;
}

function clientsToRebuild(
  store: WriteStore,
  change: AppliedChange,
  known: Catalog,
  accounts: ClientAccounts,
  date: Ymd,
): Set<number> {
  const clients = new Set(change.rebuildClients);
  const account = (id: number): void => {
    const clientId = accounts.clientOf.get(id);
    if (clientId !== undefined) clients.add(clientId);
  };
  for (const id of change.rebuildAccounts) account(id);
  // Code changes that take effect now, or were brought, corrected or taken away; securities of another kind.
  const since = change.previousAsOf ?? 0;
  const due = new Set<number>([...change.securityKinds, ...change.codeSecurities]);
  const inHistory = due.size > 0;
  for (const c of known.codes.list) {
    if (c.effectiveOn > since && c.effectiveOn <= date) {
      due.add(c.oldSecurityId);
      due.add(c.newSecurityId);
    }
  }
  if (due.size > 0) {
    const ids = [...due];
    for (const table of ['position', 'trade', 'opening_position'] as const) {
      if (table === 'trade' && !inHistory) continue;
      for (const r of store.all(
        query.selectFrom(table).select('account_id').distinct().where('security_id', 'in', ids),
      )) {
        account(r.account_id);
      }
    }
  }
  // Transfers without an amount are valued by a close: a late price moves them.
  const priced = new Map<number, Ymd>();
  for (const [day, id] of change.latePrices) {
    for (const heir of heirs(known, id)) {
      const first = priced.get(heir);
      if (first === undefined || day < first) priced.set(heir, day);
    }
  }
  for (const [securityId, day] of priced) {
    const rows = store.all(
      query
        .selectFrom('trade')
        .select('account_id')
        .where('security_id', '=', securityId)
        .where('trade_date', '>=', day)
        .where('amount_e4', 'is', null),
    );
    for (const r of rows) account(r.account_id);
  }
  return clients;
}

/** A code and all codes that later stand for it. */
function heirs(known: Catalog, securityId: number): Set<number> {
  const out = new Set([securityId]);
  for (const id of out) for (const c of known.codes.list) if (c.oldSecurityId === id) out.add(c.newSecurityId);
  return out;
}

const DERIVED = [
  'position',
  'oversold',
  'client_flow',
  'client_month',
  'client_day',
  'client_state',
  'branch_month',
  'client_order_day',
  'client_recent',
] as const;

function rebuildEverything(context: Context, sorted: SortedTrades | null, progress: DeriveProgress): void {
  const { store, accounts } = context;
  const folder = sorted === null ? null : sorted.wholeIn;
  const trades = folder === null ? null : sorted;
  for (const table of DERIVED) store.run(query.deleteFrom(table));
  const writer = new AccountWriter(store, folder === null ? null : new MonthRows(store, folder));
  // Accounts of one client are summed together, whichever chunk they fall into.
  const order = [...accounts.clientOf.keys()].sort((a, b) => a - b);
  const open = new Map<number, { sums: ClientSums; left: number }>();
  const days = store.all(query.selectFrom('asset_day').select('asset_date').orderBy('asset_date'));
  const total = order.length + days.length;
  for (let at = 0; at < order.length; at += ACCOUNTS_A_CHUNK) {
    const chunk = order.slice(at, at + ACCOUNTS_A_CHUNK);
    const histories = historiesOf(context, chunk[0], chunk[chunk.length - 1], trades);
    for (const accountId of chunk) {
      const clientId = accounts.clientOf.get(accountId) as number;
      let entry = open.get(clientId);
      if (!entry) {
        entry = { sums: new ClientSums(), left: accounts.accountsOf.get(clientId)?.length ?? 1 };
        open.set(clientId, entry);
      }
      const history = histories.get(accountId);
      if (history) {
        const played = playAccount(
          history,
          context.known,
          context.closeOn,
          entry.sums,
          context.asOf,
          context.orderDaysFrom,
        );
        for (const [securityId, h] of [...played.holdings].sort((a, b) => a[0] - b[0])) {
          writer.position(accountId, securityId, h);
        }
        writer.oversoldRows(accountId, played.oversold);
      }
      entry.left -= 1;
      if (entry.left === 0) {
        writeClient(context, writer, clientId, entry.sums, false);
        open.delete(clientId);
      }
    }
    progress(at + chunk.length, total);
  }
  writer.flush();
  const writeDays = new ClientDayWriter(store, accounts);
  writeDays.append(
    days.map((d) => d.asset_date),
    new Set(),
    (done) => progress(order.length + done, total),
  );
}

/** Whole histories of accounts in a range; ranges ascend. */
function historiesOf(
  { store, asOf: date }: Context,
  first: number,
  last: number,
  trades: SortedTrades | null,
): ReadonlyMap<number, AccountHistory> {
  if (trades === null) return loadHistories(store, first, last, 0, date);
  const histories = loadHistories(store, first, last, 0, date, { flows: true, trades: false });
  const sorted = new Map<number, TradeRow[]>();
  trades.upTo(last, (accountId, trade) => {
    const rows = sorted.get(accountId);
    if (rows) rows.push(trade);
    else sorted.set(accountId, [trade]);
  });
  for (const [accountId, rows] of sorted) {
    const { opening, flows } = histories.get(accountId) ?? { opening: [], flows: [] };
    histories.set(accountId, { accountId, opening, flows, trades: rows });
  }
  return histories;
}

function writeClient(context: Context, writer: AccountWriter, clientId: number, sums: ClientSums, kept: boolean): void {
  writer.sums(clientId, sums, kept);
  if (sums.lastOrderOn !== null) {
    context.store.statement(SET_LAST_ORDER).run(clientId, null, null, sums.lastOrderOn);
  }
}

function rebuildClients(context: Context, clients: ReadonlySet<number>): void {
  if (clients.size === 0) return;
  const { store, accounts } = context;
  const assetDays = store
    .all(query.selectFrom('asset_day').select('asset_date').orderBy('asset_date'))
    .map((d) => d.asset_date);
  const keptDays = seekDistinct(store, NEXT_DAY);
  const months = seekDistinct(store, NEXT_MONTH);
  const dropDay = query.deleteFrom('client_day').where('day', '=', 0).where('client_id', '=', 0).compile().sql;
  const orderDays = seekDistinct(store, NEXT_ORDER_DAY);
  const dropOrderDay = query
    .deleteFrom('client_order_day')
    .where('day', '=', 0)
    .where('client_id', '=', 0)
    .compile().sql;
  const dropMonth = query.deleteFrom('client_month').where('month', '=', 0).where('client_id', '=', 0).compile().sql;
  const writer = new AccountWriter(store);
  const days = new ClientDayWriter(store, accounts);
  for (const clientId of [...clients].sort((a, b) => a - b)) {
    for (const day of keptDays) store.statement(dropDay).run(day, clientId);
    for (const day of orderDays) store.statement(dropOrderDay).run(day, clientId);
    for (const month of months) store.statement(dropMonth).run(month, clientId);
    store.run(query.deleteFrom('client_flow').where('client_id', '=', clientId));
    store.run(query.deleteFrom('client_state').where('client_id', '=', clientId));
    const accountIds = accounts.accountsOf.get(clientId);
    // A client whom a correction took away leaves nothing.
    if (accountIds === undefined) continue;
    const sums = new ClientSums();
    for (const accountId of accountIds) {
      store.run(query.deleteFrom('position').where('account_id', '=', accountId));
      store.run(query.deleteFrom('oversold').where('account_id', '=', accountId));
      const history = loadHistories(store, accountId, accountId, 0, context.asOf).get(accountId);
      if (!history) continue;
      const played = playAccount(history, context.known, context.closeOn, sums, context.asOf, context.orderDaysFrom);
      for (const [securityId, h] of played.holdings) writer.position(accountId, securityId, h);
      writer.oversoldRows(accountId, played.oversold);
    }
    writeClient(context, writer, clientId, sums, false);
    writer.flush();
    days.rebuild(clientId, assetDays);
  }
}

const NEXT_DAY = query
  .selectFrom('client_day')
  .select((e) => e.fn.min('day').as('d'))
  .where('day', '>', 0)
  .compile().sql;
const NEXT_MONTH = query
  .selectFrom('client_month')
  .select((e) => e.fn.min('month').as('d'))
  .where('month', '>', 0)
  .compile().sql;

const NEXT_ORDER_DAY = query
  .selectFrom('client_order_day')
  .select((e) => e.fn.min('day').as('d'))
  .where('day', '>', 0)
  .compile().sql;

/** The rows of an account that a night brought, or null. */
function newRows({ store, asOf: date }: Context, change: AppliedChange, accountId: number): AccountHistory | null {
  const after = change.previousAsOf ?? 0;
  const sorted = after === 0 ? null : change.sortedTrades;
  const flows = change.newFlowAccounts.has(accountId);
  const trades = change.newTradeAccounts.has(accountId);
  const kept =
    sorted === null || flows
      ? (loadHistories(store, accountId, accountId, after, date, { flows, trades: trades && sorted === null }).get(
          accountId,
        ) ?? null)
      : null;
  if (sorted === null || !trades) return kept;
  const rows: TradeRow[] = [];
  sorted.upTo(accountId, (account, trade) => {
    if (account === accountId && trade.date > after) rows.push(trade);
  });
  return { accountId, opening: [], flows: kept === null ? [] : kept.flows, trades: rows };
}

/** Advances the kept state of the accounts that a night touched by its new rows alone. */
function advance(context: Context, change: AppliedChange, late: ReadonlySet<number>): void {
  const { store, accounts } = context;
  const after = change.previousAsOf ?? 0;
  const writer = new AccountWriter(store);
  const byClient = new Map<number, ClientSums>();
  const touchedAccounts = new Set([...change.newTradeAccounts, ...change.newFlowAccounts]);
  for (const accountId of [...touchedAccounts].sort((a, b) => a - b)) {
    const clientId = accounts.clientOf.get(accountId);
    if (clientId === undefined || late.has(clientId)) continue;
    const history = newRows(context, change, accountId);
    if (!history) continue;
    let sums = byClient.get(clientId);
    if (!sums) {
      sums = new ClientSums();
      byClient.set(clientId, sums);
    }
    const start = { holdings: keptHoldings(store, accountId), after };
    const played = playAccount(
      history,
      context.known,
      context.closeOn,
      sums,
      context.asOf,
      context.orderDaysFrom,
      start,
    );
    for (const securityId of played.touched) {
      const h = played.holdings.get(securityId);
      if (h) writer.position(accountId, securityId, h);
      else writer.dropPosition(accountId, securityId);
    }
    writer.oversoldRows(accountId, played.oversold);
  }
  for (const [clientId, sums] of byClient) writeClient(context, writer, clientId, sums, true);
  writer.flush();
}

/**
 * The reconciliation: the book that the trades give, against head office's positions and assets of the as-of date.
 *
 * quantity: a holding that differs; one that only one side has counts as 0 on the other. Compared only when that date's
 * positions were delivered (an empty file is a delivery).
 * asset: head office's market value of an account against Σ quantity · last close of our book (repo at cost), and head
 * office's total against its own cash + market value − liability. Compared to the cent, for accounts with an asset row of
 * the date; an account with a holding that has no close yet cannot be valued and is left out.
 */
import type { CheckReport } from '../../src-shared/contract/cliCalls.ts';
import { dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { add, type Exact, quantityTimesPrice, ZERO } from '../../src-shared/kernel/exact.ts';
import { moneyText, moneyTextE4, quantityText } from '../../src-shared/kernel/money.ts';
import {
  accountNumbers,
  bookHoldings,
  fileIntegrity,
  type HoldingRow,
  headAssets,
  headHoldings,
} from '../store/facts/checkRows.ts';
import { activeFiles, lastAppliedDate } from '../store/facts/deliveries.ts';
import type { ReadStore } from '../store/open.ts';
import { type Catalog, catalog, securityOf } from '../store/queries/catalog.ts';
import { closeFinder } from '../store/queries/closes.ts';

type Break = CheckReport['breaks'][number];

/** Breaks by kind (quantities first), account, market, code. */
export function checkStore(store: ReadStore): CheckReport {
  return store.snapshot(() => {
    const integrity = fileIntegrity(store);
    const date = lastAppliedDate(store);
    if (date === null) return { integrity, breaks: [] };
    const numbers = accountNumbers(store);
    const known = catalog(store);
    const holdings = bookHoldings(store);
    return {
      integrity,
      breaks: [
        ...quantityBreaks(store, date, numbers, known, holdings),
        ...assetBreaks(store, date, numbers, known, holdings),
      ],
    };
  });
}

function numberOf(numbers: ReadonlyMap<number, string>, accountId: number): string {
  const number = numbers.get(accountId);
  if (number === undefined) throw new Error(`account ${accountId} is not in the store`);
  return number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function quantityBreaks(
  store: ReadStore,
  date: Ymd,
  numbers: ReadonlyMap<number, string>,
  known: Catalog,
  holdings: readonly HoldingRow[],
): Break[] {
  if (!activeFiles(store, 'positions').some((file) => file.business_date === date)) return [];
  const key = (account: number, security: number): string => `${account} ${security}`;
  const sides = new Map<string, { account: number; security: number; book: number; head: number }>();
  for (const row of holdings) {
    sides.set(key(row.account_id, row.security_id), {
      account: row.account_id,
      security: row.security_id,
      book: row.quantity_e2,
      head: 0,
    });
  }
  for (const row of headHoldings(store, date)) {
    const id = key(row.account_id, row.security_id);
    const side = sides.get(id);
    if (side) side.head = row.quantity_e2;
    else sides.set(id, { account: row.account_id, security: row.security_id, book: 0, head: row.quantity_e2 });
  }
  const breaks: Break[] = [];
  for (const { account, security, book, head } of sides.values()) {
    if (book === head) continue;
    const { market, code } = securityOf(known, security);
    breaks.push({
      kind: 'quantity',
      date: dateText(date),
      account_no: numberOf(numbers, account),
      market,
      code,
      book: quantityText(book),
      head_office: quantityText(head),
    });
  }
  return breaks.sort(
    (a, b) =>
      compareText(a.account_no, b.account_no) ||
      compareText(String(a.market), String(b.market)) ||
      compareText(String(a.code), String(b.code)),
  );
}

/** Value of each account's holdings; null: something in it has no close. */
function bookValues(
  store: ReadStore,
  date: Ymd,
  known: Catalog,
  holdings: readonly HoldingRow[],
): Map<number, Exact | null> {
  const closeOn = closeFinder(store, known);
  const values = new Map<number, Exact | null>();
  for (const row of holdings) {
    const before = values.get(row.account_id);
    if (before === null) continue;
    let value: Exact | null;
    if (securityOf(known, row.security_id).kind === 'repo') value = { e4: row.cost_e4, e11: row.cost_e11 };
    else {
      const close = closeOn(row.security_id, date);
      value = close === null ? null : quantityTimesPrice(row.quantity_e2, close);
    }
    values.set(row.account_id, value === null ? null : add(before ?? ZERO, value));
  }
  return values;
}

function assetBreaks(
  store: ReadStore,
  date: Ymd,
  numbers: ReadonlyMap<number, string>,
  known: Catalog,
  holdings: readonly HoldingRow[],
): Break[] {
  const values = bookValues(store, date, known, holdings);
  const breaks: Break[] = [];
  for (const row of headAssets(store, date)) {
    const pair = (book: string, head_office: string): void => {
      if (book === head_office) return;
      const account_no = numberOf(numbers, row.account_id);
      breaks.push({ kind: 'asset', date: dateText(date), account_no, market: null, code: null, book, head_office });
    };
    const held = values.get(row.account_id);
    const value = held === undefined ? ZERO : held;
    if (row.market_value_e4 !== null && value !== null) pair(moneyText(value), moneyTextE4(row.market_value_e4));
    if (row.cash_e4 !== null && row.market_value_e4 !== null && row.liability_e4 !== null) {
      const sum = row.cash_e4 + row.market_value_e4 - row.liability_e4;
      pair(moneyTextE4(sum), moneyTextE4(row.total_asset_e4));
    }
  }
  return breaks.sort((a, b) => compareText(a.account_no, b.account_no));
}

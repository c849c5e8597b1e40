/**
 * The comparison of our book with head office's positions and assets of the as-of date: the nightly look and `check` both
 * use this one.
 *
 * quantity: a holding that differs; one that only one side has counts as 0 on the other. Compared only when that date's
 * positions were delivered (an empty file is a delivery).
 * market_value: head office's market value of an account against Σ quantity · last close of our book (repo at cost), to
 * the cent, for accounts with an asset row of the date; an account with a holding that has no close yet cannot be valued
 * and is left out. total: head office's total against its own cash + market value − liability, to the cent.
 */
import type { BreakPart } from '../../../src-shared/contract/breaks.ts';
import type { Market } from '../../../src-shared/kernel/codes.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { quantityText } from '../../../src-shared/kernel/money.ts';
import { accountNumbers } from '../../store/facts/checkRows.ts';
import type { ReadStore } from '../../store/open.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import { bookHoldings } from '../../store/reconciliation/accountRows.ts';
import {
  doubtfulValues,
  holdingDifferences,
  isDelivered,
  unevenTotals,
} from '../../store/reconciliation/differences.ts';
import { ofE4, Valuer } from './bookValue.ts';
import { moneyOf } from './evidence.ts';

interface FoundBase {
  readonly accountId: number;
  readonly accountNo: string;
  readonly book: string;
  readonly headOffice: string;
}
export interface QuantityFound extends FoundBase {
  readonly part: 'quantity';
  readonly securityId: number;
  readonly market: Market;
  readonly code: string;
  readonly bookE2: number;
  readonly headE2: number;
}
/** Values in 10^-11 yuan. For `total`: head office's sum of parts, and the total that it states. */
export interface AssetFound extends FoundBase {
  readonly part: 'market_value' | 'total';
  readonly securityId: 0;
  readonly bookE11: bigint;
  readonly headE11: bigint;
}
export type Found = QuantityFound | AssetFound;

export interface Comparison {
  readonly date: Ymd;
  /** Were that date's positions (assets) delivered? What was not delivered is not compared. */
  readonly positions: boolean;
  readonly assets: boolean;
  /** By account, market, code. */
  readonly quantities: readonly QuantityFound[];
  /** By account; its market value before its total. */
  readonly values: readonly AssetFound[];
  readonly valuer: Valuer;
}

/** Which break it is, while it is open. */
export function breakKey(part: BreakPart, accountId: number, securityId: number): string {
  return `${part} ${accountId} ${securityId}`;
}

/** What head office did not deliver for the date, so that it is not compared. */
export function notCompared(store: ReadStore, date: Ymd): ('positions' | 'assets')[] {
  return (['positions', 'assets'] as const).filter((dataset) => !isDelivered(store, dataset, date));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function compareBooks(store: ReadStore, date: Ymd): Comparison {
  const valuer = new Valuer(store, date);
  let numbers: Map<number, string> | null = null;
  const numberOf = (accountId: number): string => {
    numbers ??= accountNumbers(store);
    const number = numbers.get(accountId);
    if (number === undefined) throw new Error(`account ${accountId} is not in the store`);
    return number;
  };
  const positions = isDelivered(store, 'positions', date);
  return {
    date,
    positions,
    assets: isDelivered(store, 'assets', date),
    quantities: positions ? quantities(store, date, numberOf, valuer) : [],
    values: values(store, date, numberOf, valuer),
    valuer,
  };
}

function quantities(
  store: ReadStore,
  date: Ymd,
  numberOf: (accountId: number) => string,
  valuer: Valuer,
): QuantityFound[] {
  const found = holdingDifferences(store, date).map(({ accountId, securityId, bookE2, headE2 }): QuantityFound => {
    const { market, code } = securityOf(valuer.known, securityId);
    return {
      part: 'quantity',
      accountId,
      accountNo: numberOf(accountId),
      securityId,
      market: market as Market,
      code,
      bookE2,
      headE2,
      book: quantityText(bookE2),
      headOffice: quantityText(headE2),
    };
  });
  return found.sort(
    (a, b) => compareText(a.accountNo, b.accountNo) || compareText(a.market, b.market) || compareText(a.code, b.code),
  );
}

function values(store: ReadStore, date: Ymd, numberOf: (accountId: number) => string, valuer: Valuer): AssetFound[] {
  const found: AssetFound[] = [];
  const pair = (part: AssetFound['part'], accountId: number, bookE11: bigint, headE11: bigint): void => {
    const [book, headOffice] = [moneyOf(bookE11), moneyOf(headE11)];
    if (book === headOffice) return;
    found.push({ part, accountId, accountNo: numberOf(accountId), securityId: 0, bookE11, headE11, book, headOffice });
  };
  for (const row of doubtfulValues(store, date)) {
    const value = valuer.holdings(bookHoldings(store, row.account_id));
    if (row.market_value_e4 !== null && value !== null) {
      pair('market_value', row.account_id, value, ofE4(row.market_value_e4));
    }
  }
  for (const row of unevenTotals(store, date)) {
    if (row.cash_e4 === null || row.market_value_e4 === null || row.liability_e4 === null) continue;
    const sum = ofE4(row.cash_e4) + ofE4(row.market_value_e4) - ofE4(row.liability_e4);
    pair('total', row.account_id, sum, ofE4(row.total_asset_e4));
  }
  // The market values come first and the sort keeps the order of equals.
  return found.sort((a, b) => compareText(a.accountNo, b.accountNo));
}

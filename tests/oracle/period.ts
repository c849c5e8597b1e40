// Assets and flows of one client: what stands under profit, returns, turnover and value.
import { addDays, dayBefore } from './calendar.ts';
import type { AssetRow, Facts } from './facts.ts';
import { type Fraction, sum, ZERO } from './fraction.ts';
import { lastPrice } from './priceTable.ts';

export interface Scope {
  readonly facts: Facts;
  readonly clientNo: string;
  readonly accounts: ReadonlySet<string>;
  readonly from: string;
  readonly to: string;
  /** Null: no asset row on or before `to`. May lie after `to`: then the period is empty. */
  readonly fromEffective: string | null;
}

const rowsCache = new WeakMap<Facts, Map<string, AssetRow[]>>();

/** Asset rows of one account by date. */
function assetRows(facts: Facts, accountNo: string): readonly AssetRow[] {
  let cache = rowsCache.get(facts);
  if (!cache) {
    cache = new Map();
    for (const a of facts.assets) {
      const list = cache.get(a.accountNo);
      if (list) list.push(a);
      else cache.set(a.accountNo, [a]);
    }
    for (const list of cache.values()) list.sort((x, y) => (x.date < y.date ? -1 : 1));
    rowsCache.set(facts, cache);
  }
  return cache.get(accountNo) ?? [];
}

/** Last row of each account on or before the day. */
export function lastAssetRows(facts: Facts, accounts: ReadonlySet<string>, on: string): AssetRow[] {
  return [...accounts].flatMap((no) => assetRows(facts, no).findLast((r) => r.date <= on) ?? []);
}

export const assetOn = (facts: Facts, accounts: ReadonlySet<string>, on: string): Fraction =>
  sum(lastAssetRows(facts, accounts, on).map((r) => r.total));

/** Dates on which any of the accounts has a row, ascending. */
export const assetDays = (facts: Facts, accounts: ReadonlySet<string>): string[] =>
  [...new Set([...accounts].flatMap((no) => assetRows(facts, no).map((r) => r.date)))].sort();

export const branchAssetDays = (facts: Facts): string[] => [...new Set(facts.assets.map((r) => r.date))].sort();

export function makeScope(facts: Facts, clientNo: string, from: string, to: string): Scope {
  const accounts = new Set([...facts.accounts.values()].filter((a) => a.clientNo === clientNo).map((a) => a.accountNo));
  const first = assetDays(facts, accounts).find((d) => d <= to);
  const fromEffective = first === undefined ? null : first < from ? from : addDays(first, 1);
  return { facts, clientNo, accounts, from, to, fromEffective };
}

/** The day before the period: what A(start) is taken on. */
export const startOf = (s: Scope): string => dayBefore(s.fromEffective ?? s.from);
export const inPeriod = (s: Scope, date: string): boolean =>
  s.fromEffective !== null && date >= s.fromEffective && date <= s.to;
export const periodAssetDays = (s: Scope): string[] => assetDays(s.facts, s.accounts).filter((d) => inPeriod(s, d));

export interface Flow {
  readonly date: string;
  readonly amount: Fraction;
}

/** External flows of the accounts over all dates: bank rows as signed, transfers at their amount or at that day's close. */
export function externalFlows(facts: Facts, accounts: ReadonlySet<string>): Flow[] {
  const bank = facts.cashFlows
    .filter((f) => accounts.has(f.accountNo) && (f.kind === 'bank_in' || f.kind === 'bank_out'))
    .map((f) => ({ date: f.date, amount: f.amount }));
  const moved = facts.trades
    .filter((t) => accounts.has(t.accountNo) && (t.type === 'transfer_in' || t.type === 'transfer_out'))
    .map((t) => {
      const value = t.amount ?? lastPrice(facts, t.market, t.code, t.date)?.close.times(t.quantity) ?? ZERO;
      return { date: t.date, amount: t.type === 'transfer_in' ? value : value.negated() };
    });
  return [...bank, ...moved].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * What one applied set changed in the facts: the order that the sync gives to the derivation, inside the same
 * transaction. "New" means dated after everything applied before, so that kept state is advanced; everything else is
 * named in rebuildAccounts / rebuildClients and is derived again from facts.
 */
import type { TradeRow } from '../../../src-shared/domain/book/history.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';

/** The trades that a set brought, in the order of their key, while it is applied. */
export interface SortedTrades {
  /** Where the store has no other trades: a folder in which tables on their way may lie. Null: it has others. */
  readonly wholeIn: string | null;
  /** The trades of the accounts up to `lastAccount` that were not given yet, with the account of each. */
  upTo(lastAccount: number, take: (accountId: number, trade: TradeRow) => void): void;
  close(): void;
}

export interface AppliedChange {
  readonly businessDate: Ymd;
  /** The last applied business date before this set; null for the first set of a store. */
  readonly previousAsOf: Ymd | null;
  /** Everything is derived from nothing: the first set, or a revision of it. */
  readonly everything: boolean;
  /** Where they are still at hand, so that they need not be read back; else null. */
  readonly sortedTrades: SortedTrades | null;
  /** Accounts that got trade rows (only rows dated > previousAsOf); none of them may also be in rebuildAccounts' need. */
  readonly newTradeAccounts: ReadonlySet<number>;
  /** Accounts that got cash flow rows dated > previousAsOf. */
  readonly newFlowAccounts: ReadonlySet<number>;
  /** Dates (> previousAsOf) for which asset rows came, ascending. */
  readonly newAssetDates: readonly Ymd[];
  /** Accounts with trade, flow, opening or asset rows that were removed, changed, or are dated ≤ previousAsOf. */
  readonly rebuildAccounts: ReadonlySet<number>;
  /** Clients whose accounts changed hands (both the old and the new client). */
  readonly rebuildClients: ReadonlySet<number>;
  /** Price rows changed or brought for dates ≤ previousAsOf, as [trade_date, security_id]. */
  readonly latePrices: readonly (readonly [Ymd, number])[];
  /** Old and new securities of code changes that were brought, changed or removed. */
  readonly codeSecurities: ReadonlySet<number>;
  /** Securities that are of another kind now: what counts as an order, and how a holding is valued, may change. */
  readonly securityKinds: ReadonlySet<number>;
  /** Dates (> previousAsOf) for which price rows came, ascending. */
  readonly newPriceDates: readonly Ymd[];
}

export type DeriveProgress = (done: number, total: number) => void;

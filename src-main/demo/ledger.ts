/**
 * One account's own truth: cash, holdings, lent repo, debt. Every change of cash or quantity of the demo goes through
 * here and leaves the row that head office would send, so that the files reconcile by construction. An account that
 * would overdraw or oversell is a fault of the generator and throws.
 */
import { valueE4Of } from './decimals.ts';
import type { Account } from './people.ts';
import type { Security } from './universe.ts';

export interface Lot {
  day: number;
  quantityE2: number;
  /** Dividends that the lot has had, 1e-4 yuan a share: the base of the later tax. */
  dividendE4: number;
}

export interface Holding {
  readonly security: Security;
  quantityE2: number;
  /** Bought on `lockedDay`, not to be sold before the next one. */
  lockedE2: number;
  lockedDay: number;
  costFen: number;
  lots: Lot[];
  /** Kept for a corporate event; the habits leave it alone. */
  pinned: boolean;
}

export interface LentRepo {
  readonly security: Security;
  readonly quantityE2: number;
  readonly amountFen: number;
  readonly rateE4: number;
  readonly lentOn: string;
  readonly dueOn: string;
}

export interface TradeRow {
  seconds: number;
  readonly ledger: Ledger;
  readonly security: Security;
  readonly type: string;
  readonly quantityE2: number;
  readonly priceE4: number | null;
  readonly amountFen: number | null;
  readonly commissionFen: number;
  readonly stampDutyFen: number;
  readonly transferFeeFen: number;
  readonly otherFeeFen: number;
  readonly netFen: number;
  readonly channel: string;
}

export interface FlowRow {
  readonly date: string;
  readonly ledger: Ledger;
  readonly kind: string;
  readonly amountFen: number;
  readonly security: Security | null;
  readonly remark: string | null;
}

export class Ledger {
  readonly account: Account;
  cashFen: number;
  liabilityFen = 0;
  readonly holdings = new Map<number, Holding>();
  readonly repos: LentRepo[] = [];
  /** Dividend tax of sold lots, taken from the account on a later morning. */
  readonly taxDueFen = new Map<Security, number>();
  interestBaseFenDays = 0;
  debtBaseFenDays = 0;
  /** Last second of the trading session (0 … 14,399) at which the account dealt today. */
  clock = 0;

  constructor(account: Account, cashFen: number) {
    this.account = account;
    this.cashFen = cashFen;
  }

  holdingOf(security: Security): Holding {
    let holding = this.holdings.get(security.id);
    if (holding === undefined) {
      holding = { security, quantityE2: 0, lockedE2: 0, lockedDay: -1, costFen: 0, lots: [], pinned: false };
      this.holdings.set(security.id, holding);
    }
    return holding;
  }

  moveCash(amountFen: number): void {
    this.cashFen += amountFen;
    if (this.cashFen < 0 || !Number.isSafeInteger(this.cashFen))
      throw new Error(`account ${this.account.accountNo} would hold ${this.cashFen} fen`);
  }

  /** Shares come in: bought, allotted, moved in. `costFen` with fees; day −1: age unknown. */
  receive(security: Security, quantityE2: number, costFen: number, day: number): Holding {
    const holding = this.holdingOf(security);
    holding.quantityE2 += quantityE2;
    holding.costFen += costFen;
    if (holding.lockedDay !== day) {
      holding.lockedDay = day;
      holding.lockedE2 = 0;
    }
    if (!security.sameDay) holding.lockedE2 += quantityE2;
    holding.lots.push({ day, quantityE2, dividendE4: 0 });
    return holding;
  }

  /** Shares leave, oldest lots first; calls back for every lot piece (the dividend tax depends on its age). */
  give(holding: Holding, quantityE2: number, onPiece?: (lot: Lot, pieceE2: number) => void): void {
    if (quantityE2 <= 0 || quantityE2 > holding.quantityE2)
      throw new Error(`account ${this.account.accountNo} would oversell ${holding.security.code}`);
    holding.costFen -= Math.round((holding.costFen * quantityE2) / holding.quantityE2);
    holding.quantityE2 -= quantityE2;
    let leftE2 = quantityE2;
    while (leftE2 > 0) {
      const lot = holding.lots[0];
      if (lot === undefined) throw new Error('lots and quantity differ');
      const pieceE2 = Math.min(lot.quantityE2, leftE2);
      onPiece?.(lot, pieceE2);
      lot.quantityE2 -= pieceE2;
      leftE2 -= pieceE2;
      if (lot.quantityE2 === 0) holding.lots.shift();
    }
    if (holding.quantityE2 === 0) this.holdings.delete(holding.security.id);
  }

  /** Quantity changes without cash: bonus, split (positive) or merge (negative), spread over the lots. */
  scale(holding: Holding, changeE2: number): void {
    const before = holding.quantityE2;
    holding.quantityE2 += changeE2;
    let givenE2 = 0;
    for (const lot of holding.lots) {
      const partE2 = Math.trunc((lot.quantityE2 * changeE2) / before);
      lot.quantityE2 += partE2;
      givenE2 += partE2;
    }
    (holding.lots[0] as Lot).quantityE2 += changeE2 - givenE2;
  }

  sellableE2(holding: Holding, day: number): number {
    return holding.lockedDay === day ? Math.max(0, holding.quantityE2 - holding.lockedE2) : holding.quantityE2;
  }

  /** Value of the holdings in 1e-4 yuan; repo at the amount lent. */
  valueE4(closeE4Of: (security: Security) => number): number {
    let sumE4 = 0;
    for (const holding of this.holdings.values()) sumE4 += valueE4Of(holding.quantityE2, closeE4Of(holding.security));
    for (const repo of this.repos) sumE4 += repo.amountFen * 100;
    return sumE4;
  }
}

// What a branch's drop folder says once every set is applied: rows by dataset, money as exact fractions.
import type { Fraction } from './fraction.ts';

export interface Client {
  readonly clientNo: string;
  readonly name: string | null;
  readonly advisorNo: string | null;
  readonly status: string;
  readonly investorClass: string;
  readonly riskLevel: string | null;
  readonly riskAssessedOn: string | null;
  readonly riskValidUntil: string | null;
  readonly commissionRate: Fraction | null;
}
export interface Account {
  readonly accountNo: string;
  readonly clientNo: string;
}
export interface Security {
  readonly market: string;
  readonly code: string;
  readonly name: string | null;
  readonly kind: string;
  readonly board: string | null;
  readonly industry: string | null;
  readonly riskRating: string | null;
}
export interface Price {
  readonly date: string;
  readonly market: string;
  readonly code: string;
  readonly close: Fraction;
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}
export interface Trade {
  readonly date: string;
  readonly time: string;
  readonly tradeNo: string;
  readonly accountNo: string;
  readonly market: string;
  readonly code: string;
  readonly type: string;
  readonly quantity: Fraction;
  readonly amount: Fraction | null;
  readonly commission: Fraction;
  readonly stampDuty: Fraction;
  readonly transferFee: Fraction;
  readonly otherFee: Fraction;
  readonly channel: string | null;
}
export interface CashFlow {
  readonly date: string;
  readonly flowNo: string;
  readonly accountNo: string;
  readonly kind: string;
  readonly amount: Fraction;
  readonly market: string | null;
  readonly code: string | null;
}
export interface HeadOfficePosition {
  readonly date: string;
  readonly accountNo: string;
  readonly market: string;
  readonly code: string;
  readonly quantity: Fraction;
}
export interface OpeningPosition {
  readonly accountNo: string;
  readonly market: string;
  readonly code: string;
  readonly quantity: Fraction;
  readonly cost: Fraction | null;
}
export interface CodeChange {
  readonly effectiveOn: string;
  readonly market: string;
  readonly oldCode: string;
  readonly newCode: string;
}
export interface AssetRow {
  readonly date: string;
  readonly accountNo: string;
  readonly cash: Fraction | null;
  readonly marketValue: Fraction | null;
  readonly total: Fraction;
  readonly liability: Fraction | null;
}

export interface Facts {
  /** Business date of the last set applied, and of the initial one. */
  readonly asOf: string;
  readonly initialDate: string;
  readonly clients: ReadonlyMap<string, Client>;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly securities: ReadonlyMap<string, Security>;
  readonly prices: readonly Price[];
  /** By date, time, trade number. */
  readonly trades: readonly Trade[];
  /** By date, flow number. */
  readonly cashFlows: readonly CashFlow[];
  readonly positions: readonly HeadOfficePosition[];
  readonly openingPositions: readonly OpeningPosition[];
  /** By effective date, then old code. */
  readonly codeChanges: readonly CodeChange[];
  readonly assets: readonly AssetRow[];
  readonly rejects: readonly Reject[];
}

export interface Reject {
  readonly set: string;
  readonly dataset: string;
  /** 1 = the first data row of the file. */
  readonly row: number;
  readonly column: string;
  readonly why: string;
}

export const securityKey = (market: string, code: string): string => `${market}.${code}`;

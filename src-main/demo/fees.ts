/**
 * Fees of a fill by trade date, in fen, each rounded half up on its own. Rates: contract/formulas.md (stamp duty and
 * transfer fee, stocks only). Commission is the client's rate with the usual minimum of an order.
 */
import { roundHalfUp } from './decimals.ts';

export type SecurityKind = 'stock' | 'etf' | 'fund' | 'bond' | 'convertible' | 'repo' | 'other';

export interface FillFees {
  readonly commissionFen: number;
  readonly stampDutyFen: number;
  readonly transferFeeFen: number;
  readonly otherFeeFen: number;
}

/** First day (inclusive) and rate in 1e-6 of the amount, newest first. */
const STAMP_DUTY_E6: readonly (readonly [string, number])[] = [
  ['2023-08-28', 500],
  ['2008-09-19', 1000],
];
const TRANSFER_FEE_E6: readonly (readonly [string, number])[] = [
  ['2022-04-29', 10],
  ['2015-08-01', 20],
];

/** The rate for a client whose own is not recorded. */
export const DEFAULT_COMMISSION_E6 = 300;
const MINIMUM_COMMISSION_FEN = 500;
/** Bonds and convertibles: 0.005 % and at least 0.10 yuan. */
const BOND_COMMISSION_E6 = 50;
const BOND_MINIMUM_FEN = 10;
/** Order taken at the counter or by telephone. */
const COUNTER_FEE_FEN = 100;

function rateOn(table: readonly (readonly [string, number])[], date: string): number {
  for (const [from, rateE6] of table) if (date >= from) return rateE6;
  return 0;
}

export function feesOf(
  kind: SecurityKind,
  side: 'buy' | 'sell',
  date: string,
  amountFen: number,
  commissionE6: number | null,
  channel: string,
): FillFees {
  const share = (rateE6: number): number => roundHalfUp((amountFen * rateE6) / 1_000_000);
  const bondLike = kind === 'bond' || kind === 'convertible';
  return {
    commissionFen: bondLike
      ? Math.max(BOND_MINIMUM_FEN, share(BOND_COMMISSION_E6))
      : Math.max(MINIMUM_COMMISSION_FEN, share(commissionE6 ?? DEFAULT_COMMISSION_E6)),
    stampDutyFen: kind === 'stock' && side === 'sell' ? share(rateOn(STAMP_DUTY_E6, date)) : 0,
    transferFeeFen: kind === 'stock' ? share(rateOn(TRANSFER_FEE_E6, date)) : 0,
    otherFeeFen: channel === 'counter' ? COUNTER_FEE_FEN : 0,
  };
}

export function feeSumFen(fees: FillFees): number {
  return fees.commissionFen + fees.stampDutyFen + fees.transferFeeFen + fees.otherFeeFen;
}

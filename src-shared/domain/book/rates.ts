/**
 * Statutory rates by date (contract/formulas.md, Book and Turnover; notes on domain § 3.3), as integers of 10^-7.
 * Trades keep the fees of their own row; the table serves the break-even price and the net commission.
 */
import type { Ymd } from '../../kernel/dates.ts';

interface RateStep {
  readonly from: Ymd;
  readonly rateE7: number;
}

/** Stamp duty on sells of stocks: 0.1 % from 2008-09-19, 0.05 % from 2023-08-28. */
const STAMP_DUTY: readonly RateStep[] = [
  { from: 20080919, rateE7: 10_000 },
  { from: 20230828, rateE7: 5_000 },
];
/** Transfer fee of stocks: 0.002 % from 2015-08-01, 0.001 % from 2022-04-29. */
const TRANSFER_FEE: readonly RateStep[] = [
  { from: 20150801, rateE7: 200 },
  { from: 20220429, rateE7: 100 },
];
/** Handling fee (经手费) of stocks, SH and SZ: 0.00487 % from 2015-08-01, 0.00341 % from 2023-08-28. */
const HANDLING_FEE: readonly RateStep[] = [
  { from: 20150801, rateE7: 487 },
  { from: 20230828, rateE7: 341 },
];
/** Handling fee at the Beijing exchange: 0.025 %, 0.0125 % from 2023-08-28. */
const HANDLING_FEE_BJ: readonly RateStep[] = [
  { from: 0, rateE7: 2_500 },
  { from: 20230828, rateE7: 1_250 },
];
/** Regulatory fee (证管费): 0.002 %. */
const REGULATORY_FEE_E7 = 200;

/** The commission rate taken where a client has none (0.03 %). */
export const DEFAULT_COMMISSION_RATE_E9 = 300_000;

function rateAt(steps: readonly RateStep[], date: Ymd): number {
  let rate = 0;
  for (const step of steps) if (date >= step.from) rate = step.rateE7;
  return rate;
}

export function stampDutyE7(kind: string, date: Ymd): number {
  return kind === 'stock' ? rateAt(STAMP_DUTY, date) : 0;
}
export function transferFeeE7(kind: string, date: Ymd): number {
  return kind === 'stock' ? rateAt(TRANSFER_FEE, date) : 0;
}
/** Handling fee 经手费 on buys and sells of stocks; 0 for every other kind. */
export function handlingFeeE7(kind: string, market: string, date: Ymd): number {
  return kind === 'stock' ? rateAt(market === 'BJ' ? HANDLING_FEE_BJ : HANDLING_FEE, date) : 0;
}
/** Regulatory fee 证管费 on buys and sells of stocks; 0 for every other kind. */
export function regulatoryFeeE7(kind: string): number {
  return kind === 'stock' ? REGULATORY_FEE_E7 : 0;
}
/** Both of them. */
export function statutoryE7(kind: string, market: string, date: Ymd): number {
  return handlingFeeE7(kind, market, date) + regulatoryFeeE7(kind);
}

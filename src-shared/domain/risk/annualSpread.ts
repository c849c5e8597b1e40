/**
 * Volatility and Sharpe ratio from sums: √(squares / (n − 1)) × √250 and (mean × 250 − rf) / volatility, the formulas of
 * contract/formulas.md, Returns, for a series that is not kept. Missing below two returns; no Sharpe without a spread.
 */
import { type Figure, missing, ratio } from '../../kernel/figure.ts';
import { TRADING_DAYS } from '../returns/volatility.ts';

/** A spread a year below this is only the rounding of equal returns. */
export const NO_SPREAD = 1e-12;

export function annualSpread(squares: number, n: number): Figure<number> {
  return n < 2 ? missing('too_few') : ratio(Math.sqrt(squares / (n - 1)) * Math.sqrt(TRADING_DAYS));
}

export function annualSharpe(mean: number, squares: number, n: number, riskFree: number): Figure<number> {
  const spread = annualSpread(squares, n);
  if (spread.value === null) return spread;
  if (spread.value < NO_SPREAD) return missing('zero_volatility');
  return ratio((mean * TRADING_DAYS - riskFree) / spread.value);
}

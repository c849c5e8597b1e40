/** Volatility: sample standard deviation of day returns × √250; Sharpe = (mean r · 250 − rf) / volatility. */
import { type Figure, missing, ratio } from '../../kernel/figure.ts';

export const TRADING_DAYS = 250;
/** The risk-free rate a year, a setting. */
export const RISK_FREE = 0.015;

function kept(returns: readonly (number | null)[]): number[] {
  return returns.filter((r): r is number => r !== null);
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}

export function volatility(returns: readonly (number | null)[], periods = TRADING_DAYS): Figure<number> {
  const values = kept(returns);
  if (values.length < 2) return missing('too_few');
  const m = mean(values);
  let squares = 0;
  for (const v of values) squares += (v - m) * (v - m);
  return ratio(Math.sqrt(squares / (values.length - 1)) * Math.sqrt(periods));
}

export function sharpe(
  returns: readonly (number | null)[],
  riskFree = RISK_FREE,
  periods = TRADING_DAYS,
): Figure<number> {
  const spread = volatility(returns, periods);
  if (spread.value === null) return spread;
  // A spread that is only the rounding of equal returns is no spread.
  if (spread.value < 1e-12) return missing('zero_volatility');
  return ratio((mean(kept(returns)) * periods - riskFree) / spread.value);
}

/**
 * Contribution to risk: w·cov(r, r_p) / var(r_p), r_p = Σ w·r the portfolio of today's weights over the common days,
 * w = value / Σ value of the holdings taken. The contributions sum to 1; a negative one lowers the risk. Source: Euler's
 * decomposition of the standard deviation (Litterman 1996). Missing where the portfolio does not move.
 */
import { type Figure, known, missing } from '../../kernel/figure.ts';
import { annualSpread, NO_SPREAD } from './annualSpread.ts';
import { PairSums } from './pairSums.ts';

export interface Contribution {
  /** Share of the holdings taken, by value. */
  readonly weight: number;
  /** Sample covariance of day returns with the portfolio's. */
  readonly covariance: number;
  /** A year. */
  readonly volatility: number;
  readonly share: number;
}
export interface PortfolioRisk {
  readonly parts: readonly Contribution[];
  /** Sample variance of the portfolio's day returns. */
  readonly variance: number;
  /** A year. */
  readonly volatility: number;
  readonly days: number;
}

/** `values` > 0 and `series` of the holdings taken; `days`: places at which every series has a return. */
export function riskContributions(
  values: readonly number[],
  series: readonly Float64Array[],
  days: readonly number[],
): Figure<PortfolioRisk> {
  const n = days.length;
  if (n < 2) return missing('too_few');
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return missing('no_market_value');
  const weights = values.map((value) => value / total);
  const portfolio = days.map((d) =>
    weights.reduce((sum, w, i) => sum + w * ((series[i] as Float64Array)[d] as number), 0),
  );
  const sums = weights.map((_w, i) => {
    const pairs = new PairSums();
    for (let at = 0; at < n; at++) {
      pairs.push(portfolio[at] as number, (series[i] as Float64Array)[days[at] as number] as number);
    }
    return pairs;
  });
  const squares = sums[0]?.squaresX ?? 0;
  const volatility = annualSpread(squares, n).value;
  if (volatility === null || volatility < NO_SPREAD) return missing('zero_volatility');
  return known({
    parts: sums.map((pairs, i) => ({
      weight: weights[i] as number,
      covariance: pairs.products / (n - 1),
      volatility: annualSpread(pairs.squaresY, n).value ?? 0,
      share: ((weights[i] as number) * pairs.products) / squares,
    })),
    variance: squares / (n - 1),
    volatility,
    days: n,
  });
}

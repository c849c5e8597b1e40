/**
 * Beta: cov(r, r_index) / var(r_index) over the days on which both have a return (Sharpe 1963). x is the index, y the
 * other. Missing below 60 pairs, and where the index does not move. No unit: 1.2 = the index moves by 1 %, this by 1.2 %.
 */
import { type Figure, missing, ratio } from '../../kernel/figure.ts';
import { annualSpread, NO_SPREAD } from './annualSpread.ts';
import type { PairSums } from './pairSums.ts';

/** Least number of common days for a beta and for a contribution to risk: about a quarter. */
export const LEAST_DAYS = 60;

export function beta(pairs: PairSums): Figure<number> {
  if (pairs.n < LEAST_DAYS) return missing('too_few');
  const spread = annualSpread(pairs.squaresX, pairs.n).value;
  if (spread === null || spread < NO_SPREAD) return missing('zero_volatility');
  return ratio(pairs.products / pairs.squaresX);
}

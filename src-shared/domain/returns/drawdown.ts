/** Maximum drawdown of the index of day returns, the start (1) included: most negative value, its peak and trough. */
import { isDeeper, TIE } from './returnSums.ts';

export interface Drawdown {
  /** ≤ 0; 0 = the index never fell. */
  readonly value: number;
  /** Positions in the index: 0 = the start, i = after returns[i − 1]; both 0 when value is 0. */
  readonly peak: number;
  readonly trough: number;
}

export function maxDrawdown(returns: readonly (number | null)[]): Drawdown {
  let index = 1;
  let high = 1;
  let highAt = 0;
  let least = 1;
  let worst: Drawdown = { value: 0, peak: 0, trough: 0 };
  for (let i = 0; i < returns.length; i++) {
    const r = returns[i];
    if (r === null) continue;
    index *= 1 + r;
    if (index > high * (1 + TIE)) {
      high = index;
      highAt = i + 1;
    } else {
      const left = index / high;
      if (isDeeper(left, least)) {
        least = left;
        worst = { value: left - 1, peak: highAt, trough: i + 1 };
      }
    }
  }
  return worst;
}

/** Means of sums in E4: exact as money, and as the base of a ratio. */
import { divideRounded, type Exact, exactOfBig } from '../../kernel/exact.ts';
import type { Mean } from '../turnover/turnover.ts';
import { none, type Result, value } from './definition.ts';
import type { AssetSum } from './ground.ts';

const E4_IN_E11 = 10_000_000n;
/** The largest sum that money can hold: 9·10^11 yuan. */
const MOST_E4 = BigInt(Number.MAX_SAFE_INTEGER);

/** sum / days (> 0) in yuan, exact to 10^-11 before anything is rounded to the cent. */
export function meanExact({ sumE4, days }: AssetSum): Exact {
  return exactOfBig(divideRounded(sumE4 * E4_IN_E11, BigInt(days)));
}

export function meanOf({ sumE4, days }: AssetSum): Mean {
  return { sumE4: Number(sumE4), days };
}

/** The sum itself, to be shown; none where the days of a large client add up to more than money holds. */
export function sumExact({ sumE4, days }: AssetSum): Result<Exact> {
  if (days === 0) return none('no_asset_row');
  const magnitude = sumE4 < 0n ? -sumE4 : sumE4;
  return magnitude > MOST_E4 ? none('not_a_number') : value(exactOfBig(sumE4 * E4_IN_E11));
}

/** Means of sums in E4: exact as money, and as the base of a ratio. */
import { divideRounded, type Exact, exactOfBig } from '../../kernel/exact.ts';
import type { Mean } from '../turnover/turnover.ts';
import type { AssetSum } from './ground.ts';

/** sum / days (> 0) in yuan, exact to 10^-11 before anything is rounded to the cent. */
export function meanExact({ sumE4, days }: AssetSum): Exact {
  return exactOfBig(divideRounded(sumE4 * 10_000_000n, BigInt(days)));
}

export function meanOf({ sumE4, days }: AssetSum): Mean {
  return { sumE4: Number(sumE4), days };
}

/**
 * A client's day returns beside those of an index over the same days: x = close(d) / close(d−1) − 1, y = r(d) of
 * contract/formulas.md, d−1 the asset day before. A day that the client's returns skip is in neither; a day for which
 * the index lacks either close is left out and counted.
 */
import type { Ymd } from '../../kernel/dates.ts';
import type { DaySeries } from '../returns/daySeries.ts';
import { PairSums } from './pairSums.ts';

export interface IndexPairs {
  readonly sums: PairSums;
  /** Days with a return of the client and none of the index. */
  readonly leftOut: number;
}

/** Days `first`..`last` of the series (first ≥ 1). `closes`: the index on that very day, any unit; none: undefined. */
export function indexPairs(
  series: DaySeries,
  first: number,
  last: number,
  closes: ReadonlyMap<Ymd, number>,
): IndexPairs {
  const sums = new PairSums();
  let leftOut = 0;
  let before = first > last ? undefined : closes.get(series.days[first - 1] as Ymd);
  for (let i = first; i <= last; i++) {
    const close = closes.get(series.days[i] as Ymd);
    const base = (series.assetE4[i - 1] as number) + (series.flowInE4[i] as number);
    if (base > 0) {
      if (close === undefined || before === undefined || before <= 0) leftOut += 1;
      else sums.push(close / before - 1, ((series.assetE4[i] as number) + (series.flowOutE4[i] as number)) / base - 1);
    }
    before = close;
  }
  return { sums, leftOut };
}

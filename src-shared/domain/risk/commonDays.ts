/**
 * Which holdings a covariance can be taken over, and on which days: those on which every one taken has a return. A
 * holding with fewer than 60 returns of its own is left out; while the days common to the rest are fewer than 60, the
 * one with the fewest returns goes (of equals the last, which is the smallest where they come by value).
 */
import { LEAST_DAYS } from './beta.ts';
import { countMoves } from './dayMoves.ts';

export interface CommonDays {
  /** Places of the series taken, ascending. */
  readonly taken: readonly number[];
  /** Places of the days common to them, ascending; empty when nothing is taken. */
  readonly days: readonly number[];
}

/** Series of one length, NaN where a day has no return. */
export function commonDays(series: readonly Float64Array[], least = LEAST_DAYS): CommonDays {
  const counts = series.map(countMoves);
  const taken = counts.flatMap((count, i) => (count >= least ? [i] : []));
  while (taken.length > 0) {
    const days = daysOf(series, taken);
    if (days.length >= least) return { taken, days };
    const fewest = taken.reduce((worst, i) => ((counts[i] as number) <= (counts[worst] as number) ? i : worst));
    taken.splice(taken.indexOf(fewest), 1);
  }
  return { taken: [], days: [] };
}

function daysOf(series: readonly Float64Array[], taken: readonly number[]): number[] {
  const length = series[taken[0] as number]?.length ?? 0;
  const days: number[] = [];
  for (let d = 0; d < length; d++) {
    if (taken.every((i) => !Number.isNaN((series[i] as Float64Array)[d] as number))) days.push(d);
  }
  return days;
}

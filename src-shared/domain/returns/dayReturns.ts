/**
 * Day returns r(d) = (A(d) + out(d)) / (A(d−1) + in(d)) − 1 over asset days (contract/formulas.md, Returns; GIPS).
 * A day whose denominator is ≤ 0 is skipped and counted.
 */
import type { DaySeries } from './daySeries.ts';

export interface DayReturns {
  /** One a day from `first` to `last`; null = skipped. */
  readonly returns: readonly (number | null)[];
  readonly skipped: number;
}

/** Returns of the days with index first..last of the series; first ≥ 1, because each needs the asset day before. */
export function dayReturns(series: DaySeries, first: number, last: number): DayReturns {
  const returns: (number | null)[] = [];
  let skipped = 0;
  for (let i = first; i <= last; i++) {
    const denominator = series.assetE4[i - 1] + series.flowInE4[i];
    if (denominator <= 0) {
      skipped += 1;
      returns.push(null);
    } else returns.push((series.assetE4[i] + series.flowOutE4[i]) / denominator - 1);
  }
  return { returns, skipped };
}

/** Time-weighted return Π(1 + r) − 1; skipped days leave the index as it is. */
export function timeWeighted(returns: readonly (number | null)[]): number {
  let index = 1;
  for (const r of returns) if (r !== null) index *= 1 + r;
  return index - 1;
}

/** (1 + twr)^(365/days) − 1. */
export function annualised(twr: number, days: number): number {
  return (1 + twr) ** (365 / days) - 1;
}

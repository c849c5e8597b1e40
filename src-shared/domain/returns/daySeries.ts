/** A client's asset days, one array a column: the input of returns and turnover. Money E4. */
import type { Ymd } from '../../kernel/dates.ts';

export interface DaySeries {
  readonly days: readonly Ymd[];
  /** A(d): total assets over all accounts. */
  readonly assetE4: readonly number[];
  /** Null where head office does not give it. */
  readonly marketValueE4: readonly (number | null)[];
  /** Flows that belong to this asset day: those after the asset day before, up to this one. */
  readonly flowInE4: readonly number[];
  readonly flowOutE4: readonly number[];
}

/** Index of the last day ≤ date, or -1. */
export function lastOnOrBefore(days: readonly Ymd[], date: Ymd): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle] <= date) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

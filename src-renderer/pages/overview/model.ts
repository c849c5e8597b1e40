/** What the overview says of a series beyond what the report holds. Pure. */
import type { ClientSeries } from '../../../src-shared/contract/clientCalls.ts';

export interface AssetSummary {
  readonly from: string;
  readonly to: string;
  readonly openingE4: number;
  readonly closingE4: number;
  readonly highE4: number;
  readonly lowE4: number;
}

/** null without asset days. */
export function summariseAssets(series: ClientSeries): AssetSummary | null {
  const first = series.asset_e4[0];
  const last = series.asset_e4.at(-1);
  const from = series.dates[0];
  const to = series.dates.at(-1);
  if (first === undefined || last === undefined || from === undefined || to === undefined) return null;
  let highE4 = first;
  let lowE4 = first;
  for (const value of series.asset_e4) {
    if (value > highE4) highE4 = value;
    if (value < lowE4) lowE4 = value;
  }
  return { from, to, openingE4: first, closingE4: last, highE4, lowE4 };
}

/** An index of 1 at the base as a change: 1.1 → 0.1; a missing value stays missing. */
export function changes(index: readonly (number | null)[]): (number | null)[] {
  return index.map((value) => (value === null ? null : value - 1));
}

/** Places of a percent that tell the marks of the axis apart: few for a wide range, more for a narrow one. */
export function axisPlaces(values: readonly (number | null)[]): number {
  let high = 0;
  let low = 0;
  for (const value of values) {
    if (value === null) continue;
    high = Math.max(high, value);
    low = Math.min(low, value);
  }
  const range = high - low;
  return range >= 0.05 ? 0 : range >= 0.005 ? 1 : 2;
}

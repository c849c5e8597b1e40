/**
 * A histogram about zero: bins of one width on both sides, the outermost open. Losses and gains never share a bin, and
 * what is exactly zero stands in neither, so that the bins below zero add up to the losses and those above to the gains.
 * The width is the next of 1, 2, 3, 5 · 10^k from a fifth of the 90th percentile (nearest rank) of the magnitudes: nine in
 * ten cases lie inside the closed bins. Empty bins at either end are left away, but for the two beside zero.
 */

/** Closed bins on each side; beyond them one open bin. */
export const CLOSED_BINS = 5;
const RANK = 0.9;
/** What is nearer to an edge than this part of a width lies on it: 0.06 / 0.02 is 3. */
const ON_EDGE = 1e-9;
/** Places of an edge; more is the rounding of doubles. */
const PLACES = 12;

/** below: from ≤ v < to; above: from < v ≤ to. Null: open. */
export interface Bin {
  readonly from: number | null;
  readonly to: number | null;
  readonly count: number;
}
export interface SymmetricBins {
  readonly width: number;
  /** Lowest first, without a gap; the two beside zero are always there. */
  readonly bins: readonly Bin[];
  /** Exactly zero. */
  readonly zero: number;
}

/** The least of 1, 2, 3, 5 · 10^k that is not below `value` (> 0). */
export function niceStep(value: number): number {
  const power = Math.floor(Math.log10(value));
  for (const times of [1, 2, 3, 5]) {
    const step = Number(`${times}e${power}`);
    if (step >= value * (1 - ON_EDGE)) return step;
  }
  return Number(`1e${power + 1}`);
}

/** Null where nothing is above or below zero. Values are finite. */
export function symmetricBins(values: readonly number[]): SymmetricBins | null {
  const magnitudes = values
    .map(Math.abs)
    .filter((v) => v > 0)
    .sort((a, b) => a - b);
  if (magnitudes.length === 0) return null;
  const width = niceStep((magnitudes[Math.ceil(magnitudes.length * RANK) - 1] as number) / CLOSED_BINS);
  const below = new Array<number>(CLOSED_BINS + 1).fill(0);
  const above = new Array<number>(CLOSED_BINS + 1).fill(0);
  for (const value of values) {
    if (value === 0) continue;
    const place = Math.max(1, Math.min(CLOSED_BINS + 1, Math.ceil(Math.abs(value) / width - ON_EDGE))) - 1;
    const side = value < 0 ? below : above;
    side[place] = (side[place] as number) + 1;
  }
  const edge = (times: number): number => (times === 0 ? 0 : Number((times * width).toPrecision(PLACES)));
  const bins: Bin[] = [];
  for (let i = CLOSED_BINS; i >= 0; i--) {
    bins.push({ from: i === CLOSED_BINS ? null : edge(-i - 1), to: edge(-i), count: below[i] as number });
  }
  for (let i = 0; i <= CLOSED_BINS; i++) {
    bins.push({ from: edge(i), to: i === CLOSED_BINS ? null : edge(i + 1), count: above[i] as number });
  }
  let first = 0;
  while (first < CLOSED_BINS && bins[first]?.count === 0) first++;
  let end = bins.length;
  while (end > CLOSED_BINS + 2 && bins[end - 1]?.count === 0) end--;
  return { width, bins: bins.slice(first, end), zero: values.length - magnitudes.length };
}

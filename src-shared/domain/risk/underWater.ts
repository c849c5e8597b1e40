/**
 * The drawdown curve: fall of an index below its highest value so far, on every day, ≤ 0; the start (index 1) included.
 * A skipped day (null) repeats the day before. Ratio.
 */
export function underWater(returns: readonly (number | null)[]): number[] {
  const falls = [0];
  let index = 1;
  let high = 1;
  for (const r of returns) {
    if (r !== null) index *= 1 + r;
    if (index > high) high = index;
    falls.push(index / high - 1);
  }
  return falls;
}

/** Deepest fall of such a curve and its last one, ≤ 0; null without any value. */
export function endsOfFalls(
  falls: readonly (number | null)[],
): { readonly deepest: number; readonly last: number } | null {
  const known = falls.filter((fall) => fall !== null);
  const last = known.at(-1);
  return last === undefined ? null : { deepest: known.reduce((low, fall) => Math.min(low, fall), 0), last };
}

/** The same of a series of levels; null stays null and changes nothing. */
export function fallsOf(levels: readonly (number | null)[]): (number | null)[] {
  let high = Number.NEGATIVE_INFINITY;
  return levels.map((level) => {
    if (level === null) return null;
    if (level > high) high = level;
    return high > 0 ? level / high - 1 : null;
  });
}

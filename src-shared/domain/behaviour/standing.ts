/**
 * Where one client stands among the clients of his group with a figure: how many of them are strictly below him, and
 * their median. Equal clients are not below each other, so that "above X of N" stays true where many are equal.
 */

export interface Standing {
  /** Clients of the group with a value, himself among them. */
  readonly n: number;
  /** Of them strictly below him; null where he has no value himself. */
  readonly below: number | null;
  /** Mean of the two in the middle where n is even; null without a value. */
  readonly median: number | null;
}

/** The values there are (NaN = none), least first. */
export function ascending(values: Float64Array): Float64Array {
  return values.filter((v) => !Number.isNaN(v)).sort();
}

/** `own`: NaN = no value; `group`: as `ascending` makes it. */
export function standing(own: number, group: Float64Array): Standing {
  const n = group.length;
  const middle = n >> 1;
  const median =
    n === 0
      ? null
      : n % 2 === 1
        ? (group[middle] as number)
        : ((group[middle - 1] as number) + (group[middle] as number)) / 2;
  return { n, below: Number.isNaN(own) ? null : countBelow(group, own), median };
}

function countBelow(group: Float64Array, own: number): number {
  let low = 0;
  let high = group.length;
  while (low < high) {
    const at = (low + high) >>> 1;
    if ((group[at] as number) < own) low = at + 1;
    else high = at;
  }
  return low;
}

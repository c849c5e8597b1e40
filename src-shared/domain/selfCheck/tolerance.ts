/**
 * Does the profit of record agree with its parts? What of it no part explains (`pnl.unexplained`) is held against what
 * head office's rounding alone can leave.
 *
 * Tolerance in yuan: 0.01 × (1 + asset rows at both ends + positions held at either end). Head office rounds every total
 * and every position's market value to the cent, so each is off by half a cent at most. A total stands at one end: half a
 * cent a row, a whole one is allowed because its parts (cash, liability) are rounded too. A position stands at both ends,
 * half a cent at each. One cent more for the sum itself. What lies within is rounding; what lies beyond is a row, a price
 * or a date. Source: contract/formulas.md, Profit and loss, `unexplained`; docs/decisions.md, The self-check.
 */
import { add, bigE11, type Exact, exact } from '../../kernel/exact.ts';

/** One cent, in units of 10^-4 yuan. */
const CENT_E4 = 100;
export const CENT: Exact = exact(CENT_E4);

export type CheckState = 'holds' | 'fails' | 'unknown';

export interface CheckedRows {
  /** Accounts with an asset row, counted at each end. */
  readonly assetRows: number;
  /** Positions (account and security) held at the one end or the other. */
  readonly positions: number;
}

export function checkTolerance({ assetRows, positions }: CheckedRows): Exact {
  return exact(CENT_E4 * (1 + assetRows + positions));
}

function magnitude(value: Exact): bigint {
  const big = bigE11(value);
  return big < 0n ? -big : big;
}

/** |value| > bound. */
export function isBeyond(value: Exact, bound: Exact): boolean {
  return magnitude(value) > bigE11(bound);
}

/** Equal but for the sign, to the cent. */
export function isSameSize(a: Exact, b: Exact): boolean {
  const difference = magnitude(a) - magnitude(b);
  const cent = bigE11(CENT);
  return difference <= cent && -difference <= cent;
}

/** unknown: there is no profit to check. */
export function checkState(unexplained: Exact | null, tolerance: Exact | null): CheckState {
  if (unexplained === null || tolerance === null) return 'unknown';
  return isBeyond(unexplained, tolerance) ? 'fails' : 'holds';
}

export function sumOfAll(values: readonly Exact[]): Exact {
  return values.reduce(add, exact(0));
}

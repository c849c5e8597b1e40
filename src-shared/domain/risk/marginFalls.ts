/**
 * Days on which the maintenance ratio of a client's margin accounts fell below a bound that it was not below the day before.
 * The bounds are the branch's parameters: what broker and client agreed is not delivered. A day without a ratio (no
 * liability, not delivered) ends the comparison: the next fall is one from there.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { type MarginRow, maintenanceRatio } from './maintenanceRatio.ts';

export type MarginBound = 'notice' | 'call';

export interface MarginFall {
  readonly day: Ymd;
  /** The lower of the bounds that it fell below that day. */
  readonly bound: MarginBound;
  readonly ratio: number;
  readonly limit: number;
}

export function marginFalls(
  /** By day, ascending; the rows of all margin accounts of that day. */
  days: Iterable<readonly [day: Ymd, rows: readonly MarginRow[]]>,
  limits: { readonly notice: number; readonly call: number },
): MarginFall[] {
  const falls: MarginFall[] = [];
  let before: number | null = null;
  for (const [day, rows] of days) {
    const figure = maintenanceRatio(rows);
    const now = figure.value;
    if (now !== null) {
      const crosses = (limit: number): boolean => now < limit && (before === null || before >= limit);
      const bound = crosses(limits.call) ? 'call' : crosses(limits.notice) ? 'notice' : null;
      if (bound !== null) falls.push({ day, bound, ratio: now, limit: limits[bound] });
    }
    before = now;
  }
  return falls;
}

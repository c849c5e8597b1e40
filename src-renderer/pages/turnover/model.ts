/** Turnover by month beside the branch, and the place on the style scale. Pure. */
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { STYLE_BOUNDS } from '../../../src-shared/domain/turnover/turnover.ts';

/** Six-month turnover at which the next style begins, lowest first. */
export const SCALE_BOUNDS: readonly number[] = [...STYLE_BOUNDS].reverse();

type ReportMonth = ClientReport['turnover']['by_month'][number];
type BranchMonth = CallOutput<'branch.turnoverMonths'>[number];

export interface TurnoverMonth extends ReportMonth {
  readonly median: number | null;
  /** Clients behind the median; null where the branch has no such month. */
  readonly clients: number | null;
}

export function joinMonths(months: readonly ReportMonth[], branch: readonly BranchMonth[]): readonly TurnoverMonth[] {
  const byMonth = new Map(branch.map((month) => [month.month, month]));
  return months.map((month) => {
    const median = byMonth.get(month.month);
    return { ...month, median: median?.median ?? null, clients: median?.clients ?? null };
  });
}

/**
 * Place of a turnover on a scale of four equal parts, 0 to 1. Within a part it is linear; the last part, which has no
 * end, closes in on it (its middle is three times its beginning).
 */
export function placeOnScale(turnover: number): number {
  const bounds = [0, ...SCALE_BOUNDS];
  const parts = bounds.length;
  for (let part = 0; part < parts - 1; part++) {
    const low = bounds[part] as number;
    const high = bounds[part + 1] as number;
    if (turnover < high) return (part + Math.max(0, turnover - low) / (high - low)) / parts;
  }
  const last = bounds[parts - 1] as number;
  const beyond = turnover - last;
  return (parts - 1 + beyond / (beyond + 2 * last)) / parts;
}

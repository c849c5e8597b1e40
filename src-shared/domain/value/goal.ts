/**
 * How far a goal is: assets meant for it = share × total assets, over the amount wanted; and the growth a year that is
 * still needed, (amount / reached)^(365 / days) − 1, without further payments. No growth is told within 30 days of the day:
 * a rate a year over a few weeks says nothing.
 */
import { daysBetween, type Ymd } from '../../kernel/dates.ts';

export const LEAST_GOAL_DAYS = 30;
const YEAR = 365;

export interface GoalProgress {
  /** E4, rounded to it. */
  readonly reachedE4: number;
  /** Ratio; null: the amount is 0. */
  readonly progress: number | null;
  /** Ratio a year; null: reached, no day, too near, or nothing there to grow. */
  readonly growthNeeded: number | null;
}

export function goalProgress(
  assetE4: number,
  goal: { readonly share: number; readonly amountE4: number; readonly by: Ymd | null },
  today: Ymd,
): GoalProgress {
  const reachedE4 = Math.round(assetE4 * goal.share);
  if (goal.amountE4 === 0) return { reachedE4, progress: null, growthNeeded: null };
  const progress = reachedE4 / goal.amountE4;
  const days = goal.by === null ? 0 : daysBetween(today, goal.by);
  const isOpen = progress < 1 && reachedE4 > 0 && days >= LEAST_GOAL_DAYS;
  return { reachedE4, progress, growthNeeded: isOpen ? (1 / progress) ** (YEAR / days) - 1 : null };
}

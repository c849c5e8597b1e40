/**
 * What came of a campaign: those who were to be contacted beside those held out. All who were drawn are counted in the group
 * they were drawn into, whether they were reached or not: else it would be the willing beside everybody. Shares with Wilson's
 * interval, their difference with Newcombe's (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10), both of 95 %.
 */

/** Below so many in either group nothing is compared. */
export const LEAST_GROUP = 5;
const Z = 1.959963984540054;

export interface Share {
  /** Who did what was aimed at, of those for whom it is known and who had not done it before. */
  readonly met: number;
  readonly of: number;
}
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Null: of nobody. */
export function wilson({ met, of }: Share): Interval | null {
  if (of === 0) return null;
  const p = met / of;
  const z2 = Z * Z;
  const middle = p + z2 / (2 * of);
  const reach = Z * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return { value: p, low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}

/** Share of the first less that of the second; null: a group is too small. */
export function difference(first: Share, second: Share): Interval | null {
  if (first.of < LEAST_GROUP || second.of < LEAST_GROUP) return null;
  const [a, b] = [wilson(first) as Interval, wilson(second) as Interval];
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/** One client from the draw to the day of comparison, yuan × 10^4. */
export interface Course {
  readonly startE4: number | null;
  readonly nowE4: number | null;
  /** In less out since the draw. */
  readonly netFlowE4: number;
}

export interface Assets {
  /** Clients of whom both ends are known; sums are of these alone. */
  readonly clients: number;
  readonly unknown: number;
  readonly startE4: number;
  readonly nowE4: number;
  readonly netFlowE4: number;
  /** Now ÷ start − 1, and of it what was paid in and out; null: nothing at the start, or too few. */
  readonly change: number | null;
  readonly byFlow: number | null;
  /** The client in the middle; null: too few. */
  readonly median: number | null;
}

export function assetsOf(courses: readonly Course[]): Assets {
  const known = courses.filter(
    (one): one is Course & { startE4: number; nowE4: number } => one.startE4 !== null && one.nowE4 !== null,
  );
  const sum = (of: (one: (typeof known)[number]) => number): number => known.reduce((total, one) => total + of(one), 0);
  const [startE4, nowE4, netFlowE4] = [sum((c) => c.startE4), sum((c) => c.nowE4), sum((c) => c.netFlowE4)];
  const isEnough = known.length >= LEAST_GROUP;
  const changes = known
    .filter(({ startE4: start }) => start > 0)
    .map(({ startE4: start, nowE4: now }) => now / start - 1)
    .sort((a, b) => a - b);
  return {
    clients: known.length,
    unknown: courses.length - known.length,
    startE4,
    nowE4,
    netFlowE4,
    change: isEnough && startE4 > 0 ? nowE4 / startE4 - 1 : null,
    byFlow: isEnough && startE4 > 0 ? netFlowE4 / startE4 : null,
    median: changes.length >= LEAST_GROUP ? middleOf(changes) : null,
  };
}

function middleOf(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

/**
 * How often the warning was right: clients on past days, by the score that they had then and by whether they left. Counts are
 * kept by score, so that every threshold can be asked for. One client on one day is one case.
 */
export interface ScoreCount {
  readonly score: number;
  readonly left: number;
  readonly stayed: number;
}

export interface HitRate {
  /** Warned and left; warned and stayed; not warned and left; not warned and stayed. */
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  /** Of those warned, the share that left; of those who left, the share that was warned. Null: too few cases. */
  readonly precision: number | null;
  readonly recall: number | null;
}

export function hitRate(counts: readonly ScoreCount[], warnFrom: number, leastSample: number): HitRate {
  let [tp, fp, fn, tn] = [0, 0, 0, 0];
  for (const { score, left, stayed } of counts) {
    if (score >= warnFrom) {
      tp += left;
      fp += stayed;
    } else {
      fn += left;
      tn += stayed;
    }
  }
  const least = Math.max(1, leastSample);
  return {
    tp,
    fp,
    fn,
    tn,
    precision: tp + fp < least ? null : tp / (tp + fp),
    recall: tp + fn < least ? null : tp / (tp + fn),
  };
}

export class ScoreTally {
  private readonly counts = new Map<number, { left: number; stayed: number }>();

  add(score: number, hasLeft: boolean): void {
    const count = this.counts.get(score) ?? { left: 0, stayed: 0 };
    if (hasLeft) count.left += 1;
    else count.stayed += 1;
    this.counts.set(score, count);
  }

  /** By score, rising. */
  all(): ScoreCount[] {
    return [...this.counts].sort((a, b) => a[0] - b[0]).map(([score, count]) => ({ score, ...count }));
  }
}

/** Trading days that are looked ahead. */
export const HORIZONS = [20, 60, 120] as const;
/** Months that are walked back through. */
export const WALK_MONTHS = 24;

/** The branch's last asset day of each month, the newest 24 that have `least` asset days after them. Ascending places. */
export function walkPlaces(days: readonly number[], least: number = HORIZONS[0]): number[] {
  const places: number[] = [];
  for (let i = 0; i + least < days.length; i++) {
    const isMonthEnd = Math.floor((days[i] as number) / 100) !== Math.floor((days[i + 1] as number) / 100);
    if (isMonthEnd) places.push(i);
  }
  return places.slice(-WALK_MONTHS);
}

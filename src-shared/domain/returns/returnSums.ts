/**
 * Day returns r(d) = (A(d) + out(d)) / (A(d−1) + in(d)) − 1 of asset days, added up one by one: product, mean and
 * squared deviations (Welford), and the drawdown of the index with the days of its high and low. A day whose
 * denominator is ≤ 0 is skipped and counted; the index stays as it is. Source: contract/formulas.md, Returns; GIPS.
 */
import type { Ymd } from '../../kernel/dates.ts';

/** A fall above this is only the rounding of the product of returns: the index stands at its high. */
export const AT_HIGH = -1e-12;
/** Highs, and what falls leave of them, are equal when they differ by less than this part: the first names the day. */
export const TIE = 1e-12;

/** Whether a fall that leaves `left` of its high is deeper than one that leaves `than`. */
export function isDeeper(left: number, than: number): boolean {
  return left < than - TIE * Math.abs(than);
}

export class ReturnSums {
  /** Asset days with an asset day before them. */
  days = 0;
  skipped = 0;
  index = 1;
  mean = 0;
  squares = 0;
  /** Deepest fall, ≤ 0, and its days. */
  fall = 0;
  peakOn: Ymd;
  troughOn: Ymd;
  /** Asset days since the index last stood at its high; 0: it stands there. */
  underWater = 0;
  /** What the deepest fall leaves of the high: 1 + fall, exact to its own size. */
  private left = 1;
  private high = 1;
  private highOn: Ymd;

  /** `base`: the asset day before the first return, where the index is 1. */
  constructor(base: Ymd) {
    this.highOn = base;
    this.peakOn = base;
    this.troughOn = base;
  }

  get counted(): number {
    return this.days - this.skipped;
  }

  /** Fall of the index below its highest value so far, ≤ 0. */
  get currentFall(): number {
    return this.index / this.high - 1;
  }

  /** Highest value of the index so far, and the first day of it. */
  get highest(): { readonly index: number; readonly on: Ymd } {
    return { index: this.high, on: this.highOn };
  }

  push(day: Ymd, assetE4: number, beforeE4: number, flowInE4: number, flowOutE4: number): number | null {
    this.days += 1;
    const denominator = beforeE4 + flowInE4;
    if (denominator <= 0) {
      this.skipped += 1;
      if (this.underWater > 0) this.underWater += 1;
      return null;
    }
    const r = (assetE4 + flowOutE4) / denominator - 1;
    this.index *= 1 + r;
    const delta = r - this.mean;
    this.mean += delta / this.counted;
    this.squares += delta * (r - this.mean);
    if (this.index > this.high * (1 + TIE)) {
      this.high = this.index;
      this.highOn = day;
    } else {
      const left = this.index / this.high;
      if (isDeeper(left, this.left)) {
        this.left = left;
        this.fall = left - 1;
        this.peakOn = this.highOn;
        this.troughOn = day;
      }
    }
    this.underWater = this.currentFall >= AT_HIGH ? 0 : this.underWater + 1;
    return r;
  }
}

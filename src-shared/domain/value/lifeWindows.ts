/**
 * The windows of value and life cycle (contract/formulas.md): the client's own last n asset days after leaving out the
 * last `skip`; where he has fewer than n + skip, the branch's, with A(d) = 0 before his first row.
 */
import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { LifeFacts } from '../figures/ground.ts';

export interface LifeDay {
  readonly day: Ymd;
  readonly assetE4: number;
}

/** Most days that any window reaches back: 250 before the last 20. */
export const LIFE_DAYS = 270;

/** `own` = the client's asset days, `branch` = the branch's, both newest first, at most LIFE_DAYS. Oldest first. */
export function lifeDays(own: readonly LifeDay[], branch: readonly Ymd[], n: number, skip = 0): LifeDay[] {
  if (own.length >= n + skip) return own.slice(skip, skip + n).reverse();
  const days = branch.slice(skip, skip + n);
  let at = own.length - 1;
  return days.reverse().map((day) => {
    while (at > 0 && (own[at - 1] as LifeDay).day <= day) at -= 1;
    const row = own[at];
    return { day, assetE4: row !== undefined && row.day <= day ? row.assetE4 : 0 };
  });
}

const sum = (days: readonly LifeDay[]): { sumE4: number; days: number } => ({
  sumE4: days.reduce((all, { assetE4 }) => all + assetE4, 0),
  days: days.length,
});

export interface LifeInput {
  readonly own: readonly LifeDay[];
  readonly branch: readonly Ymd[];
  /** Σ flows of [from, to]; null: a transfer has no value. */
  readonly netFlowSince: (from: Ymd) => Exact | null;
  /** Whether there is an order dated ≥ from (and ≤ to). */
  readonly tradedSince: (from: Ymd) => boolean;
  /** Of the 12 calendar months that end with the month of `to`, how many have an order. */
  readonly activeMonths: () => number;
  readonly lastOrderOn: Ymd | null;
  /** lost: A below this on each of the last 20 days (E4). */
  readonly lostBelowE4: number;
}

export function lifeFacts(input: LifeInput): LifeFacts {
  const { own, branch } = input;
  const of = (n: number, skip = 0): LifeDay[] => lifeDays(own, branch, n, skip);
  const last20 = of(20);
  const last60 = of(60);
  const last250 = of(250);
  const peak = of(250, 20);
  return {
    hasAssets: own.length > 0,
    last20: sum(last20),
    last60: sum(last60),
    before60: sum(of(60, 20)),
    emptied: last20.length === 20 && last20.every(({ assetE4 }) => assetE4 < input.lostBelowE4),
    peakE4: peak.length === 0 ? null : Math.max(...peak.map(({ assetE4 }) => assetE4)),
    netFlow20: last20[0] === undefined ? { e4: 0, e11: 0 } : input.netFlowSince(last20[0].day),
    tradedIn60: last60[0] !== undefined && input.tradedSince(last60[0].day),
    tradedIn250: last250[0] !== undefined && input.tradedSince(last250[0].day),
    activeMonths: input.activeMonths(),
    lastOrderOn: input.lastOrderOn,
  };
}

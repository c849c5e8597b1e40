// A client's history by hand: a mark on every day of the branch unless told otherwise.
import type { ChurnGround } from '../../../src-shared/domain/churn/definition.ts';
import type { BranchTime, ChurnHistory } from '../../../src-shared/domain/churn/known.ts';
import { placeOf, SUM_UNIT } from '../../../src-shared/domain/churn/known.ts';
import { TIER_BOUNDS } from '../../../src-shared/domain/value/tier.ts';
import { addDays, type Ymd } from '../../../src-shared/kernel/dates.ts';

export const FIRST: Ymd = 20250101;
/** Yuan × 10^4. */
export const YUAN = 10_000;

/** So many days in a row: what a week is does not matter here. */
export function calendar(n: number): Ymd[] {
  return Array.from({ length: n }, (_, i) => addDays(FIRST, i));
}

export function branchOf(days: readonly Ymd[], recordsFrom: Ymd | null = FIRST): BranchTime {
  return {
    days,
    recordsFrom,
    tierBounds: TIER_BOUNDS,
    norms: { diamond: 30, platinum: 45, gold: 60, growth: 120, basic: 365 },
  };
}

/** `yuan` on each of `days`. */
export function historyOf(
  days: readonly Ymd[],
  yuan: (at: number) => number,
  rest: Partial<ChurnHistory> = {},
): ChurnHistory {
  let sum = 0;
  const marks = days.map((_, i) => {
    const assetE4 = yuan(i) * YUAN;
    sum += assetE4;
    return { ordinal: i + 1, assetE4, sumHigh: Math.floor(sum / SUM_UNIT), sumLow: sum % SUM_UNIT };
  });
  return {
    markAt: (day) => marks[placeOf(days, day)] ?? null,
    flows: [],
    movedOut: [],
    orders: () => ({ days: 0, last: null }),
    contacts: [],
    complaints: [],
    ...rest,
  };
}

/** Orders as a list of days answers them. */
export function ordersOn(days: readonly Ymd[]): ChurnHistory['orders'] {
  return (from, to) => {
    const own = days.filter((day) => day >= from && day <= to);
    return { days: own.length, last: own.at(-1) ?? null };
  };
}

/** A gold client with whom all is well. */
export function groundWith(part: Partial<ChurnGround>): ChurnGround {
  const mean = { sumE4: 60 * 1_000_000 * YUAN, days: 60 };
  return {
    on: 20260930,
    assetE4: 1_000_000 * YUAN,
    last20: { sumE4: 20 * 1_000_000 * YUAN, days: 20 },
    before20: mean,
    before60: mean,
    net20: { e4: 0, e11: 0 },
    net60: { e4: 0, e11: 0 },
    net250: { e4: 0, e11: 0 },
    stretches: [{ e4: 1, e11: 0 }],
    movedOut: 0,
    orders: { since: 1, days: 50, of: 250 },
    hasRecords: true,
    lastContact: 20260925,
    contactNorm: 60,
    openComplaints: 0,
    ...part,
  };
}

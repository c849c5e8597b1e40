/**
 * Concentration and position ratio at several days: the figures behaviour.top1, top3, hhi and position_ratio, whose
 * value at the end of a period is that of its last day here. One security over all accounts; repo at cost; positions
 * without a close stand outside, and are counted.
 */
import { lastOfMonth, monthOf, nextMonth, type Ymd } from '../../kernel/dates.ts';
import { add, type Exact, toYuan, ZERO } from '../../kernel/exact.ts';
import { type Figure, known, missing, ratio } from '../../kernel/figure.ts';
import type { SecurityInfo } from '../book/history.ts';
import type { HeldOn } from '../book/holdingsAt.ts';
import { holdingValue } from '../profit/period.ts';
import { type Concentration, concentration } from './concentration.ts';

export interface Spread {
  readonly value: Exact;
  readonly securities: number;
  readonly unpriced: number;
  readonly weights: Figure<Concentration>;
  readonly positionRatio: Figure<number>;
}

/** The last day of each calendar month in [from, to]; `to` itself where it cuts a month. */
export function monthEnds(from: Ymd, to: Ymd): Ymd[] {
  const ends: Ymd[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) {
    ends.push(Math.min(lastOfMonth(month), to));
  }
  return ends;
}

/** `held`: every account's holdings that day; `totalE4`: A of that day, null without one. */
export function spreadOn(
  held: readonly HeldOn[],
  security: (securityId: number) => SecurityInfo,
  closeOn: (securityId: number) => number | null,
  totalE4: number | null,
): Spread {
  const bySecurity = new Map<number, number>();
  let value = ZERO;
  let unpriced = 0;
  for (const holding of held) {
    const { securityId } = holding;
    const own = holdingValue(holding, security(securityId), closeOn(securityId));
    if (own === null) {
      unpriced += 1;
      continue;
    }
    value = add(value, own);
    bySecurity.set(securityId, (bySecurity.get(securityId) ?? 0) + toYuan(own));
  }
  const weights = concentration([...bySecurity.values()]);
  return {
    value,
    securities: bySecurity.size,
    unpriced,
    weights: weights === null ? missing('no_market_value') : known(weights),
    positionRatio: ratioOf(value, totalE4),
  };
}

function ratioOf(value: Exact, totalE4: number | null): Figure<number> {
  if (totalE4 === null) return missing('no_asset_row');
  return totalE4 <= 0 ? missing('denominator_not_positive') : ratio(toYuan(value) / (totalE4 / 10_000));
}

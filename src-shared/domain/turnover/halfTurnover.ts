/**
 * The same period with half the order volume, as arithmetic: at the client's own effective rates the fees of orders (buy
 * and sell rows that are not repo) are half of what they were; fees of other rows stay. Nothing but the fees changes:
 * what the other half of the orders earned or lost is left as it was, so this says what turnover costs and not what
 * would have happened. Yuan; half of the fees is rounded to the cent, half away from zero, and everything else follows
 * from it, so that the lines add up as they are shown.
 */
import { add, type Exact, exact, roundTo, share, subtract, toYuan } from '../../kernel/exact.ts';
import { type Figure, missing, ratio } from '../../kernel/figure.ts';
import { MINIMUM_BASE_E4 } from './turnover.ts';

export interface FeesOfPeriod {
  /** Σ amount of orders, E4. */
  readonly volumeE4: number;
  /** Σ of the four fee columns, of orders and of all other rows, E4. */
  readonly orderFeesE4: number;
  readonly otherFeesE4: number;
  /** Mean of A(d), E4; null without an asset day. */
  readonly meanAssetE4: number | null;
  /** Profit of the period; null with its reason where there is none. */
  readonly pnl: Exact | null;
}

export interface HalfTurnover {
  readonly volume: Exact;
  /** Fees of orders over their amount. */
  readonly rate: number;
  readonly fees: Exact;
  /** What would have been paid, and how much less that is. */
  readonly feesHalf: Exact;
  readonly saved: Exact;
  /** saved / mean A. */
  readonly savedShare: Figure<number>;
  readonly pnlHalf: Exact | null;
}

const CENT_E4 = 100;

/** Null without an order amount. */
export function halfTurnover(period: FeesOfPeriod): HalfTurnover | null {
  const { volumeE4, orderFeesE4, otherFeesE4, meanAssetE4, pnl } = period;
  if (!(volumeE4 > 0)) return null;
  const half = exact(roundTo(share(exact(orderFeesE4), 1, 2), 2) * CENT_E4);
  return {
    volume: share(exact(volumeE4), 1, 2),
    rate: orderFeesE4 / volumeE4,
    fees: exact(orderFeesE4 + otherFeesE4),
    feesHalf: subtract(exact(orderFeesE4 + otherFeesE4), half),
    saved: half,
    savedShare: shareOfMean(toYuan(half) * 10_000, meanAssetE4),
    pnlHalf: pnl === null ? null : add(pnl, half),
  };
}

/** An amount (E4) over mean assets, with the same least base as turnover. */
export function shareOfMean(amountE4: number, meanAssetE4: number | null): Figure<number> {
  if (meanAssetE4 === null) return missing('no_asset_row');
  return meanAssetE4 < MINIMUM_BASE_E4 ? missing('base_too_small') : ratio(amountE4 / meanAssetE4);
}

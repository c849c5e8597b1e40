/** Windows of value and life cycle of one client at any date, looked up for him alone. */
import type { LifeFacts } from '../../../src-shared/domain/figures/ground.ts';
import { LIFE_DAYS, lifeFacts } from '../../../src-shared/domain/value/lifeWindows.ts';
import { addMonths, firstOfMonth, monthOf, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { lastAssets } from './daySeries.ts';
import { netFlowBetween } from './flows.ts';

export interface LifeQuestion {
  readonly clientId: number;
  /** Dates of his orders up to `to`, in no order. */
  readonly orderDates: readonly Ymd[];
  readonly to: Ymd;
  /** The branch's last asset days, newest first. */
  readonly branchDays: readonly Ymd[];
  /** lost: A below this many yuan. */
  readonly lostBelow: number;
}

export function lastOf(dates: readonly Ymd[]): Ymd | null {
  return dates.length === 0 ? null : dates.reduce((a, b) => Math.max(a, b));
}

export function lifeOf(store: Store, question: LifeQuestion): LifeFacts {
  const { clientId, orderDates, to, branchDays, lostBelow } = question;
  const lastOrderOn = lastOf(orderDates);
  return lifeFacts({
    own: lastAssets(store, clientId, to, LIFE_DAYS),
    branch: branchDays,
    netFlowSince: (from) => netFlowBetween(store, clientId, from, to),
    tradedSince: (from) => lastOrderOn !== null && lastOrderOn >= from,
    activeMonths: () => {
      const first = monthOf(addMonths(firstOfMonth(monthOf(to)), -11));
      return new Set(orderDates.map(monthOf).filter((month) => month >= first)).size;
    },
    lastOrderOn,
    lostBelowE4: lostBelow * 10_000,
  });
}

/** Whether an applied set can be taken back now, and how many later dates that would touch. */
import type { SetFindings } from '../../src-shared/contract/syncPageCalls.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import { loadDeliveries } from '../store/facts/deliveries.ts';
import type { ReadStore } from '../store/open.ts';
import { datesAfter } from '../store/queries/syncDeliveries.ts';
import { takeBackCode } from '../sync/takingBack/canTakeBack.ts';

type TakingBack = Pick<SetFindings, 'delivery_id' | 'kept_because' | 'later_dates'>;

export const NOTHING_TO_TAKE_BACK: TakingBack = { delivery_id: null, kept_because: null, later_dates: 0 };

export function takingBack(store: ReadStore, businessDate: Ymd, revision: number): TakingBack {
  const deliveries = loadDeliveries(store);
  const own = deliveries.find((row) => row.business_date === businessDate && row.revision === revision);
  const later_dates = datesAfter(store, businessDate);
  // Taken back since: the history remembers it, the store does not.
  if (own === undefined) return { delivery_id: null, kept_because: 'not_found', later_dates };
  const kept_because = takeBackCode(store, deliveries, own);
  return { delivery_id: kept_because === null ? own.delivery_id : null, kept_because, later_dates };
}

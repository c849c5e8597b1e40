/** What each of the largest holdings loses at its price limit on the next trading day. */
import type { RiskHolding } from '../../../src-shared/contract/riskCalls.ts';
import { tradingDayAfter, tradingDaysAfter } from '../../../src-shared/domain/calendar/tradingDays.ts';
import { limitLoss, limitPriceE4, tickE4 } from '../../../src-shared/domain/risk/limitDown.ts';
import { priceLimit } from '../../../src-shared/domain/risk/priceLimits.ts';
import { addDays, dateText, daysBetween, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { toYuan } from '../../../src-shared/kernel/exact.ts';
import { moneyText, priceText } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../../store/open.ts';
import { listedOn } from '../../store/queries/listedOn.ts';
import type { RiskLine } from './holdings.ts';

/** Holdings of the limit-down table. */
export const LIMIT_ROWS = 10;
/** Calendar days after its listing in which a security may still be without a limit (holidays included). */
const FRESH_DAYS = 40;

export interface LimitDay {
  readonly to: Ymd;
  readonly next: Ymd;
}

export function limitDay(to: Ymd): LimitDay {
  return { to, next: tradingDayAfter(to) };
}

export function limitOfLine(
  store: ReadStore,
  { info, quantityE2, closeE4, value }: RiskLine,
  { to, next }: LimitDay,
  totalYuan: number | null,
): Pick<RiskHolding, 'limit' | 'limit_reason'> {
  if (info.kind === 'repo') return { limit: null, limit_reason: 'cash_like' };
  if (closeE4 === null || value === null) return { limit: null, limit_reason: 'no_price' };
  const listed = listedOn(store, info.securityId);
  const isFresh = listed !== null && listed <= to && daysBetween(listed, to) <= FRESH_DAYS;
  const limit = priceLimit(
    info,
    next,
    isFresh ? { on: listed, days: tradingDaysAfter(addDays(listed, -1), to) } : null,
  );
  if (limit === null) return { limit: null, limit_reason: 'no_price_limit' };
  const limitE4 = limitPriceE4(closeE4, limit.percent, tickE4(info.kind));
  const loss = limitLoss(quantityE2, closeE4, limitE4);
  return {
    limit: {
      rule: limit.rule,
      percent: limit.percent,
      since: dateText(limit.since),
      on: dateText(next),
      limit_price: priceText(limitE4),
      loss: moneyText(loss),
      loss_share: totalYuan === null || totalYuan <= 0 ? null : toYuan(loss) / totalYuan,
    },
    limit_reason: null,
  };
}

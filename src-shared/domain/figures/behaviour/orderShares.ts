/** What the shares of the order amount have in common: the amounts and the terms. */
import { exact } from '../../../kernel/exact.ts';
import { entry, none, type Result, type Term, value, type Words } from '../definition.ts';
import { type Ground, periodGap } from '../ground.ts';
import { volume } from '../turnover/volume.figure.ts';
import { overPeriod } from './overPeriod.ts';

export type ShareKey = 'byChannel' | 'byIndustry' | 'byBoard';

export const ORDERS: Words = { zh: '买卖成交笔数', en: 'orders' };

/** An order without a key counts in V alone. */
export const SHARE_SYMBOLS = 'Vₖ / V (Σ Vₖ ≤ V)';

/** `withKey`: the amount of the orders that have one. */
export function shareTerms(key: ShareKey, withKey: Words): Term[] {
  return [
    { symbol: 'V', figure: entry(volume) },
    {
      symbol: 'Σ Vₖ',
      name: withKey,
      unit: 'money',
      value: (ground) =>
        overPeriod(ground, (habits) => exact([...habits[key].values()].reduce((sum, amountE4) => sum + amountE4, 0))),
    },
  ];
}

/** Amount by key over the amount of all orders; n: the orders. */
export function orderShares({ period, habits }: Ground, key: ShareKey): Result<ReadonlyMap<string, number>> {
  const gap = periodGap(period);
  if (gap !== null) return none(gap);
  const { orders: n, orderAmountE4 } = habits;
  // Nothing to share, and nothing missing.
  if (orderAmountE4 === 0) return value(new Map(), { n });
  return value(new Map([...habits[key]].map(([k, amountE4]) => [k, amountE4 / orderAmountE4])), { n });
}

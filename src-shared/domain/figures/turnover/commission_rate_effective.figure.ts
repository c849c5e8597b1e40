/** Effective commission rate: Σ commission / Σ amount of orders. A plain number, shown per mille; null without volume. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, entry, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { commissionColumn, tradeRows } from '../rows.ts';
import { inPeriod, ORDERS, TURNOVER_SOURCE } from './turnoverTerms.ts';
import { volume } from './volume.figure.ts';

export const commissionRateEffective = defineFigure({
  path: 'turnover.commission_rate_effective',
  unit: 'permille',
  name: { zh: '实际佣金率', en: 'Effective commission rate' },
  meaning: { zh: '买卖成交的佣金除以成交额。', en: 'Commission of the orders over their amount.' },
  symbols: 'Ko / V',
  terms: [
    {
      symbol: 'Ko',
      name: { zh: '买卖成交的佣金', en: 'Commission of orders' },
      unit: 'money',
      value: (ground) => inPeriod(ground, () => value(exact(ground.book.orderCommissionE4))),
      rows: (source) =>
        tradeRows(
          { zh: '买卖成交及佣金', en: 'Orders with their commission' },
          source.periodTrades().filter((trade) => trade.isOrder),
          [commissionColumn],
        ),
    },
    { symbol: 'V', figure: entry(volume) },
  ],
  source: TURNOVER_SOURCE,
  conventions: [
    { zh: '分子与分母是同一批买卖成交，不含回购。', en: 'The same rows above and below: orders, repo left out.' },
  ],
  sample: { of: ORDERS, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { volumeE4, orderCommissionE4 } = ground.book;
    return volumeE4 === 0 ? none('no_volume') : quotient(orderCommissionE4 / volumeE4, { n: ground.habits.orders });
  },
});

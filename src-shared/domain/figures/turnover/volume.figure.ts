/** Volume: Σ amount of buy and sell rows that are not repo. Yuan, exact. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { tradeRows } from '../rows.ts';
import { ORDERS, TURNOVER_SOURCE } from './turnoverTerms.ts';

export const volume = defineFigure({
  path: 'turnover.volume',
  unit: 'money',
  name: { zh: '成交额', en: 'Volume' },
  meaning: {
    zh: '期间买入与卖出成交金额之和，不含回购。',
    en: 'Sum of the amounts of buy and sell rows, repo left out.',
  },
  symbols: 'V = Σ amount',
  terms: [],
  source: TURNOVER_SOURCE,
  conventions: [
    {
      zh: '只计买入与卖出；新股中签、配股、赎回、回购、转托管不计。',
      en: 'Buy and sell rows only: no allotments, rights, redemptions, repo or transfers.',
    },
  ],
  sample: { of: ORDERS, minimum: null },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(exact(ground.book.volumeE4), { n: ground.habits.orders });
  },
  rows: (source) =>
    tradeRows(
      { zh: '期间的买卖成交（不含回购）', en: 'Buy and sell rows of the period, repo left out' },
      source.periodTrades().filter((trade) => trade.isOrder),
    ),
});

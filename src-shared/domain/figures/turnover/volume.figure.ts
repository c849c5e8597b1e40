/** Volume: Σ amount of buy and sell rows that are not repo. Yuan, exact. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { tradeRows } from '../rows.ts';

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
  source: 'contract/formulas.md, Turnover \u5468\u8f6c\u7387',
  sample: { of: { zh: '买卖成交笔数', en: 'orders' }, minimum: null },
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

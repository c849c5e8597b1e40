/** Commission: Σ commission of every trade row. Yuan. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { commissionColumn, tradeRows } from '../rows.ts';

export const commission = defineFigure({
  path: 'turnover.commission',
  unit: 'money',
  name: { zh: '佣金', en: 'Commission' },
  meaning: { zh: '期间全部成交的佣金之和。', en: 'Commission of every trade row.' },
  symbols: 'K = Σ commission',
  terms: [],
  source: 'contract/formulas.md, Turnover \u5468\u8f6c\u7387',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(exact(ground.book.commissionE4));
  },
  rows: (source) =>
    tradeRows({ zh: '期间的全部成交', en: 'All trade rows of the period' }, source.periodTrades(), [commissionColumn]),
});

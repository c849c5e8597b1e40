/** Commission: Σ commission of every trade row. Yuan. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { commissionColumn, tradeRows } from '../rows.ts';
import { TURNOVER_SOURCE } from './turnoverTerms.ts';

export const commission = defineFigure({
  path: 'turnover.commission',
  unit: 'money',
  name: { zh: '佣金', en: 'Commission' },
  meaning: { zh: '期间全部成交的佣金之和。', en: 'Commission of every trade row.' },
  symbols: 'K = Σ commission',
  terms: [],
  source: TURNOVER_SOURCE,
  conventions: [{ zh: '包括回购与转托管等全部成交行的佣金。', en: 'Of every kind of row, repo and transfers too.' }],
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(exact(ground.book.commissionE4));
  },
  rows: (source) =>
    tradeRows(
      { zh: '有佣金的成交', en: 'Trade rows with commission' },
      source.periodTrades().filter((trade) => trade.row.commissionE4 !== 0),
      [commissionColumn],
    ),
});

/** All fees 交易费用: the four fee columns of every trade row of the period, transfers and repo too. Yuan. */

import { exact } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { tradeRows } from '../rows.ts';

export const fees = defineFigure({
  path: 'pnl.fees',
  unit: 'money',
  name: { zh: '交易费用', en: 'All fees' },
  meaning: {
    zh: '期间每笔成交的佣金、印花税、过户费与其他费用之和。',
    en: 'Commission, stamp duty, transfer fee and other fee of every trade row.',
  },
  symbols: 'Σ (commission + stamp_duty + transfer_fee + other_fee)',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(exact(ground.book.feesE4));
  },
  rows: (source) =>
    tradeRows(
      { zh: '有费用的成交', en: 'Trade rows with fees' },
      source.periodTrades().filter((trade) => trade.row.feesE4 !== 0),
    ),
});

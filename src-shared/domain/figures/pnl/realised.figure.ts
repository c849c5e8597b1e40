/** Realised 已实现盈亏 of the period. Yuan, exact; see contract/formulas.md, Profit and loss. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { leftOutOf } from '../leftOut.ts';
import { realisedColumn, tradeRows } from '../rows.ts';

export const realised = defineFigure({
  path: 'pnl.realised',
  unit: 'money',
  name: { zh: '已实现盈亏', en: 'Realised' },
  meaning: {
    zh: '卖出、赎回与回购到期所实现的盈亏：成交额减费用减结转成本。',
    en: 'What closing rows realised: amount less fees less the cost carried out.',
  },
  symbols: 'Σ (amount − fees − K·q/Q)',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  leftOut: { zh: '成本未知的平仓成交，未计入', en: 'closing rows of unknown cost, left out' },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.book.realised, leftOutOf(ground.book.realisedLeftOut));
  },
  rows: (source) =>
    tradeRows(
      { zh: '结转盈亏的成交', en: 'Closing rows' },
      source.periodTrades().filter((trade) => trade.realised !== null),
      [realisedColumn],
    ),
});

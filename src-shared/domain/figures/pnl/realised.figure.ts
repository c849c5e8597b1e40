/** Realised 已实现盈亏: Σ amount − fees − K·q/Q over sell, redeem and repo_return rows. Yuan; unknown cost is left out. */
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
  conventions: [
    {
      zh: 'K、Q 为成交前的持仓成本与数量，q 为成交数量：按移动加权成本结转；超出持仓的卖出结转全部成本。',
      en: 'K and Q are cost and quantity held before the row, q its quantity: moving-average cost; a sale of more than is held carries all the cost out.',
    },
  ],
  leftOut: { zh: '成本未知的平仓成交，未计入', en: 'closing rows of unknown cost, left out' },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.book.realised, leftOutOf(ground.book.realisedLeftOut));
  },
  rows: (source) =>
    tradeRows(
      { zh: '结转盈亏的成交', en: 'Closing rows' },
      source.periodTrades().filter((trade) => trade.realised !== null || trade.unknown),
      [realisedColumn],
    ),
});

/** Net commission: commission − handling fee − regulatory fee of buy and sell amounts of stocks, rates by date. Yuan. */

import { exact, isZero, subtract } from '../../../kernel/exact.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { tradeRows } from '../rows.ts';
import { statutoryColumn } from '../statutoryColumn.ts';
import { commission } from './commission.figure.ts';
import { inPeriod, TURNOVER_SOURCE } from './turnoverTerms.ts';

export const netCommission = defineFigure({
  path: 'turnover.net_commission',
  unit: 'money',
  name: { zh: '净佣金', en: 'Net commission' },
  meaning: {
    zh: '佣金减去买卖股票成交应缴的经手费与证管费。',
    en: 'Commission less handling and regulatory fee of orders in stocks.',
  },
  symbols: 'K − S',
  terms: [
    { symbol: 'K', figure: entry(commission) },
    {
      symbol: 'S',
      name: { zh: '经手费与证管费', en: 'Handling and regulatory fees' },
      unit: 'money',
      value: (ground) => inPeriod(ground, () => value(ground.book.statutory)),
      rows: (source) =>
        tradeRows(
          { zh: '应缴经手费与证管费的成交', en: 'Orders in stocks with their statutory fees' },
          source.periodTrades().filter((trade) => !isZero(trade.statutory)),
          [statutoryColumn],
        ),
    },
  ],
  source: TURNOVER_SOURCE,
  conventions: [
    {
      zh: '经手费：沪深 0.00487%，2023-08-28 起 0.00341%；北交所 0.025%，此后 0.0125%；证管费 0.002%。仅股票。',
      en: 'Handling fee: SH and SZ 0.00487 %, from 2023-08-28 0.00341 %; BJ 0.025 %, then 0.0125 %; regulatory fee 0.002 %. Stocks only.',
    },
  ],
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(subtract(exact(ground.book.commissionE4), ground.book.statutory));
  },
});

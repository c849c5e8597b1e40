/** Volatility: sample standard deviation of day returns × √250; null below two returns. */

import { TRADING_DAYS } from '../../returns/volatility.ts';
import { defineFigure, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const volatility = defineFigure({
  path: 'returns.volatility',
  unit: 'ratio',
  name: { zh: '年化波动率', en: 'Volatility' },
  meaning: {
    zh: '日收益率的样本标准差 × √250。',
    en: 'Sample standard deviation of the day returns, brought to a year of 250 days.',
  },
  symbols: 'σ = s · √250',
  terms: [
    {
      symbol: 's',
      name: { zh: '日收益率的样本标准差', en: 'Sample standard deviation of day returns' },
      unit: 'ratio',
      value: ({ returns }) =>
        returns.counted < 2 ? none('too_few') : value(Math.sqrt(returns.squares / (returns.counted - 1))),
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  sample: { of: { zh: '计入的资产日', en: 'asset days counted' }, minimum: 2 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    const { counted: n, squares } = ground.returns;
    return n < 2 ? none('too_few', { n }) : quotient(Math.sqrt((squares / (n - 1)) * TRADING_DAYS), { n });
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

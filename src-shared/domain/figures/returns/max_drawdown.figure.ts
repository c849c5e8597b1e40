/** Maximum drawdown of the index of day returns, ≤ 0; 0 = the index never fell. */
import { defineFigure, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const maxDrawdown = defineFigure({
  path: 'returns.max_drawdown',
  unit: 'ratio',
  name: { zh: '最大回撤', en: 'Maximum drawdown' },
  meaning: {
    zh: '收益指数从此前高点的最大跌幅，期初计入。',
    en: 'The deepest fall of the index of day returns from a high before it, the start included.',
  },
  symbols: 'min (I / max I − 1)',
  terms: [
    {
      symbol: 'I',
      name: { zh: '期末收益指数（期初为 1）', en: 'Index at the end (1 at the start)' },
      unit: 'number',
      value: ({ returns }) => value(returns.index),
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  sample: { of: { zh: '计入的资产日', en: 'asset days counted' }, minimum: null },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    if (ground.returns.counted === 0) return none('no_day_return');
    return quotient(ground.returns.fall, { n: ground.returns.counted });
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

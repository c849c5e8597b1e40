/** Maximum drawdown of the index of day returns, the start included, ≤ 0; 0: the index never fell. Source: formulas.md. */
import { defineFigure, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const maxDrawdown = defineFigure({
  path: 'returns.max_drawdown',
  unit: 'ratio',
  name: { zh: '最大回撤', en: 'Max drawdown' },
  meaning: {
    zh: '收益指数从此前高点的最大跌幅，期初计入。',
    en: 'The deepest fall of the index of day returns from a high before it, the start included.',
  },
  symbols: 'MDD = I(L) / I(H) − 1',
  terms: [
    {
      symbol: 'I',
      name: {
        zh: '收益指数 I(d) = Π(1 + r)，期初为 1；此处为期末值',
        en: 'Index I(d) = Π(1 + r), 1 at the start; here at the end',
      },
      unit: 'number',
      value: ({ returns }) => (returns.counted === 0 ? none('no_day_return') : value(returns.index)),
    },
    {
      symbol: 'H',
      name: { zh: '最大回撤高点日', en: 'Day of the high' },
      unit: 'date',
      value: ({ returns }) => (returns.fall === 0 ? none('no_drawdown') : value(returns.peakOn)),
    },
    {
      symbol: 'L',
      name: { zh: '最大回撤低点日', en: 'Day of the low' },
      unit: 'date',
      value: ({ returns }) => (returns.fall === 0 ? none('no_drawdown') : value(returns.troughOn)),
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  conventions: [
    {
      zh: 'H 是 L 之前指数最高的一日，L 取跌幅最深的一日；同样深的取最早一日。期初前最近的资产日算作一个点。',
      en: 'H is the day of the highest index before L, L the day of the deepest fall, the first of equally deep ones. The asset day before the period counts as a point.',
    },
  ],
  sample: { of: { zh: '计入的资产日', en: 'asset days counted' }, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    if (ground.returns.counted === 0) return none('no_day_return', { n: 0 });
    return quotient(ground.returns.fall, { n: ground.returns.counted });
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

/** TWR = Π(1 + r) − 1 over the asset days of the period. A plain number; skipped days leave the index as it is. */
import { defineFigure, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const twr = defineFigure({
  path: 'returns.twr',
  unit: 'ratio',
  name: { zh: '时间加权收益率', en: 'Time-weighted return' },
  meaning: {
    zh: '各资产日收益率连乘，不受资金进出影响。',
    en: 'Day returns linked: what the assets earned, whatever came in or went out.',
  },
  symbols: 'TWR = Π (1 + r) − 1',
  terms: [
    {
      symbol: 'r',
      name: { zh: '日收益率的个数', en: 'Day returns' },
      unit: 'count',
      value: ({ returns }) => value(returns.counted),
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  conventions: [
    {
      zh: 'r = (当日资产 + 当日流出) ÷ (前一资产日资产 + 当日流入) − 1；分母不大于 0 的日子跳过。',
      en: 'r = (A(d) + out) / (A(d\u22121) + in) \u2212 1; a day whose denominator is not above 0 is skipped.',
    },
  ],
  sample: { of: { zh: '计入的资产日', en: 'asset days counted' }, minimum: null },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    if (ground.returns.counted === 0) return none('no_day_return');
    return quotient(ground.returns.index - 1, { n: ground.returns.counted });
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

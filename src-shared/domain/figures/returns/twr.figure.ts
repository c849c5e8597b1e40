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
  symbols: 'TWR = I − 1',
  terms: [
    {
      symbol: 'I',
      name: { zh: '期末收益指数 Π(1 + r)，期初为 1', en: 'Index at the end, Π(1 + r); 1 at the start' },
      unit: 'number',
      value: ({ returns }) => (returns.counted === 0 ? none('no_day_return') : value(returns.index)),
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  conventions: [
    {
      zh: 'r = (当日资产 + 流出) ÷ (前一资产日资产 + 流入) − 1，流入流出自前一资产日后至当日；分母不大于 0 的日子跳过。',
      en: 'r = (A(d) + out) / (A(d−1) + in) − 1; flows since the asset day before; a day whose denominator is not above 0 is skipped.',
    },
  ],
  sample: { of: { zh: '计入的资产日', en: 'asset days counted' }, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    if (ground.returns.counted === 0) return none('no_day_return', { n: 0 });
    return quotient(ground.returns.index - 1, { n: ground.returns.counted });
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

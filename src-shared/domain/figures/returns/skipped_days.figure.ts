/** Asset days whose day return has a denominator ≤ 0: skipped and counted. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const skippedDays = defineFigure({
  path: 'returns.skipped_days',
  unit: 'count',
  name: { zh: '跳过的资产日', en: 'Skipped days' },
  meaning: { zh: '日收益率分母不大于 0 而跳过的资产日。', en: 'Asset days whose denominator is not above 0.' },
  symbols: 'days with A(d−1) + in ≤ 0',
  terms: [],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.returns.skipped);
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

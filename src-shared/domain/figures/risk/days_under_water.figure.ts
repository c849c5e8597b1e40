/** Days under water: asset days since the index of day returns last stood at its high of the period; 0 at the high. */
import { defineFigure, none, value } from '../definition.ts';
import { assetDayRows } from '../rows.ts';
import { gapFacts, returnGap } from './indexGap.ts';

export const daysUnderWater = defineFigure({
  path: 'risk.days_under_water',
  unit: 'days',
  name: { zh: '未恢复天数', en: 'Days under water' },
  meaning: {
    zh: '收益指数上一次处于最高点以来的资产日数；0 表示正处于最高点。',
    en: 'Asset days since the index of day returns last stood at its high; 0: it stands at the high.',
  },
  symbols: 'N',
  terms: [],
  source: 'contract/formulas.md, Returns (index of r, start included)',
  conventions: [
    {
      zh: '按资产日计数，不是自然日；没有日收益率的资产日也计入。',
      en: 'Counted in asset days, not calendar days; asset days without a return count too.',
    },
  ],
  compute(ground) {
    const gap = returnGap(gapFacts(ground));
    return gap === null ? value(ground.returns.underWater) : none(gap);
  },
  rows: (source) => assetDayRows({ zh: '资产日与日收益率', en: 'Asset days and day returns' }, source.assetDays()),
});

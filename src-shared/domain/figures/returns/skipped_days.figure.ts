/** Skipped days: asset days of the period whose day return has a denominator ≤ 0; returns leave them out. A count. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const skippedDays = defineFigure({
  path: 'returns.skipped_days',
  unit: 'count',
  name: { zh: '跳过的资产日', en: 'Skipped days' },
  meaning: {
    zh: '期间日收益率分母不大于 0、未计入收益率的资产日数。',
    en: 'Asset days left out of the returns, their denominator being 0 or less.',
  },
  symbols: '#{d: A(d−1) + in(d) ≤ 0}',
  terms: [],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.returns.skipped);
  },
  rows: (source) =>
    assetDayRows(
      { zh: '跳过的资产日', en: 'Skipped asset days' },
      source.assetDays().filter(({ dayReturn }) => dayReturn === null),
    ),
});

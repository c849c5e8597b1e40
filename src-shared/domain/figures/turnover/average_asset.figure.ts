/** Mean of A(d) over the client's asset days in the period. Yuan. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanExact } from '../means.ts';
import { assetDayRows } from '../rows.ts';

export const averageAsset = defineFigure({
  path: 'turnover.average_asset',
  unit: 'money',
  name: { zh: '平均资产', en: 'Average assets' },
  meaning: { zh: '期间各资产日总资产的平均。', en: 'Mean of total assets over the asset days of the period.' },
  symbols: 'Ā = Σ A(d) / n',
  terms: [],
  source: 'contract/formulas.md, Turnover \u5468\u8f6c\u7387',
  sample: { of: { zh: '资产日', en: 'asset days' }, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { assetSum } = ground;
    return assetSum.days === 0 ? none('no_asset_row') : value(meanExact(assetSum), { n: assetSum.days });
  },
  rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
});

/** Average assets: mean of A(d) over the asset days of the period. Yuan; may be negative. Null without an asset day. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanExact, sumExact } from '../means.ts';
import {
  ASSET_DAY_CONVENTION,
  ASSET_DAY_COUNT,
  ASSET_DAYS,
  inPeriod,
  periodAssetDays,
  TURNOVER_SOURCE,
} from './turnoverTerms.ts';

export const averageAsset = defineFigure({
  path: 'turnover.average_asset',
  unit: 'money',
  name: { zh: '平均资产', en: 'Average assets' },
  meaning: { zh: '期间各资产日总资产的平均。', en: 'Mean of total assets over the asset days of the period.' },
  symbols: 'Ā = S / n',
  terms: [
    {
      symbol: 'S',
      name: { zh: '各资产日总资产之和', en: 'Total assets of the asset days, summed' },
      unit: 'money',
      value: (ground) => inPeriod(ground, () => sumExact(ground.assetSum)),
    },
    ASSET_DAY_COUNT,
  ],
  source: TURNOVER_SOURCE,
  conventions: [ASSET_DAY_CONVENTION],
  sample: { of: ASSET_DAYS, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { assetSum } = ground;
    return assetSum.days === 0 ? none('no_asset_row') : value(meanExact(assetSum), { n: assetSum.days });
  },
  rows: periodAssetDays,
});

/** average_asset_20: mean A over the last 20 asset days. Yuan; null without any asset row. The tier goes by it. */
import { defineFigure, none, value } from '../definition.ts';
import { meanExact, sumExact } from '../means.ts';
import { LIFE_SOURCE, lifeDayRows, sumOver, WINDOW_CONVENTION } from './lifeTerms.ts';

export const averageAsset20 = defineFigure({
  path: 'value.average_asset_20',
  unit: 'money',
  name: { zh: '近20日平均资产', en: 'Average assets of 20 days' },
  meaning: {
    zh: '最近 20 个资产日总资产的平均，客户等级以此划分。',
    en: 'Mean of total assets over the last 20 asset days; the tier goes by it.',
  },
  symbols: 'Ā20 = S / n',
  terms: [
    {
      symbol: 'S',
      name: { zh: '最近 20 个资产日总资产之和', en: 'Total assets of the last 20 asset days, summed' },
      unit: 'money',
      value: (ground) => (ground.life.hasAssets ? sumExact(sumOver(ground, 'last20')) : none('no_asset_row')),
    },
    {
      symbol: 'n',
      name: { zh: '资产日数，最多 20', en: 'Asset days, at most 20' },
      unit: 'count',
      value: ({ life: { hasAssets, last20 } }) => (hasAssets ? value(last20.days) : none('no_asset_row')),
    },
  ],
  source: LIFE_SOURCE,
  conventions: [WINDOW_CONVENTION],
  sample: { of: { zh: '资产日', en: 'asset days' }, minimum: 1 },
  compute(ground) {
    const sum = sumOver(ground, 'last20');
    if (!ground.life.hasAssets || sum.days === 0) return none('no_asset_row');
    return value(meanExact(sum), { n: sum.days });
  },
  rows: lifeDayRows(20),
});

/** average_asset_20: mean A over the last 20 asset days. Yuan. */
import { defineFigure, none, value } from '../definition.ts';
import { meanExact } from '../means.ts';
import { assetDayRows } from '../rows.ts';

export const averageAsset20 = defineFigure({
  path: 'value.average_asset_20',
  unit: 'money',
  name: { zh: '近20日平均资产', en: 'Average assets of 20 days' },
  meaning: {
    zh: '最近 20 个资产日总资产的平均，客户等级以此划分。',
    en: 'Mean of total assets over the last 20 asset days; the tier goes by it.',
  },
  symbols: 'Ā20 = Σ A(d) / 20',
  terms: [],
  source: 'contract/formulas.md, Client value and life cycle',
  conventions: [
    {
      zh: '不足 20 个资产日的客户取营业部最近 20 个资产日，首条记录之前按 0。',
      en: "A client with fewer than 20 asset days: the branch's last 20, 0 before the first row.",
    },
  ],
  sample: { of: { zh: '资产日', en: 'asset days' }, minimum: 1 },
  compute({ life: { hasAssets, last20 } }) {
    if (!hasAssets || last20.days === 0) return none('no_asset_row');
    return value(meanExact({ sumE4: BigInt(last20.sumE4), days: last20.days }), { n: last20.days });
  },
  rows: (source) => assetDayRows({ zh: '最近的资产日', en: 'The last asset days' }, source.lastAssetDays(20)),
});

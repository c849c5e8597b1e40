/** Tier 客户等级 by average_asset_20, on the unrounded mean; bounds are settings. */

import { tierOf } from '../../value/tier.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { averageAsset20 } from './average_asset_20.figure.ts';

export const tier = defineFigure({
  path: 'value.tier',
  unit: 'word',
  name: { zh: '客户等级', en: 'Tier' },
  meaning: {
    zh: '按近20日平均资产划分：≥1000万钻石、≥300万白金、≥50万黄金、≥5万成长，其余普通（参数）。',
    en: 'By the average assets of 20 days: \u2265 10 m diamond, \u2265 3 m platinum, \u2265 500 k gold, \u2265 50 k growth, else basic (settings).',
  },
  symbols: 'Ā20 ≥ 10 m, 3 m, 500 k, 50 k',
  terms: [{ symbol: 'Ā20', figure: entry(averageAsset20) }],
  source: 'contract/formulas.md, Client value and life cycle',
  codes: {
    diamond: { zh: '钻石', en: 'diamond' },
    platinum: { zh: '白金', en: 'platinum' },
    gold: { zh: '黄金', en: 'gold' },
    growth: { zh: '成长', en: 'growth' },
    basic: { zh: '普通', en: 'basic' },
  },
  compute({ life: { hasAssets, last20 }, settings }) {
    if (!hasAssets || last20.days === 0) return none('no_asset_row');
    return value(tierOf(last20.sumE4 / last20.days, settings.tierBounds));
  },
});

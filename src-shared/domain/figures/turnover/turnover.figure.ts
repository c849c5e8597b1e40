/** Turnover: volume / mean A(d), two-sided. Times; null below a mean of 1,000 yuan. */

import { turnover as ratioOf } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanOf } from '../means.ts';
import { averageAsset } from './average_asset.figure.ts';
import { ASSET_DAYS, LEAST_BASE, TURNOVER_SOURCE } from './turnoverTerms.ts';
import { volume } from './volume.figure.ts';

export const turnover = defineFigure({
  path: 'turnover.turnover',
  unit: 'times',
  name: { zh: '资产周转率', en: 'Turnover' },
  meaning: { zh: '期间成交额除以平均资产，双边。', en: 'Volume over average assets, two-sided.' },
  symbols: 'V / Ā',
  terms: [
    { symbol: 'V', figure: entry(volume) },
    { symbol: 'Ā', figure: entry(averageAsset) },
  ],
  source: TURNOVER_SOURCE,
  conventions: [
    { zh: '双边：买入与卖出都计入成交额。', en: 'Two-sided: buys and sells both count as volume.' },
    LEAST_BASE,
  ],
  sample: { of: ASSET_DAYS, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const result = ratioOf(ground.book.volumeE4, meanOf(ground.assetSum));
    return result.value === null ? none(result.reason) : value(result.value, { n: ground.assetSum.days });
  },
});

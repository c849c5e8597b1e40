/** Annualised turnover: turnover × 250 / number of asset days of the period. Times; missing where turnover is. */

import { turnoverAnnualised } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanOf } from '../means.ts';
import { turnover } from './turnover.figure.ts';
import {
  ASSET_DAY_CONVENTION,
  ASSET_DAY_COUNT,
  ASSET_DAYS,
  periodAssetDays,
  TURNOVER_SOURCE,
} from './turnoverTerms.ts';

export const annualised = defineFigure({
  path: 'turnover.turnover_annualised',
  unit: 'times',
  name: { zh: '年化资产周转率', en: 'Annualised turnover' },
  meaning: { zh: '资产周转率折算为 250 个交易日。', en: 'Turnover carried to 250 trading days.' },
  symbols: 'τ · 250 / n',
  terms: [
    { symbol: 'τ', figure: entry(turnover) },
    { ...ASSET_DAY_COUNT, rows: periodAssetDays },
  ],
  source: TURNOVER_SOURCE,
  conventions: [ASSET_DAY_CONVENTION],
  sample: { of: ASSET_DAYS, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const result = turnoverAnnualised(ground.book.volumeE4, meanOf(ground.assetSum));
    return result.value === null ? none(result.reason) : value(result.value, { n: ground.assetSum.days });
  },
});

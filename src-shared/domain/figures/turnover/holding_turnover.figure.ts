/**
 * Holding turnover 股票周转率: (volume / 2) / mean securities market value over the asset days. Times; null where head
 * office leaves a market value empty, and below a mean of 1,000 yuan.
 */

import { holdingTurnover as ratioOf } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanExact, meanOf } from '../means.ts';
import { ASSET_DAYS, inPeriod, LEAST_BASE, periodAssetDays, TURNOVER_SOURCE } from './turnoverTerms.ts';
import { volume } from './volume.figure.ts';

export const holdingTurnover = defineFigure({
  path: 'turnover.holding_turnover',
  unit: 'times',
  name: { zh: '股票周转率', en: 'Holding turnover' },
  meaning: {
    zh: '成交额的一半除以平均证券市值。',
    en: 'Half the volume over the mean market value of the securities.',
  },
  symbols: '(V / 2) / M',
  terms: [
    { symbol: 'V', figure: entry(volume) },
    {
      symbol: 'M',
      name: { zh: '平均证券市值', en: 'Mean market value' },
      unit: 'money',
      value: (ground) =>
        inPeriod(ground, () => {
          const { heldSum } = ground;
          if (heldSum === null) return none('not_delivered');
          return heldSum.days === 0 ? none('no_asset_row') : value(meanExact(heldSum));
        }),
      rows: periodAssetDays,
    },
  ],
  source: TURNOVER_SOURCE,
  conventions: [
    {
      zh: '单边：成交额取一半；市值以总部资产记录为准。',
      en: "One-sided: half the volume; market value as in head office's asset rows.",
    },
    LEAST_BASE,
  ],
  sample: { of: ASSET_DAYS, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { heldSum } = ground;
    if (heldSum === null) return none('not_delivered');
    const result = ratioOf(ground.book.volumeE4, meanOf(heldSum));
    return result.value === null ? none(result.reason) : value(result.value, { n: heldSum.days });
  },
});

/** Holding turnover 股票周转率: (volume/2) / mean securities market value. Times. */

import { holdingTurnover as ratioOf } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanExact, meanOf } from '../means.ts';
import { assetDayRows } from '../rows.ts';
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
      value: ({ heldSum }) =>
        heldSum === null
          ? none('not_delivered')
          : heldSum.days === 0
            ? none('no_asset_row')
            : value(meanExact(heldSum)),
      rows: (source) => assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays()),
    },
  ],
  source: 'contract/formulas.md, Turnover \u5468\u8f6c\u7387',
  sample: { of: { zh: '资产日', en: 'asset days' }, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { heldSum } = ground;
    if (heldSum === null) return none('not_delivered');
    const result = ratioOf(ground.book.volumeE4, meanOf(heldSum));
    return result.value === null ? none(result.reason) : value(result.value, { n: heldSum.days });
  },
});

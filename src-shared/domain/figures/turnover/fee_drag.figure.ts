/** Fee drag: Σ fees of every trade row / mean A(d). A plain number; null below a mean of 1,000 yuan. */

import { turnover as ratioOf } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { meanOf } from '../means.ts';
import { fees } from '../pnl/fees.figure.ts';
import { averageAsset } from './average_asset.figure.ts';
import { ASSET_DAYS, LEAST_BASE } from './turnoverTerms.ts';

export const feeDrag = defineFigure({
  path: 'turnover.fee_drag',
  unit: 'ratio',
  name: { zh: '费用拖累', en: 'Fee drag' },
  meaning: { zh: '期间全部交易费用占平均资产的比例。', en: 'All fees of the period as a share of average assets.' },
  symbols: 'C / Ā',
  terms: [
    { symbol: 'C', figure: entry(fees) },
    { symbol: 'Ā', figure: entry(averageAsset) },
  ],
  source: 'Barber & Odean 2000; contract/formulas.md, Turnover 周转率',
  conventions: [LEAST_BASE],
  sample: { of: ASSET_DAYS, minimum: 1 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const result = ratioOf(ground.book.feesE4, meanOf(ground.assetSum));
    return result.value === null ? none(result.reason) : value(result.value, { n: ground.assetSum.days });
  },
});

/** `turnover.by_month`: volume over mean assets of each calendar month cut to the period. */
import type { ReportMonth } from '../../../src-shared/contract/clientReport.ts';
import { volumeBetween } from '../../../src-shared/domain/figures/bookSums.ts';
import { periodGap } from '../../../src-shared/domain/figures/ground.ts';
import { sumOf } from '../../../src-shared/domain/figures/material.ts';
import { turnover } from '../../../src-shared/domain/turnover/turnover.ts';
import {
  firstOfMonth,
  lastOfMonth,
  monthOf,
  monthText,
  nextMonth,
  type Ymd,
} from '../../../src-shared/kernel/dates.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { ReportContext } from './context.ts';
import { meanExact } from './missing.ts';

/** Months without an asset day are left out. */
export function byMonth(context: ReportContext): ReportMonth[] {
  const { period, series, missing } = context;
  if (periodGap(period) !== null) return [];
  const out: ReportMonth[] = [];
  for (let month = monthOf(period.start as Ymd); month <= monthOf(period.to); month = nextMonth(month)) {
    const from = Math.max(period.start as Ymd, firstOfMonth(month));
    const to = Math.min(period.to, lastOfMonth(month));
    const assets = sumOf(series, series.assetE4, from, to);
    if (assets === null || assets.days === 0) continue;
    const volume = volumeBetween(context.book(), from, to);
    const path = `turnover.by_month.${monthText(month)}`;
    out.push({
      month: monthText(month),
      volume: moneyTextE4(volume),
      average_asset: moneyText(meanExact(assets.sumE4, assets.days)),
      turnover: missing.ratio(`${path}.turnover`, turnover(volume, { sumE4: Number(assets.sumE4), days: assets.days })),
    });
  }
  return out;
}

/** `turnover.by_month`: volume over mean assets of each calendar month cut to the period. */
import type { ReportMonth } from '../../../src-shared/contract/clientReport.ts';
import { volumeBetween } from '../../../src-shared/domain/figures/bookSums.ts';
import type { AssetSum } from '../../../src-shared/domain/figures/ground.ts';
import { periodGap } from '../../../src-shared/domain/figures/ground.ts';
import { sumOf } from '../../../src-shared/domain/figures/material.ts';
import { meanExact, meanOf } from '../../../src-shared/domain/figures/means.ts';
import { turnover } from '../../../src-shared/domain/turnover/turnover.ts';
import {
  firstOfMonth,
  lastOfMonth,
  monthOf,
  monthText,
  nextMonth,
  type Ymd,
} from '../../../src-shared/kernel/dates.ts';
import type { Figure } from '../../../src-shared/kernel/figure.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { ClientOnGround } from '../ground.ts';
import type { ReportContext } from './context.ts';

/** What a month's figures are made of: its days cut to the period, Σ amount of orders (E4), and Σ A(d). */
export interface TurnoverMonth {
  readonly from: Ymd;
  readonly to: Ymd;
  readonly volumeE4: number;
  readonly assets: AssetSum;
}

/** null outside the period, and for a month without an asset day. */
export function turnoverMonth({ period, series, book }: ClientOnGround, month: number): TurnoverMonth | null {
  const from = Math.max(period.start ?? period.to, firstOfMonth(month));
  const to = Math.min(period.to, lastOfMonth(month));
  const assets = periodGap(period) !== null || from > to ? null : sumOf(series, series.assetE4, from, to);
  if (assets === null || assets.days === 0) return null;
  return { from, to, volumeE4: volumeBetween(book(), from, to), assets };
}

export function monthTurnover({ volumeE4, assets }: TurnoverMonth): Figure<number> {
  return turnover(volumeE4, meanOf(assets));
}

/** Months without an asset day are left out. */
export function byMonth(context: ReportContext): ReportMonth[] {
  const { period, missing } = context;
  if (periodGap(period) !== null) return [];
  const out: ReportMonth[] = [];
  for (let month = monthOf(period.start as Ymd); month <= monthOf(period.to); month = nextMonth(month)) {
    const sums = turnoverMonth(context, month);
    if (sums === null) continue;
    const path = `turnover.by_month.${monthText(month)}`;
    out.push({
      month: monthText(month),
      volume: moneyTextE4(sums.volumeE4),
      average_asset: moneyText(meanExact(sums.assets)),
      turnover: missing.ratio(`${path}.turnover`, monthTurnover(sums)),
    });
  }
  return out;
}

/** Section `turnover`: volume over mean assets, by period, by month and over the six months that name the style. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { lastOnOrBefore } from '../../../src-shared/domain/returns/daySeries.ts';
import {
  holdingTurnover,
  type Mean,
  styleOf,
  turnover,
  turnoverAnnualised,
} from '../../../src-shared/domain/turnover/turnover.ts';
import {
  addDays,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  monthText,
  nextMonth,
  type Ymd,
} from '../../../src-shared/kernel/dates.ts';
import { exact, subtract } from '../../../src-shared/kernel/exact.ts';
import { missing as none, ratio } from '../../../src-shared/kernel/figure.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { ReportContext } from './context.ts';
import { meanExact } from './missing.ts';

interface Sum {
  readonly total: bigint;
  readonly days: number;
}

/** Sum of a column of the day series over [from, to]. */
function sumDays(context: ReportContext, values: readonly number[], from: Ymd, to: Ymd): Sum {
  const { days } = context.series;
  const last = lastOnOrBefore(days, to);
  let total = 0n;
  let count = 0;
  for (let i = last; i >= 0 && days[i] >= from; i--) {
    total += BigInt(values[i]);
    count += 1;
  }
  return { total, days: count };
}

const asMean = (sum: Sum): Mean => ({ sumE4: Number(sum.total), days: sum.days });

function volumeBetween(context: ReportContext, from: Ymd, to: Ymd): number {
  let volume = 0;
  for (const order of context.book.orders) if (order.date >= from && order.date <= to) volume += order.amountE4;
  return volume;
}

function meanText(context: ReportContext, path: string, sum: Sum): string | null {
  return sum.days === 0 ? context.missing.because(path, 'no_asset_row') : moneyText(meanExact(sum.total, sum.days));
}

export function turnoverSection(context: ReportContext): ClientReport['turnover'] {
  const { book, series, missing, start, to } = context;
  // Cut to the data: like a period, the window of a newer client starts the day after his first asset day.
  const first = context.firstAssetDay;
  const windowFrom = first !== null && first >= context.windowFrom ? addDays(first, 1) : context.windowFrom;
  const six = sumDays(context, series.assetE4, windowFrom, to);
  const sixMonths = turnover(volumeBetween(context, windowFrom, to), asMean(six));
  const style =
    sixMonths.value === null ? missing.because('turnover.style', sixMonths.reason) : styleOf(sixMonths.value);
  const sixMonthTurnover = missing.ratio('turnover.six_month_turnover', sixMonths);
  if (start === null || start > to) {
    const reason = start === null ? 'no_asset_row' : 'no_period';
    const nothing = (name: string): null => missing.because(`turnover.${name}`, reason);
    return {
      volume: nothing('volume'),
      average_asset: nothing('average_asset'),
      turnover: nothing('turnover'),
      turnover_annualised: nothing('turnover_annualised'),
      holding_turnover: nothing('holding_turnover'),
      style,
      six_month_turnover: sixMonthTurnover,
      fee_drag: nothing('fee_drag'),
      commission: nothing('commission'),
      commission_rate_effective: nothing('commission_rate_effective'),
      net_commission: nothing('net_commission'),
      by_month: [],
    };
  }
  const volume = volumeBetween(context, start, to);
  const assets = sumDays(context, series.assetE4, start, to);
  const mean = asMean(assets);
  const held = series.marketValueE4.filter((_, i) => series.days[i] >= start && series.days[i] <= to);
  const values = held.every((value) => value !== null)
    ? holdingTurnover(volume, { sumE4: held.reduce((sum, value) => sum + value, 0), days: held.length })
    : none('not_delivered');
  return {
    volume: moneyTextE4(volume),
    average_asset: meanText(context, 'turnover.average_asset', assets),
    turnover: missing.ratio('turnover.turnover', turnover(volume, mean)),
    turnover_annualised: missing.ratio('turnover.turnover_annualised', turnoverAnnualised(volume, mean)),
    holding_turnover: missing.ratio('turnover.holding_turnover', values),
    style,
    six_month_turnover: sixMonthTurnover,
    fee_drag: missing.ratio('turnover.fee_drag', turnover(book.feesE4, mean)),
    commission: moneyTextE4(book.commissionE4),
    commission_rate_effective: missing.ratio(
      'turnover.commission_rate_effective',
      volume === 0 ? none('no_volume') : ratio(book.orderCommissionE4 / volume),
    ),
    net_commission: moneyText(subtract(exact(book.commissionE4), book.statutory)),
    by_month: byMonth(context, start),
  };
}

/** Each calendar month cut to the period; months without an asset day are left out. */
function byMonth(context: ReportContext, start: Ymd): ClientReport['turnover']['by_month'] {
  const out: ClientReport['turnover']['by_month'] = [];
  for (let month = monthOf(start); month <= monthOf(context.to); month = nextMonth(month)) {
    const from = Math.max(start, firstOfMonth(month));
    const to = Math.min(context.to, lastOfMonth(month));
    const assets = sumDays(context, context.series.assetE4, from, to);
    if (assets.days === 0) continue;
    const volume = volumeBetween(context, from, to);
    const path = `turnover.by_month.${monthText(month)}`;
    out.push({
      month: monthText(month),
      volume: moneyTextE4(volume),
      average_asset: meanText(context, `${path}.average_asset`, assets),
      turnover: context.missing.ratio(`${path}.turnover`, turnover(volume, asMean(assets))),
    });
  }
  return out;
}

/** Section `returns`: time- and money-weighted returns, risk, and the index over the same days. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { annualised, dayReturns, timeWeighted } from '../../../src-shared/domain/returns/dayReturns.ts';
import { lastOnOrBefore } from '../../../src-shared/domain/returns/daySeries.ts';
import { modifiedDietz } from '../../../src-shared/domain/returns/dietz.ts';
import { maxDrawdown } from '../../../src-shared/domain/returns/drawdown.ts';
import { sharpe, volatility } from '../../../src-shared/domain/returns/volatility.ts';
import { dateText, daysBetween } from '../../../src-shared/kernel/dates.ts';
import { toYuan } from '../../../src-shared/kernel/exact.ts';
import { type Figure, missing as none, ratio } from '../../../src-shared/kernel/figure.ts';
import { xirr } from '../../../src-shared/kernel/xirr.ts';
import { benchmarkClose } from '../../store/queries/benchmark.ts';
import type { ReportContext } from './context.ts';

const NAMES = [
  'twr',
  'twr_annualised',
  'dietz',
  'xirr',
  'volatility',
  'max_drawdown',
  'max_drawdown_peak',
  'max_drawdown_trough',
  'sharpe',
  'benchmark',
  'skipped_days',
] as const;

export function returnsSection(context: ReportContext): ClientReport['returns'] {
  const { book, series, missing, start, before, to, days } = context;
  const base = start === null ? -1 : lastOnOrBefore(series.days, before);
  const last = lastOnOrBefore(series.days, to);
  if (start === null || start > to || base < 0) {
    const reason = start === null ? 'no_asset_row' : 'no_period';
    for (const name of NAMES) missing.because(`returns.${name}`, reason);
    return Object.fromEntries(NAMES.map((name) => [name, null])) as ClientReport['returns'];
  }
  const { returns, skipped } = dayReturns(series, base + 1, last);
  const twr = timeWeighted(returns);
  const unvalued = book.unvaluedTransfers > 0;
  const opening = series.assetE4[base] / 10_000;
  const closing = series.assetE4[last] / 10_000;
  const flows = book.flows.map((f) => ({ day: daysBetween(before, f.date), yuan: toYuan(f.value) }));
  const guarded = (compute: () => Figure<number>): Figure<number> =>
    unvalued ? none('transfer_without_price') : compute();
  const ofDays = (compute: () => Figure<number>): Figure<number> =>
    guarded(() => (returns.every((r) => r === null) ? none('no_day_return') : compute()));
  const fall = maxDrawdown(returns);
  const dayOf = (position: number): string => dateText(series.days[base + position]);
  const flat = fall.value === 0;
  const peakOrTrough = (name: string, position: number): string | null => {
    if (unvalued) return missing.because(`returns.${name}`, 'transfer_without_price');
    return flat ? missing.because(`returns.${name}`, 'no_drawdown') : dayOf(position);
  };
  const startClose = benchmarkClose(context.store, before);
  const endClose = benchmarkClose(context.store, to);
  return {
    twr: missing.ratio(
      'returns.twr',
      ofDays(() => ratio(twr)),
    ),
    twr_annualised: missing.ratio(
      'returns.twr_annualised',
      days < 365 ? none('period_under_a_year') : ofDays(() => ratio(annualised(twr, days))),
    ),
    dietz: missing.ratio(
      'returns.dietz',
      guarded(() => modifiedDietz(opening, closing, flows, days)),
    ),
    xirr: missing.ratio(
      'returns.xirr',
      guarded(() =>
        xirr([
          { day: 0, yuan: -opening },
          ...flows.map((f) => ({ day: f.day, yuan: -f.yuan })),
          { day: days, yuan: closing },
        ]),
      ),
    ),
    volatility: missing.ratio(
      'returns.volatility',
      guarded(() => volatility(returns)),
    ),
    max_drawdown: missing.ratio(
      'returns.max_drawdown',
      ofDays(() => ratio(fall.value)),
    ),
    max_drawdown_peak: peakOrTrough('max_drawdown_peak', fall.peak),
    max_drawdown_trough: peakOrTrough('max_drawdown_trough', fall.trough),
    sharpe: missing.ratio(
      'returns.sharpe',
      guarded(() => sharpe(returns)),
    ),
    benchmark: missing.ratio(
      'returns.benchmark',
      startClose === null || endClose === null || startClose === 0
        ? none('no_benchmark')
        : ratio(endClose / startClose - 1),
    ),
    skipped_days: skipped,
  };
}

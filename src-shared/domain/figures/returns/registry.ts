/** The figures of section `returns`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { benchmark } from './benchmark.figure.ts';
import { dietz } from './dietz.figure.ts';
import { excess } from './excess.figure.ts';
import { maxDrawdown } from './max_drawdown.figure.ts';
import { maxDrawdownPeak } from './max_drawdown_peak.figure.ts';
import { maxDrawdownTrough } from './max_drawdown_trough.figure.ts';
import { ownBenchmark } from './own_benchmark.figure.ts';
import { ownExcess } from './own_excess.figure.ts';
import { sharpe } from './sharpe.figure.ts';
import { skippedDays } from './skipped_days.figure.ts';
import { twr } from './twr.figure.ts';
import { twrAnnualised } from './twr_annualised.figure.ts';
import { volatility } from './volatility.figure.ts';
import { xirr } from './xirr.figure.ts';

export const RETURNS_FIGURES: readonly FigureDefinition[] = [
  entry(twr),
  entry(twrAnnualised),
  entry(dietz),
  entry(xirr),
  entry(volatility),
  entry(maxDrawdown),
  entry(maxDrawdownPeak),
  entry(maxDrawdownTrough),
  entry(sharpe),
  entry(benchmark),
  entry(excess),
  entry(ownBenchmark),
  entry(ownExcess),
  entry(skippedDays),
];

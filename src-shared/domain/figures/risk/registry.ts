/** The figures of section `risk`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { beta } from './beta.figure.ts';
import { currentDrawdown } from './current_drawdown.figure.ts';
import { daysUnderWater } from './days_under_water.figure.ts';
import { indexSharpe } from './index_sharpe.figure.ts';
import { indexVolatility } from './index_volatility.figure.ts';

export const RISK_FIGURES: readonly FigureDefinition[] = [
  entry(currentDrawdown),
  entry(daysUnderWater),
  entry(beta),
  entry(indexVolatility),
  entry(indexSharpe),
];

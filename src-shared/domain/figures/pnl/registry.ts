/** The figures of section `pnl`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { checkToleranceFigure } from './check_tolerance.figure.ts';
import { dividends } from './dividends.figure.ts';
import { feeFlows } from './fee_flows.figure.ts';
import { fees } from './fees.figure.ts';
import { interest } from './interest.figure.ts';
import { netFlow } from './net_flow.figure.ts';
import { otherFlows } from './other_flows.figure.ts';
import { pnl } from './pnl.figure.ts';
import { realised } from './realised.figure.ts';
import { unexplained } from './unexplained.figure.ts';

export const PNL_FIGURES: readonly FigureDefinition[] = [
  entry(pnl),
  entry(netFlow),
  entry(realised),
  entry(dividends),
  entry(fees),
  entry(interest),
  entry(feeFlows),
  entry(otherFlows),
  entry(unexplained),
  entry(checkToleranceFigure),
];

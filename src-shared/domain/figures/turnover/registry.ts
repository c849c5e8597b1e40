/** The figures of section `turnover`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { averageAsset } from './average_asset.figure.ts';
import { commission } from './commission.figure.ts';
import { commissionRateEffective } from './commission_rate_effective.figure.ts';
import { feeDrag } from './fee_drag.figure.ts';
import { holdingTurnover } from './holding_turnover.figure.ts';
import { netCommission } from './net_commission.figure.ts';
import { sixMonthTurnover } from './six_month_turnover.figure.ts';
import { style } from './style.figure.ts';
import { turnover } from './turnover.figure.ts';
import { annualised } from './turnover_annualised.figure.ts';
import { volume } from './volume.figure.ts';

export const TURNOVER_FIGURES: readonly FigureDefinition[] = [
  entry(volume),
  entry(averageAsset),
  entry(turnover),
  entry(annualised),
  entry(holdingTurnover),
  entry(sixMonthTurnover),
  entry(style),
  entry(feeDrag),
  entry(commission),
  entry(commissionRateEffective),
  entry(netCommission),
];

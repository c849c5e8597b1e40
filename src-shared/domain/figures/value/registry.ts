/** The figures of section `value`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { atRisk } from './at_risk.figure.ts';
import { averageAsset20 } from './average_asset_20.figure.ts';
import { effective } from './effective.figure.ts';
import { lost } from './lost.figure.ts';
import { rfm } from './rfm.figure.ts';
import { tier } from './tier.figure.ts';

export const VALUE_FIGURES: readonly FigureDefinition[] = [
  entry(averageAsset20),
  entry(tier),
  entry(effective),
  entry(lost),
  entry(atRisk),
  entry(rfm),
];

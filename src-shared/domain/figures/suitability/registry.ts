/** The figures of section `suitability`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { level } from './level.figure.ts';
import { mismatchCount } from './mismatch_count.figure.ts';
import { state } from './state.figure.ts';
import { validUntil } from './valid_until.figure.ts';

export const SUITABILITY_FIGURES: readonly FigureDefinition[] = [
  entry(level),
  entry(validUntil),
  entry(state),
  entry(mismatchCount),
];

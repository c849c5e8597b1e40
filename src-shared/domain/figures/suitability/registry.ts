/** The figures of section `suitability`, in the order of the report. */
import type { FigureDefinition } from '../definition.ts';

export const SUITABILITY_FIGURES: readonly FigureDefinition[] = [];

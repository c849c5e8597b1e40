/** The figures of section `turnover`, in the order of the report. */
import type { FigureDefinition } from '../definition.ts';

export const TURNOVER_FIGURES: readonly FigureDefinition[] = [];

/** The figures of section `pnl`, in the order of the report. */
import type { FigureDefinition } from '../definition.ts';

export const PNL_FIGURES: readonly FigureDefinition[] = [];

/** The figures of section `value`, in the order of the report. */
import type { FigureDefinition } from '../definition.ts';

export const VALUE_FIGURES: readonly FigureDefinition[] = [];

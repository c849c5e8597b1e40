/** The figures of section `returns`, in the order of the report. */
import type { FigureDefinition } from '../definition.ts';

export const RETURNS_FIGURES: readonly FigureDefinition[] = [];

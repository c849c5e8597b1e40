/** The figures of section `assets`, in the order of the report. */
import type { FigureDefinition } from '../definition.ts';

export const ASSETS_FIGURES: readonly FigureDefinition[] = [];

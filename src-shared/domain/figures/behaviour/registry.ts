/** The figures of section `behaviour`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { pg } from './pg.figure.ts';
import { pgr } from './pgr.figure.ts';
import { rg } from './rg.figure.ts';

export const BEHAVIOUR_FIGURES: readonly FigureDefinition[] = [entry(rg), entry(pg), entry(pgr)];

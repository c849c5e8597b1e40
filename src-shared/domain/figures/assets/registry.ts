/** The figures of section `assets`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { cash } from './cash.figure.ts';
import { liability } from './liability.figure.ts';
import { marketValue } from './market_value.figure.ts';
import { total } from './total.figure.ts';

export const ASSETS_FIGURES: readonly FigureDefinition[] = [
  entry(total),
  entry(cash),
  entry(marketValue),
  entry(liability),
];

/**
 * Every figure, once, in the order of the report. A figure that stands here is in `client --json`, in the kept figures of
 * the branch, on the client's pages, and has its trace; nothing else needs to know of it.
 */
import { ASSETS_FIGURES } from './assets/registry.ts';
import { BEHAVIOUR_FIGURES } from './behaviour/registry.ts';
import type { FigureDefinition } from './definition.ts';
import { PNL_FIGURES } from './pnl/registry.ts';
import { RETURNS_FIGURES } from './returns/registry.ts';
import { RISK_FIGURES } from './risk/registry.ts';
import { SUITABILITY_FIGURES } from './suitability/registry.ts';
import { TURNOVER_FIGURES } from './turnover/registry.ts';
import { VALUE_FIGURES } from './value/registry.ts';

export const FIGURES: readonly FigureDefinition[] = [
  ...ASSETS_FIGURES,
  ...PNL_FIGURES,
  ...RETURNS_FIGURES,
  ...RISK_FIGURES,
  ...TURNOVER_FIGURES,
  ...BEHAVIOUR_FIGURES,
  ...VALUE_FIGURES,
  ...SUITABILITY_FIGURES,
];

const byPath = new Map(FIGURES.map((figure) => [figure.path, figure]));

export function figureOf(path: string): FigureDefinition | undefined {
  return byPath.get(path);
}

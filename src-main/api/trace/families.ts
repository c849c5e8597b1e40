/** Figures of one holding, security, month, day, group or sale: made when they are asked for, from the report's own sums. */
import type { FigureDefinition } from '../../../src-shared/domain/figures/definition.ts';
import type { EvidenceSource } from '../../../src-shared/domain/figures/evidence.ts';
import type { ClientOnGround } from '../ground.ts';
import { bridgeFamily } from './families/bridge.ts';
import { dayFamily } from './families/days.ts';
import { monthFamily } from './families/months.ts';
import { positionFamily } from './families/positions.ts';
import { securityFamily } from './families/securities.ts';
import { splitFamily } from './families/splits.ts';
import { tradeFamily } from './families/trades.ts';

type Family = (on: ClientOnGround, path: string, evidence: EvidenceSource) => FigureDefinition | undefined;

/** By the beginning of the path; the first that knows the figure answers. */
const FAMILIES: readonly (readonly [start: string, family: Family])[] = [
  ['positions.', positionFamily],
  ['pnl.by_security.', securityFamily],
  ['pnl.by_month.', dayFamily],
  ['pnl.by_day.', dayFamily],
  ['pnl.', bridgeFamily],
  ['turnover.by_month.', monthFamily],
  ['splits.', splitFamily],
  ['trades.', tradeFamily],
];

/** undefined: the client has no such holding, security or month in the period. */
export function familyFigure(on: ClientOnGround, path: string, evidence: EvidenceSource): FigureDefinition | undefined {
  for (const [start, family] of FAMILIES) {
    const figure = path.startsWith(start) ? family(on, path, evidence) : undefined;
    if (figure !== undefined) return figure;
  }
  return undefined;
}

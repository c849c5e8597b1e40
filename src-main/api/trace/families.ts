/** Figures of one holding, one security or one month: 'positions.ACCOUNT.SH.600519.cost_price'. */
import type { FigureDefinition } from '../../../src-shared/domain/figures/definition.ts';
import type { ClientOnGround } from '../ground.ts';

export function familyFigure(_on: ClientOnGround, _path: string): FigureDefinition | undefined {
  return undefined;
}

/** `positions.ACCOUNT.MARKET.CODE.field` and `positions.total.field`. */
import type { FigureDefinition } from '../../../../src-shared/domain/figures/definition.ts';
import type { EvidenceSource } from '../../../../src-shared/domain/figures/evidence.ts';
import type { ClientOnGround } from '../../ground.ts';
import { heldPositions } from '../../report/heldPositions.ts';
import { costFigure, dilutedCostFigure, quantityFigure } from './heldFigures.ts';
import { type HoldingMaterial, holdingMaterial, positionPath } from './holding.ts';
import { breakEvenFigure, closeFigure, costPriceFigure, dilutedPriceFigure } from './priceFigures.ts';
import { totalFigures } from './totalFigures.ts';
import { marketValueFigure, unrealisedFigure, unrealisedRatioFigure, weightFigure } from './valueFigures.ts';

export function positionFamily(
  on: ClientOnGround,
  path: string,
  evidence: EvidenceSource,
): FigureDefinition | undefined {
  const all = heldPositions(on);
  const held = all.find((one) => path.startsWith(`${positionPath(one)}.`));
  const figures = held === undefined ? totalFigures(all) : figuresOf(holdingMaterial(on, all, held, evidence));
  return figures.find((figure) => figure.path === path);
}

function figuresOf(of: HoldingMaterial): readonly FigureDefinition[] {
  const quantity = quantityFigure(of);
  const cost = costFigure(of);
  const diluted = dilutedCostFigure(of);
  const close = closeFigure(of);
  const value = marketValueFigure(of, { quantity, cost, close });
  const unrealised = unrealisedFigure(of, value, cost);
  return [
    quantity,
    cost,
    diluted,
    close,
    value,
    unrealised,
    costPriceFigure(of, cost, quantity),
    dilutedPriceFigure(of, diluted, quantity),
    breakEvenFigure(of, diluted, quantity),
    unrealisedRatioFigure(of, unrealised, cost),
    weightFigure(of, value),
  ];
}

/** What a holding is worth, what it stands at, and its part of the whole. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  quotient,
} from '../../../../src-shared/domain/figures/definition.ts';
import { toYuan } from '../../../../src-shared/kernel/exact.ts';
import { BOOK, type HoldingMaterial, positionFigure } from './holding.ts';
import { totalMarketValue } from './totalFigures.ts';

interface Letters {
  readonly quantity: FigureDefinition;
  readonly cost: FigureDefinition;
  readonly close: FigureDefinition;
}

export function marketValueFigure(of: HoldingMaterial, { quantity, cost, close }: Letters): FigureDefinition {
  const isRepo = of.held.info.kind === 'repo';
  return positionFigure(of, 'market_value', {
    name: of.named('市值', 'Market value'),
    meaning: isRepo
      ? { zh: '回购按成本计值。', en: 'A repo counts at cost.' }
      : { zh: '持仓数量乘以收盘价。', en: 'Quantity times close.' },
    symbols: isRepo ? 'MV = K' : 'MV = Q · P',
    terms: isRepo
      ? [{ symbol: 'K', figure: cost }]
      : [
          { symbol: 'Q', figure: quantity },
          { symbol: 'P', figure: close },
        ],
  });
}

export function unrealisedFigure(
  of: HoldingMaterial,
  value: FigureDefinition,
  cost: FigureDefinition,
): FigureDefinition {
  return positionFigure(of, 'unrealised', {
    name: of.named('浮动盈亏', 'Unrealised profit'),
    meaning: {
      zh: '市值减持仓成本，未扣卖出时的费用。',
      en: 'Market value less cost; the fees of selling are not taken off.',
    },
    symbols: 'U = MV − K',
    terms: [
      { symbol: 'MV', figure: value },
      { symbol: 'K', figure: cost },
    ],
  });
}

/** The window's own: U / K. */
export function unrealisedRatioFigure(
  of: HoldingMaterial,
  unrealised: FigureDefinition,
  cost: FigureDefinition,
): FigureDefinition {
  const { results, held } = of;
  return entry(
    defineFigure({
      path: `${of.path}.unrealised_ratio`,
      unit: 'ratio',
      source: BOOK,
      name: of.named('浮动盈亏率', 'Unrealised profit, %'),
      meaning: { zh: '浮动盈亏除以持仓成本。', en: 'Unrealised profit over cost.' },
      symbols: 'U / K',
      terms: [
        { symbol: 'U', figure: unrealised },
        { symbol: 'K', figure: cost },
      ],
      compute() {
        const { unrealised: gain } = results;
        if (gain.value === null) return none(gain.reason);
        const paid = toYuan(held.holding.cost);
        return paid > 0 ? quotient(toYuan(gain.value) / paid) : none('denominator_not_positive');
      },
    }),
  );
}

export function weightFigure(of: HoldingMaterial, value: FigureDefinition): FigureDefinition {
  return positionFigure(of, 'weight', {
    name: of.named('占比', 'Weight'),
    meaning: {
      zh: '这一持仓的市值占客户全部证券市值的比重。',
      en: "Share of this position in the client's whole market value.",
    },
    symbols: 'MV / W',
    terms: [
      { symbol: 'MV', figure: value },
      { symbol: 'W', figure: totalMarketValue(of.all) },
    ],
    source: 'contract/formulas.md, Behaviour (concentration)',
  });
}

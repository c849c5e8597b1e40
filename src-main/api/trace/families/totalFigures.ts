/** The totals under the list of positions: `positions.total.*`. Sums over the positions that have what is summed. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  quotient,
  type Result,
  value,
  type Words,
} from '../../../../src-shared/domain/figures/definition.ts';
import type { EvidenceSource, HoldingLine } from '../../../../src-shared/domain/figures/evidence.ts';
import { holdingRows } from '../../../../src-shared/domain/figures/rows.ts';
import { add, type Exact, subtract, toYuan, ZERO } from '../../../../src-shared/kernel/exact.ts';
import { type Held, totalValue } from '../../report/heldPositions.ts';

const BOOK = 'contract/formulas.md, Book';
const HOLDINGS: Words = { zh: '期末持仓', en: 'Holdings at the end of the period' };
const POSITIONS = { of: { zh: '计入的持仓', en: 'positions counted' }, minimum: null };
const UNPRICED: Words = { zh: '期末没有收盘价的持仓', en: 'positions without a close at the end of the period' };
const NO_GAIN: Words = { zh: '成本未知或没有收盘价的持仓', en: 'positions of unknown cost or without a close' };

const counted = (n: number, all: number) => ({ n, ...(n < all ? { leftOut: all - n } : {}) });

export function totalMarketValue(all: readonly Held[]): FigureDefinition {
  const priced = all.filter((held) => held.value !== null).length;
  return entry(
    defineFigure({
      path: 'positions.total.market_value',
      unit: 'money',
      source: BOOK,
      name: { zh: '持仓市值合计', en: 'Market value of all positions' },
      meaning: {
        zh: '账簿上各持仓市值之和；回购按成本计。',
        en: 'Sum of the market values of the positions of the book; repo counts at cost.',
      },
      symbols: 'Σ MV',
      terms: [],
      sample: POSITIONS,
      leftOut: UNPRICED,
      compute: () => (priced === 0 ? none('no_market_value') : value(totalValue(all), counted(priced, all.length))),
      rows: (source) => holdingRows(HOLDINGS, source.holdings()),
    }),
  );
}

function gains(all: readonly Held[]): { readonly gain: Exact; readonly cost: Exact; readonly n: number } {
  let gain = ZERO;
  let cost = ZERO;
  let n = 0;
  for (const { value: own, holding } of all) {
    if (own === null || holding.costUnknown) continue;
    gain = add(gain, subtract(own, holding.cost));
    cost = add(cost, holding.cost);
    n += 1;
  }
  return { gain, cost, n };
}

const known = (line: HoldingLine): boolean => line.value !== null && !line.costUnknown;
const knownRows = (source: EvidenceSource) => holdingRows(HOLDINGS, source.holdings().filter(known), 'unrealised');

export function totalUnrealised(all: readonly Held[]): FigureDefinition {
  const { gain, n } = gains(all);
  return entry(
    defineFigure({
      path: 'positions.total.unrealised',
      unit: 'money',
      source: BOOK,
      name: { zh: '浮动盈亏合计', en: 'Unrealised profit of all positions' },
      meaning: { zh: '各持仓浮动盈亏之和。', en: 'Sum of the unrealised profit of the positions.' },
      symbols: 'Σ (MV − K)',
      terms: [],
      sample: POSITIONS,
      leftOut: NO_GAIN,
      compute: () => (n === 0 ? none('cost_unknown') : value(gain, counted(n, all.length))),
      rows: knownRows,
    }),
  );
}

export function totalUnrealisedRatio(all: readonly Held[]): FigureDefinition {
  const { gain, cost, n } = gains(all);
  return entry(
    defineFigure({
      path: 'positions.total.unrealised_ratio',
      unit: 'ratio',
      source: BOOK,
      name: { zh: '浮动盈亏率合计', en: 'Unrealised profit of all positions, %' },
      meaning: { zh: '浮动盈亏合计除以这些持仓的成本合计。', en: 'Their unrealised profit over their cost.' },
      symbols: 'U / K',
      terms: [
        { symbol: 'U', figure: totalUnrealised(all) },
        {
          symbol: 'K',
          name: { zh: '持仓成本合计', en: 'Cost of those positions' },
          unit: 'money',
          value: (): Result<Exact> => (n === 0 ? none('cost_unknown') : value(cost)),
        },
      ],
      sample: POSITIONS,
      leftOut: NO_GAIN,
      compute() {
        if (n === 0) return none('cost_unknown');
        const paid = toYuan(cost);
        return paid > 0
          ? quotient(toYuan(gain) / paid, counted(n, all.length))
          : none('denominator_not_positive', counted(n, all.length));
      },
    }),
  );
}

export function totalFigures(all: readonly Held[]): readonly FigureDefinition[] {
  return all.length === 0 ? [] : [totalMarketValue(all), totalUnrealised(all), totalUnrealisedRatio(all)];
}

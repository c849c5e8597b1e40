/** How many there are of a holding and what they cost: Q, K and D with the rows that made them. */
import {
  defineFigure,
  entry,
  type FigureDefinition,
  none,
  value,
} from '../../../../src-shared/domain/figures/definition.ts';
import { BOOK, type HoldingMaterial, input, positionFigure } from './holding.ts';

const OPENING_COST = { zh: '期初持仓成本', en: 'Cost of the opening position' };
const PAID = { zh: '买入等的成交金额加费用', en: 'Amounts and fees of what came' };

export function quantityFigure(of: HoldingMaterial): FigureDefinition {
  const { sums } = of;
  return positionFigure(of, 'quantity', {
    name: of.named('持仓数量', 'Quantity'),
    meaning: {
      zh: '自上次清仓以来买入、送股、转入等增加的数量，减去卖出、转出等减少的数量。',
      en: 'What came since the holding was last empty (buys, bonus shares, transfers) less what went.',
    },
    symbols: 'Q = Q0 + I − O',
    terms: [
      input('Q0', 'quantity', { zh: '期初持仓数量', en: 'Quantity of the opening position' }, () =>
        value(sums().openingE2),
      ),
      input('I', 'quantity', { zh: '增加的数量', en: 'Quantity that came' }, () => value(sums().inE2)),
      input('O', 'quantity', { zh: '减少的数量', en: 'Quantity that went' }, () => value(sums().outE2)),
    ],
    conventions: [
      {
        zh: '卖出多于持有时，只减到 0，超出部分列入对账差异。',
        en: 'A sale of more than was held takes the holding to 0; the rest is a break of the reconciliation.',
      },
    ],
    rows: of.trades,
  });
}

export function costFigure(of: HoldingMaterial): FigureDefinition {
  return positionFigure(of, 'cost', {
    name: of.named('持仓成本', 'Cost'),
    meaning: {
      zh: '持有部分的成本（移动加权）：买入按成交金额加费用计入，卖出与转出按数量比例带走。',
      en: 'Cost of what is held, moving average: buys add amount and fees, sales and transfers take their share along.',
    },
    symbols: 'K = K0 + B − L',
    terms: [
      input(
        'K0',
        'money',
        OPENING_COST,
        of.ofCost((sums) => sums.openingCost),
      ),
      input(
        'B',
        'money',
        PAID,
        of.ofCost((sums) => sums.paid),
      ),
      input(
        'L',
        'money',
        { zh: '卖出与转出带走的成本', en: 'Cost that went with sales and transfers' },
        of.ofCost((sums) => sums.costOut),
      ),
    ],
    conventions: [
      {
        zh: '送股与缩股不改变成本；清仓后成本归零。',
        en: 'Bonus shares and merges leave the cost; empty means no cost.',
      },
      {
        zh: '转入时没有成交金额的，清仓前成本未知。',
        en: 'A transfer in without an amount leaves the cost unknown until the holding is empty again.',
      },
    ],
    rows: of.trades,
  });
}

export function dilutedCostFigure(of: HoldingMaterial): FigureDefinition {
  const { holding } = of.held;
  return entry(
    defineFigure({
      path: `${of.path}.diluted_cost`,
      unit: 'money',
      source: BOOK,
      name: of.named('摊薄成本', 'Diluted cost'),
      meaning: {
        zh: '自上次清仓以来净投入的钱：买入减卖出减红利净额，可以为负。',
        en: 'Net money put in since the holding was last empty: bought less sold less net dividends; may be negative.',
      },
      symbols: 'D = K0 + B − S − V − T',
      terms: [
        input(
          'K0',
          'money',
          OPENING_COST,
          of.ofCost((sums) => sums.openingCost),
        ),
        input(
          'B',
          'money',
          PAID,
          of.ofCost((sums) => sums.paid),
        ),
        input(
          'S',
          'money',
          { zh: '卖出等的成交金额减费用', en: 'Amounts less fees of sales' },
          of.ofCost((sums) => sums.received),
        ),
        input(
          'V',
          'money',
          { zh: '红利减红利税', en: 'Dividends less their tax' },
          of.ofCost((sums) => sums.dividends),
        ),
        input(
          'T',
          'money',
          { zh: '转出带走的摊薄成本', en: 'Diluted cost moved out' },
          of.ofCost((sums) => sums.dilutedOut),
        ),
      ],
      conventions: [
        { zh: '空仓期间到账的红利不计入。', en: 'A dividend booked while nothing is held enters no diluted cost.' },
      ],
      compute: () => (holding.costUnknown ? none('cost_unknown') : value(holding.diluted)),
      rows: of.withDividends,
    }),
  );
}

/**
 * What head office's rounding to the cent alone can leave unexplained of a profit: 0.01 × (1 + asset rows at both ends +
 * positions held at either end). Yuan. The reasoning stands in selfCheck/tolerance.ts.
 */
import { checkTolerance } from '../../selfCheck/tolerance.ts';
import { defineFigure, none, value } from '../definition.ts';
import { type Ground, periodGap } from '../ground.ts';
import { assetRows, holdingRows } from '../rows.ts';

const rowsAtEnds = ({ openingRows, assets }: Ground): number => openingRows + assets.rows;

export const checkToleranceFigure = defineFigure({
  path: 'pnl.check_tolerance',
  unit: 'money',
  name: { zh: '自检容差', en: 'Self-check tolerance' },
  meaning: {
    zh: '总部各项金额四舍五入到分所能留下的最大差额；未归因在此以内，盈亏自检即为相符。',
    en: 'The most that rounding to the cent can leave unexplained: within it the self-check of profit holds.',
  },
  symbols: 'T = 0.01 · (1 + R0 + R1 + N)',
  terms: [
    {
      symbol: 'R0',
      name: { zh: '期初资产记录数', en: 'Opening asset rows' },
      unit: 'count',
      value: ({ openingRows }) => value(openingRows),
      rows: (source) =>
        assetRows({ zh: '期初资产记录', en: 'Opening asset rows' }, source.lastAssets(source.period.before)),
    },
    {
      symbol: 'R1',
      name: { zh: '期末资产记录数', en: 'Closing asset rows' },
      unit: 'count',
      value: ({ assets }) => value(assets.rows),
      rows: (source) =>
        assetRows({ zh: '期末资产记录', en: 'Closing asset rows' }, source.lastAssets(source.period.to)),
    },
    {
      symbol: 'N',
      name: { zh: '期初或期末持有的持仓数', en: 'Positions held at either end' },
      unit: 'count',
      value: ({ book }) => value(book.positionsAtEnds),
      rows: (source) => holdingRows({ zh: '期末持仓', en: 'Positions held at the end' }, source.holdings()),
    },
  ],
  source: 'contract/formulas.md, Profit and loss; docs/decisions.md, The self-check of profit',
  conventions: [
    {
      zh: '每个数最多差半分：总资产每行计一分，每个持仓两端各半分，合计本身再计一分。',
      en: 'Each figure is off by half a cent at most: one cent a total, half a cent a position at each end, one for the sum.',
    },
  ],
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(checkTolerance({ assetRows: rowsAtEnds(ground), positions: ground.book.positionsAtEnds }));
  },
});

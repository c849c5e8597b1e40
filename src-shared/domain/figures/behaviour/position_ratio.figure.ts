/** Position ratio 仓位 = V / A at `to`: market value of the book over total assets; above 1 with borrowed money. */
import { toYuan } from '../../../kernel/exact.ts';
import { total } from '../assets/total.figure.ts';
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { MARKET_VALUE, UNPRICED } from './weightTerms.ts';

export const positionRatio = defineFigure({
  path: 'behaviour.position_ratio',
  unit: 'ratio',
  name: { zh: '仓位', en: 'Position ratio' },
  meaning: { zh: '期末证券市值 ÷ 总资产。', en: 'Market value ÷ total assets at the end of the period.' },
  symbols: 'V / A',
  terms: [MARKET_VALUE, { symbol: 'A', figure: entry(total) }],
  source: 'contract/formulas.md, Behaviour (concentration)',
  conventions: [
    {
      zh: '市值取自账簿（数量 × 收盘价，回购按成本），总资产取自总部资产数据。',
      en: "Market value is the book's (quantity × close, repo at cost); total assets are head office's.",
    },
  ],
  leftOut: UNPRICED,
  compute({ assets, holdings }) {
    const more = holdings.unpriced > 0 ? { leftOut: holdings.unpriced } : {};
    if (assets.totalE4 === null) return none('no_asset_row', more);
    if (assets.totalE4 <= 0) return none('denominator_not_positive', more);
    return quotient(toYuan(holdings.value) / (assets.totalE4 / 10_000), more);
  },
});

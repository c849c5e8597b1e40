/** Traded industries: amount of the period's orders by industry over the amount of all orders. Empty without an order. */
import { defineFigure } from '../definition.ts';
import { orderRowsWithSecurity } from '../orderRows.ts';
import { ORDERS, orderShares, SHARE_SYMBOLS, shareTerms } from './orderShares.ts';

export const industries = defineFigure({
  path: 'behaviour.industries',
  unit: 'shares',
  name: { zh: '成交行业占比', en: 'Traded industries' },
  meaning: {
    zh: '期内买卖成交额按证券所属行业的占比。',
    en: "Share of the amount of the period's orders by the industry of the security.",
  },
  symbols: SHARE_SYMBOLS,
  terms: shareTerms('byIndustry', { zh: '有行业的成交额', en: 'Amount of the orders whose security has an industry' }),
  source: 'contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '总部未给行业的证券计入分母，不归入任何一项；按成交时的代码取行业；回购不计。',
      en: 'Securities without an industry count in the denominator, under no key; the industry is that of the code of the row; repo is left out.',
    },
  ],
  sample: { of: ORDERS, minimum: null },
  compute: (ground) => orderShares(ground, 'byIndustry'),
  rows: (source) => orderRowsWithSecurity(source.periodTrades()),
});

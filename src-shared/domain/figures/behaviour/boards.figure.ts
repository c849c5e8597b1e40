/** Traded boards: amount of the period's orders by board over the amount of all orders. Empty without an order. */
import { defineFigure } from '../definition.ts';
import { orderRowsWithSecurity } from '../orderRows.ts';
import { ORDERS, orderShares, SHARE_SYMBOLS, shareTerms } from './orderShares.ts';

export const boards = defineFigure({
  path: 'behaviour.boards',
  unit: 'shares',
  name: { zh: '成交板块占比', en: 'Traded boards' },
  meaning: {
    zh: '期内买卖成交额按证券所属板块（主板、创业板、科创板、北交所）的占比。',
    en: "Share of the amount of the period's orders by the board of the security.",
  },
  symbols: SHARE_SYMBOLS,
  terms: shareTerms('byBoard', { zh: '有板块的成交额', en: 'Amount of the orders whose security has a board' }),
  source: 'contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '总部未给板块的证券计入分母，不归入任何一项；按成交时的代码取板块；回购不计。',
      en: 'Securities without a board count in the denominator, under no key; the board is that of the code of the row; repo is left out.',
    },
  ],
  sample: { of: ORDERS, minimum: null },
  codes: {
    main: { zh: '主板', en: 'Main board' },
    chinext: { zh: '创业板', en: 'ChiNext' },
    star: { zh: '科创板', en: 'STAR' },
    bse: { zh: '北交所', en: 'BSE' },
    none: { zh: '无板块', en: 'No board' },
  },
  compute: (ground) => orderShares(ground, 'byBoard'),
  rows: (source) => orderRowsWithSecurity(source.periodTrades()),
});

/** Panic selling 杀跌 = H / S: share of sell amount after a fall below c over 20 price days. Null below 10 sales. */
import { defineFigure, value } from '../definition.ts';
import { allMoves, MOVE_CONVENTION, MOVES_MINIMUM, movesPastBound, shareAfterMove } from './moveTerms.ts';

export const panic = defineFigure({
  path: 'behaviour.panic',
  unit: 'ratio',
  name: { zh: '杀跌比例', en: 'Panic selling' },
  meaning: {
    zh: '卖出金额中，卖在此前 20 个价格日跌幅超过界限的证券上的占比。',
    en: 'Of the amount sold, the part in securities that had fallen by more than the bound over 20 price days.',
  },
  symbols: 'H(c) / S',
  terms: [
    movesPastBound('panic', 'H(c)', { zh: '跌幅超过界限后的卖出金额', en: 'Sold after a fall past the bound' }),
    allMoves('panic', 'S', { zh: '有 21 个收盘价的卖出金额', en: 'Sold, with 21 closes before' }),
    {
      symbol: 'c',
      name: { zh: '跌幅界限', en: 'Bound of the fall' },
      unit: 'ratio',
      value: ({ settings }) => value(settings.panicPercent / 100),
    },
  ],
  source: 'contract/formulas.md, Behaviour',
  conventions: [MOVE_CONVENTION],
  sample: { of: { zh: '有 21 个收盘价的卖出笔数', en: 'sales with 21 closes before' }, minimum: MOVES_MINIMUM },
  compute: (ground) => shareAfterMove(ground, 'panic'),
});

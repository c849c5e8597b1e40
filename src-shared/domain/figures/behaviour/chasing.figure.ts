/** Chasing 追涨 = H / B: share of buy amount after a rise of more than c over 20 price days. Null below 10 buys. */
import { defineFigure, value } from '../definition.ts';
import { allMoves, MOVE_CONVENTION, MOVES_MINIMUM, movesPastBound, shareAfterMove } from './moveTerms.ts';

export const chasing = defineFigure({
  path: 'behaviour.chasing',
  unit: 'ratio',
  name: { zh: '追涨比例', en: 'Chasing' },
  meaning: {
    zh: '买入金额中，买在此前 20 个价格日涨幅超过界限的证券上的占比。',
    en: 'Of the amount bought, the part in securities that had risen by more than the bound over 20 price days.',
  },
  symbols: 'H(c) / B',
  terms: [
    movesPastBound('chasing', 'H(c)', { zh: '涨幅超过界限后的买入金额', en: 'Bought after a rise past the bound' }),
    allMoves('chasing', 'B', { zh: '有 21 个收盘价的买入金额', en: 'Bought, with 21 closes before' }),
    {
      symbol: 'c',
      name: { zh: '涨幅界限', en: 'Bound of the rise' },
      unit: 'ratio',
      value: ({ settings }) => value(settings.chasePercent / 100),
    },
  ],
  source: 'contract/formulas.md, Behaviour',
  conventions: [MOVE_CONVENTION],
  sample: { of: { zh: '有 21 个收盘价的买入笔数', en: 'buys with 21 closes before' }, minimum: MOVES_MINIMUM },
  compute: (ground) => shareAfterMove(ground, 'chasing'),
});

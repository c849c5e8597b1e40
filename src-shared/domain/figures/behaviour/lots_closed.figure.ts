/** Lots closed: FIFO lot pieces of known age that sell and redeem rows of the period met; a piece is one lot met by one row. */
import { defineFigure } from '../definition.ts';
import { pieceRows } from '../rows.ts';
import { LOT_CONVENTION } from './lotTerms.ts';
import { overPeriod } from './overPeriod.ts';

export const lotsClosed = defineFigure({
  path: 'behaviour.lots_closed',
  unit: 'count',
  name: { zh: '卖出的买入批次', en: 'Lots closed' },
  meaning: {
    zh: '期内卖出和兑付按先进先出对应到的买入批次数；一笔卖出对应几个批次就计几次，两笔卖出对应同一批次计两次。',
    en: 'Purchases that the sales and redemptions of the period met, first in first out; each meeting of a row and a lot counts once.',
  },
  symbols: 'n',
  terms: [],
  source: 'contract/formulas.md, Behaviour',
  conventions: [LOT_CONVENTION],
  compute: (ground) => overPeriod(ground, (habits) => habits.pieces),
  rows: (source) => pieceRows({ zh: '卖出的买入批次', en: 'Lots closed' }, source.pieces()),
});

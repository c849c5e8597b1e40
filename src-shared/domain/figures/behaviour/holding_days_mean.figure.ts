/** Mean holding days = Σ(t·q) / Σq over the lot pieces closed; t calendar days from purchase to sale. Null below 5 pieces. */
import { defineFigure, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { pieceRows } from '../rows.ts';
import { CLOSED_QUANTITY, LOT_CONVENTION, PIECES, PIECES_MINIMUM } from './lotTerms.ts';
import { overPeriod } from './overPeriod.ts';

export const holdingDaysMean = defineFigure({
  path: 'behaviour.holding_days_mean',
  unit: 'days',
  name: { zh: '平均持有天数', en: 'Mean holding days' },
  meaning: {
    zh: '期内卖出的股份平均持有了多少个自然日，按数量加权。',
    en: 'Calendar days that the shares sold in the period had been held, weighted by quantity.',
  },
  symbols: 'Σ(t·q) / Σq',
  terms: [
    {
      symbol: 'Σ(t·q)',
      name: { zh: '持有天数 × 数量合计', en: 'Days held × quantity, summed' },
      unit: 'number',
      value: (ground) => overPeriod(ground, (habits) => habits.pieceDays / 100),
    },
    CLOSED_QUANTITY,
  ],
  source: 'contract/formulas.md, Behaviour',
  conventions: [LOT_CONVENTION],
  sample: { of: PIECES, minimum: PIECES_MINIMUM },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const { pieces: n, pieceDays, pieceQuantity } = habits;
    return n < PIECES_MINIMUM ? none('too_few', { n }) : quotient(pieceDays / pieceQuantity, { n });
  },
  rows: (source) => pieceRows({ zh: '卖出的买入批次', en: 'Lots closed' }, source.pieces()),
});

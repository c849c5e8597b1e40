/**
 * Median holding days: the smallest number of calendar days t at which the quantity closed after at most t days reaches
 * half of all. Null below 5 pieces. Edge: at exactly half the smaller t stands; there is no mean of two middle values.
 */
import { defineFigure, none, type Result, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { pieceRows } from '../rows.ts';
import { CLOSED_QUANTITY, LOT_CONVENTION, PIECES, PIECES_MINIMUM } from './lotTerms.ts';

/** Part of the half within which a sum counts as having reached it: quantities are doubles after a scaling. */
const TOLERANCE = 1e-12;

interface Middle {
  readonly days: number;
  /** Quantity (E2) closed after at most `days`. */
  readonly reachedE2: number;
}

/** Null for no quantity. */
function middleOf(quantityByDays: ReadonlyMap<number, number>): Middle | null {
  const sorted = [...quantityByDays].sort(([a], [b]) => a - b);
  let total = 0;
  for (const [, quantityE2] of sorted) total += quantityE2;
  const half = (total / 2) * (1 - TOLERANCE);
  let reachedE2 = 0;
  for (const [days, quantityE2] of sorted) {
    reachedE2 += quantityE2;
    if (reachedE2 >= half) return { days, reachedE2 };
  }
  return null;
}

export const holdingDaysMedian = defineFigure({
  path: 'behaviour.holding_days_median',
  unit: 'days',
  name: { zh: '持有天数中位数', en: 'Median holding days' },
  meaning: {
    zh: '期内卖出的股份中，至少一半的持有自然日不超过这个天数。',
    en: 'At least half of the shares sold in the period had been held for this number of calendar days or fewer.',
  },
  symbols: 'min { t : Q(t) ≥ Σq / 2 }',
  terms: [
    {
      symbol: 'Q(t)',
      name: { zh: '持有不超过该天数的数量', en: 'Quantity held for at most that number of days' },
      unit: 'quantity',
      value({ period, habits }): Result<number> {
        const gap = periodGap(period);
        if (gap !== null) return none(gap);
        const middle = middleOf(habits.quantityByDays);
        return middle === null ? none('too_few') : value(Math.round(middle.reachedE2));
      },
    },
    CLOSED_QUANTITY,
  ],
  source: 'contract/formulas.md, Behaviour',
  conventions: [
    LOT_CONVENTION,
    {
      zh: '按数量加权；恰好达到一半时取较小的天数。',
      en: 'Weighted by quantity; at exactly half the smaller number of days stands.',
    },
  ],
  sample: { of: PIECES, minimum: PIECES_MINIMUM },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const n = habits.pieces;
    const middle = n < PIECES_MINIMUM ? null : middleOf(habits.quantityByDays);
    return middle === null ? none('too_few', { n }) : value(middle.days, { n });
  },
  rows: (source) => pieceRows({ zh: '卖出的买入批次', en: 'Lots closed' }, source.pieces()),
});

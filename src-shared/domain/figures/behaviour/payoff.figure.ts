/**
 * Payoff ratio 盈亏比 = (G / W) / (|L| / V): mean realised gain over mean realised loss. Null (`too_few`) below 10 round
 * trips, and without a gain or without a loss.
 */
import { toYuan } from '../../../kernel/exact.ts';
import { defineFigure, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { GAINED, LOSSES, LOST, TRIP_CONVENTION, TRIPS, TRIPS_MINIMUM, WINS } from './tripTerms.ts';

export const payoff = defineFigure({
  path: 'behaviour.payoff',
  unit: 'times',
  name: { zh: '盈亏比', en: 'Payoff ratio' },
  meaning: {
    zh: '盈利笔平均赚的是亏损笔平均亏的多少倍。',
    en: 'How many times the mean loss of a losing sale the mean gain of a winning one is.',
  },
  symbols: '(G / W) / (|L| / V)',
  terms: [GAINED, WINS, LOST, LOSSES],
  source: 'contract/formulas.md, Behaviour',
  conventions: [
    TRIP_CONVENTION,
    {
      zh: '没有盈利笔或没有亏损笔时无此值。',
      en: 'There is no value without a trip with a gain or without one with a loss.',
    },
  ],
  sample: { of: TRIPS, minimum: TRIPS_MINIMUM },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const { trips: n, gained, wins, lost, losses } = habits;
    if (n < TRIPS_MINIMUM || wins === 0 || losses === 0) return none('too_few', { n });
    return quotient(toYuan(gained) / wins / (-toYuan(lost) / losses), { n });
  },
});

/** Win rate 胜率 = W / N: share of round trips that realised more than 0. Null below 10 round trips. */
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { roundTrips } from './round_trips.figure.ts';
import { TRIP_CONVENTION, TRIPS, TRIPS_MINIMUM, tripsWithGain, WINS } from './tripTerms.ts';

export const winRate = defineFigure({
  path: 'behaviour.win_rate',
  unit: 'ratio',
  name: { zh: '胜率', en: 'Win rate' },
  meaning: {
    zh: '期内的卖出中，已实现盈利的笔数占比。',
    en: 'Of the sales of the period, the part that realised a gain.',
  },
  symbols: 'W / N',
  terms: [
    { ...WINS, rows: tripsWithGain },
    { symbol: 'N', figure: entry(roundTrips) },
  ],
  source: 'contract/formulas.md, Behaviour',
  conventions: [TRIP_CONVENTION],
  sample: { of: TRIPS, minimum: TRIPS_MINIMUM },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const { trips: n, wins } = habits;
    return n < TRIPS_MINIMUM ? none('too_few', { n }) : quotient(wins / n, { n });
  },
});

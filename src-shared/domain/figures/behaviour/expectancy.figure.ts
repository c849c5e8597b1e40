/** Expectancy = (G + L) / N: mean realised profit of a round trip, exact to 10^-11 yuan. Null below 10 round trips. */
import { add, share } from '../../../kernel/exact.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { roundTrips } from './round_trips.figure.ts';
import { GAINED, LOST, TRIP_CONVENTION, TRIPS, TRIPS_MINIMUM } from './tripTerms.ts';

export const expectancy = defineFigure({
  path: 'behaviour.expectancy',
  unit: 'money',
  name: { zh: '单笔平均盈亏', en: 'Expectancy' },
  meaning: {
    zh: '期内平均每笔卖出的已实现盈亏。',
    en: 'What a sale of the period realised on average.',
  },
  symbols: '(G + L) / N',
  terms: [GAINED, LOST, { symbol: 'N', figure: entry(roundTrips) }],
  source: 'contract/formulas.md, Behaviour',
  conventions: [TRIP_CONVENTION],
  sample: { of: TRIPS, minimum: TRIPS_MINIMUM },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const { trips: n, gained, lost } = habits;
    return n < TRIPS_MINIMUM ? none('too_few', { n }) : value(share(add(gained, lost), 1, n), { n });
  },
});

/** Round trips: sell rows of the period whose cost is known; not redeem, not repo. */
import { defineFigure } from '../definition.ts';
import { tripRows } from '../rows.ts';
import { overPeriod } from './overPeriod.ts';
import { TRIP_CONVENTION } from './tripTerms.ts';

export const roundTrips = defineFigure({
  path: 'behaviour.round_trips',
  unit: 'count',
  name: { zh: '了结交易笔数', en: 'Round trips' },
  meaning: {
    zh: '期内成本已知的卖出笔数。',
    en: 'Sell rows of the period whose cost is known.',
  },
  symbols: 'N',
  terms: [],
  source: 'contract/formulas.md, Behaviour',
  conventions: [TRIP_CONVENTION],
  compute: (ground) => overPeriod(ground, (habits) => habits.trips),
  rows: (source) => tripRows({ zh: '卖出与已实现盈亏', en: 'Sales and what each realised' }, source.trips()),
});

/** PGR = RG / (RG + PG): share of gains that were realised (Odean 1998). Null below 10 in the denominator. */
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { pg } from './pg.figure.ts';
import { rg } from './rg.figure.ts';

/** Least number of cases on a side. */
export const DISPOSITION_MINIMUM = 10;

export const pgr = defineFigure({
  path: 'behaviour.pgr',
  unit: 'ratio',
  name: { zh: '盈利实现比例 PGR', en: 'Proportion of gains realised' },
  meaning: {
    zh: '有卖出的日子里，盈利的持仓中卖出的占多少。',
    en: 'Of the positions that stood at a gain on days with a sale, the part that was sold.',
  },
  symbols: 'PGR = RG / (RG + PG)',
  terms: [
    { symbol: 'RG', figure: entry(rg) },
    { symbol: 'PG', figure: entry(pg) },
  ],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  sample: {
    of: { zh: '盈利的持仓次数（RG + PG）', en: 'positions at a gain (RG + PG)' },
    minimum: DISPOSITION_MINIMUM,
  },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const n = habits.rg + habits.pg;
    return n < DISPOSITION_MINIMUM ? none('too_few', { n }) : quotient(habits.rg / n, { n });
  },
});

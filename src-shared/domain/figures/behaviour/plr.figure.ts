/** PLR = RL / (RL + PL): share of losses that were realised (Odean 1998). Null below 10 in the denominator. */
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { DISPOSITION_MINIMUM } from './pgr.figure.ts';
import { pl } from './pl.figure.ts';
import { rl } from './rl.figure.ts';

export const plr = defineFigure({
  path: 'behaviour.plr',
  unit: 'ratio',
  name: { zh: '亏损实现比例 PLR', en: 'Proportion of losses realised' },
  meaning: {
    zh: '有卖出的日子里，亏损的持仓中卖出的占多少。',
    en: 'Of the positions that stood at a loss on days with a sale, the part that was sold.',
  },
  symbols: 'PLR = RL / (RL + PL)',
  terms: [
    { symbol: 'RL', figure: entry(rl) },
    { symbol: 'PL', figure: entry(pl) },
  ],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  sample: {
    of: { zh: '亏损的持仓次数（RL + PL）', en: 'positions at a loss (RL + PL)' },
    minimum: DISPOSITION_MINIMUM,
  },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const n = habits.rl + habits.pl;
    return n < DISPOSITION_MINIMUM ? none('too_few', { n }) : quotient(habits.rl / n, { n });
  },
});

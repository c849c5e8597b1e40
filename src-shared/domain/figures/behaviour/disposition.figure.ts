/** Disposition effect = PGR − PLR (Odean 1998), −1 … 1. Null where either is: each needs 10 in its own denominator. */
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { pgr } from './pgr.figure.ts';
import { plr } from './plr.figure.ts';

export const disposition = defineFigure({
  path: 'behaviour.disposition',
  unit: 'ratio',
  name: { zh: '处置效应', en: 'Disposition effect' },
  meaning: {
    zh: '盈利实现比例减亏损实现比例；大于 0 表示盈利的持仓卖得更多，亏损的持仓留得更多。',
    en: 'Share of gains realised less share of losses realised; above 0: gains are sold, losses kept, more often.',
  },
  symbols: 'PGR − PLR',
  terms: [
    { symbol: 'PGR', figure: entry(pgr) },
    { symbol: 'PLR', figure: entry(plr) },
  ],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  sample: {
    of: {
      zh: '四项持仓次数之和（RG + PG + RL + PL），盈、亏两侧各至少 10 次',
      en: 'positions on all four sides (RG + PG + RL + PL), at least 10 at a gain and 10 at a loss',
    },
    minimum: null,
  },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { rg, pg, rl, pl } = ground.habits;
    const n = rg + pg + rl + pl;
    const gains = ground.of(pgr);
    if (gains.value === null) return none(gains.reason, { n });
    const losses = ground.of(plr);
    if (losses.value === null) return none(losses.reason, { n });
    return quotient(gains.value - losses.value, { n });
  },
});

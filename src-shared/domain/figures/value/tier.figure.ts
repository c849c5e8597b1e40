/** Tier 客户等级 by average_asset_20, on the unrounded mean: the first of four falling bounds (settings) that it reaches. */
import { exact } from '../../../kernel/exact.ts';
import { tierOf } from '../../value/tier.ts';
import { defineFigure, entry, none, type TermOfInput, value, type Words } from '../definition.ts';
import { averageAsset20 } from './average_asset_20.figure.ts';
import { boundE4, LIFE_SOURCE } from './lifeTerms.ts';

const bound = (symbol: string, at: 0 | 1 | 2 | 3, name: Words): TermOfInput => ({
  symbol,
  name,
  unit: 'money',
  value: ({ settings }) => value(exact(boundE4(settings.tierBounds[at]))),
});

export const tier = defineFigure({
  path: 'value.tier',
  unit: 'word',
  name: { zh: '客户等级', en: 'Tier' },
  meaning: {
    zh: '近20日平均资产达到的第一个下限决定等级：钻石、白金、黄金、成长，都未达到为普通。',
    en: 'The first bound that the average assets of 20 days reach names it: diamond, platinum, gold, growth; none: basic.',
  },
  symbols: 'Ā20 ≥ b1, b2, b3, b4',
  terms: [
    { symbol: 'Ā20', figure: entry(averageAsset20) },
    bound('b1', 0, { zh: '钻石下限', en: 'Bound of diamond' }),
    bound('b2', 1, { zh: '白金下限', en: 'Bound of platinum' }),
    bound('b3', 2, { zh: '黄金下限', en: 'Bound of gold' }),
    bound('b4', 3, { zh: '成长下限', en: 'Bound of growth' }),
  ],
  source: LIFE_SOURCE,
  conventions: [
    { zh: '按未四舍五入的平均数比较，下限含在内。', en: 'Compared before rounding; a bound itself counts as reached.' },
  ],
  codes: {
    diamond: { zh: '钻石', en: 'diamond' },
    platinum: { zh: '白金', en: 'platinum' },
    gold: { zh: '黄金', en: 'gold' },
    growth: { zh: '成长', en: 'growth' },
    basic: { zh: '普通', en: 'basic' },
  },
  compute({ life: { hasAssets, last20 }, settings }) {
    if (!hasAssets || last20.days === 0) return none('no_asset_row');
    return value(tierOf(last20.sumE4 / last20.days, settings.tierBounds));
  },
});

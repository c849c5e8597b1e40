/** Current drawdown: fall of the index of day returns at `to` below its highest value in the period, ≤ 0; 0 at the high. */
import { defineFigure, none, quotient, type Term, value } from '../definition.ts';
import { assetDayRows } from '../rows.ts';
import { gapFacts, returnGap } from './indexGap.ts';

const terms: readonly Term[] = [
  {
    symbol: 'I',
    name: { zh: '期末的收益指数', en: 'Index of day returns at the end' },
    unit: 'number',
    value: ({ returns }) => value(returns.index),
    rows: (source) => assetDayRows({ zh: '资产日与日收益率', en: 'Asset days and day returns' }, source.assetDays()),
  },
  {
    symbol: 'H',
    name: { zh: '期间的最高收益指数', en: 'Highest index in the period' },
    unit: 'number',
    value: ({ returns }) => value(returns.highest.index),
  },
];

export const currentDrawdown = defineFigure({
  path: 'risk.current_drawdown',
  unit: 'ratio',
  name: { zh: '当前回撤', en: 'Current drawdown' },
  meaning: {
    zh: '期末的收益指数比期间最高点低多少；0 表示正处于最高点。',
    en: 'How far the index of day returns stands below its high of the period at the end; 0: it stands at the high.',
  },
  symbols: 'DD = I / H − 1',
  terms,
  source: 'contract/formulas.md, Returns (index of r, start included)',
  conventions: [
    {
      zh: '收益指数从期初的 1 起按日收益率连乘，期初也算作一个点。',
      en: 'The index is the product of day returns from 1 at the start of the period; the start counts as a point.',
    },
  ],
  sample: { of: { zh: '有日收益率的资产日', en: 'asset days with a return' }, minimum: 1 },
  compute(ground) {
    const gap = returnGap(gapFacts(ground));
    const n = ground.returns.counted;
    return gap === null ? quotient(ground.returns.currentFall, { n }) : none(gap);
  },
});

/** Annualised return (1 + TWR)^(365/d) − 1, d calendar days; only for periods of at least 365. Source: formulas.md, Returns. */
import { defineFigure, entry, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { twr } from './twr.figure.ts';

export const twrAnnualised = defineFigure({
  path: 'returns.twr_annualised',
  unit: 'ratio',
  name: { zh: '年化收益率', en: 'Annualised return' },
  meaning: {
    zh: '时间加权收益率折算为一年，期间满365天才计算。',
    en: 'The time-weighted return a year; only from 365 days on.',
  },
  symbols: '(1 + TWR)^(365/d) − 1',
  terms: [
    { symbol: 'TWR', figure: entry(twr) },
    {
      symbol: 'd',
      name: { zh: '日历天数', en: 'Calendar days' },
      unit: 'days',
      value: ({ period }) => value(period.days),
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.period.days < 365) return none('period_under_a_year');
    const whole = ground.of(twr);
    if (whole.value === null) return none(whole.reason);
    return quotient((1 + whole.value) ** (365 / ground.period.days) - 1);
  },
});

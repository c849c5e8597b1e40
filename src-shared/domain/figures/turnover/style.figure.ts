/** Trading style by six-month turnover, on the unrounded figure: the first of three falling bounds (settings) that it reaches. */

import { styleOf } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, type TermOfInput, value, type Words } from '../definition.ts';
import { sixMonthTurnover } from './six_month_turnover.figure.ts';
import { TURNOVER_SOURCE } from './turnoverTerms.ts';

const bound = (symbol: string, at: 0 | 1 | 2, name: Words): TermOfInput => ({
  symbol,
  name,
  unit: 'times',
  value: ({ settings }) => value(settings.styleBounds[at]),
});

export const style = defineFigure({
  path: 'turnover.style',
  unit: 'word',
  name: { zh: '交易风格', en: 'Trading style' },
  meaning: {
    zh: '近六个月周转率达到的第一个下限决定风格：高频、短线、中线，都未达到为长线。',
    en: 'The first bound that six-month turnover reaches names it: high frequency, short term, mid term; none: long term.',
  },
  symbols: 'τ6 ≥ s1, s2, s3',
  terms: [
    { symbol: 'τ6', figure: entry(sixMonthTurnover) },
    bound('s1', 0, { zh: '高频下限', en: 'Bound of high frequency' }),
    bound('s2', 1, { zh: '短线下限', en: 'Bound of short term' }),
    bound('s3', 2, { zh: '中线下限', en: 'Bound of mid term' }),
  ],
  source: TURNOVER_SOURCE,
  conventions: [
    { zh: '按未四舍五入的周转率比较，下限含在内。', en: 'Compared before rounding; a bound itself counts as reached.' },
  ],
  codes: {
    high_frequency: { zh: '高频', en: 'high frequency' },
    short_term: { zh: '短线', en: 'short term' },
    mid_term: { zh: '中线', en: 'mid term' },
    long_term: { zh: '长线', en: 'long term' },
  },
  compute(ground) {
    const six = ground.of(sixMonthTurnover);
    return six.value === null ? none(six.reason) : value(styleOf(six.value, ground.settings.styleBounds));
  },
});

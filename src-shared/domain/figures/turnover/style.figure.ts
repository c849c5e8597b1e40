/** Trading style by six-month turnover, on the unrounded figure; bounds are settings. */

import { styleOf } from '../../turnover/turnover.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { sixMonthTurnover } from './six_month_turnover.figure.ts';

export const style = defineFigure({
  path: 'turnover.style',
  unit: 'word',
  name: { zh: '交易风格', en: 'Trading style' },
  meaning: {
    zh: '按近六个月周转率划分：≥40 高频，≥12 短线，≥3 中线，其余长线（参数）。',
    en: 'By six-month turnover: \u2265 40 high frequency, \u2265 12 short term, \u2265 3 mid term, else long term (settings).',
  },
  symbols: 'τ6 ≥ 40, 12, 3',
  terms: [{ symbol: 'τ6', figure: entry(sixMonthTurnover) }],
  source: 'contract/formulas.md, Turnover \u5468\u8f6c\u7387',
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

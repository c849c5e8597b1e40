/** Sharpe ratio (mean r · 250 − rf) / volatility, rf a setting; null below two returns and at volatility 0. */

import { TRADING_DAYS } from '../../returns/volatility.ts';
import { defineFigure, entry, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { volatility } from './volatility.figure.ts';

export const sharpe = defineFigure({
  path: 'returns.sharpe',
  unit: 'number',
  name: { zh: '夏普比率', en: 'Sharpe ratio' },
  meaning: {
    zh: '（日均收益率 × 250 − 无风险利率）÷ 年化波动率。',
    en: 'Mean day return a year less the risk-free rate, over the volatility.',
  },
  symbols: '(m · 250 − rf) / σ',
  terms: [
    {
      symbol: 'm',
      name: { zh: '日收益率均值', en: 'Mean day return' },
      unit: 'ratio',
      value: ({ returns }) => (returns.counted === 0 ? none('no_day_return') : value(returns.mean)),
    },
    {
      symbol: 'rf',
      name: { zh: '无风险年利率（参数）', en: 'Risk-free rate (a setting)' },
      unit: 'ratio',
      value: ({ settings }) => value(settings.riskFree),
    },
    { symbol: 'σ', figure: entry(volatility) },
  ],
  source: 'Sharpe 1994; contract/formulas.md, Returns',
  sample: { of: { zh: '计入的资产日', en: 'asset days counted' }, minimum: 2 },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const spread = ground.of(volatility);
    if (spread.value === null) return none(spread.reason, { n: ground.returns.counted });
    // A spread that is only the rounding of equal returns is no spread.
    if (spread.value < 1e-12) return none('zero_volatility', { n: ground.returns.counted });
    const { mean, counted: n } = ground.returns;
    return quotient((mean * TRADING_DAYS - ground.settings.riskFree) / spread.value, { n });
  },
});

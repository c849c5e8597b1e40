/** Sharpe ratio of the index (CSI 300) over the client's asset days: (mean × 250 − rf) / σ. Null where σ is 0. */
import { TRADING_DAYS } from '../../returns/volatility.ts';
import { annualSharpe } from '../../risk/annualSpread.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { indexDayRows } from '../indexRows.ts';
import { indexVolatility } from './index_volatility.figure.ts';
import { gapFacts, indexGap, LEFT_OUT_DAYS, PAIRS, SAME_DAYS } from './indexGap.ts';

export const indexSharpe = defineFigure({
  path: 'risk.index_sharpe',
  unit: 'number',
  name: { zh: '沪深300夏普比率', en: 'Sharpe ratio of the CSI 300' },
  meaning: {
    zh: '沪深300在同样日子里每承担一份波动换来的超额收益，可与客户的夏普比率相比。',
    en: "Excess return per unit of volatility of the CSI 300 on the same days, beside the client's own.",
  },
  symbols: 'Sharpe = (m − rf) / σ',
  terms: [
    {
      symbol: 'm',
      name: { zh: '指数日收益率平均值 × 250', en: 'Mean day return of the index × 250' },
      unit: 'ratio',
      value: ({ index }) => (index.sums.n === 0 ? none('no_benchmark') : value(index.sums.meanX * TRADING_DAYS)),
      rows: indexDayRows,
    },
    {
      symbol: 'rf',
      name: { zh: '无风险年利率', en: 'Risk-free rate a year' },
      unit: 'ratio',
      value: ({ settings }) => value(settings.riskFree),
    },
    { symbol: 'σ', figure: entry(indexVolatility) },
  ],
  source: 'Sharpe 1994; contract/formulas.md, Returns',
  conventions: [SAME_DAYS],
  sample: { of: PAIRS, minimum: 2 },
  leftOut: LEFT_OUT_DAYS,
  compute(ground) {
    const gap = indexGap(gapFacts(ground));
    if (gap !== null) return none(gap);
    const { sums, leftOut } = ground.index;
    const more = { n: sums.n, ...(leftOut > 0 && { leftOut }) };
    const sharpe = annualSharpe(sums.meanX, sums.squaresX, sums.n, ground.settings.riskFree);
    return sharpe.value === null ? none(sharpe.reason, more) : value(sharpe.value, more);
  },
});

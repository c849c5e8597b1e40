/** Volatility of the index (CSI 300) over the client's asset days: √(S / (n − 1)) × √250. Null below two returns. */
import { annualSpread } from '../../risk/annualSpread.ts';
import { defineFigure, none, value } from '../definition.ts';
import { indexDayRows } from '../indexRows.ts';
import { gapFacts, indexGap, LEFT_OUT_DAYS, PAIRS, SAME_DAYS } from './indexGap.ts';

export const indexVolatility = defineFigure({
  path: 'risk.index_volatility',
  unit: 'ratio',
  name: { zh: '沪深300年化波动率', en: 'Volatility of the CSI 300' },
  meaning: {
    zh: '沪深300在客户资产日上的日收益率样本标准差 × √250，可与客户的年化波动率相比。',
    en: "Sample standard deviation of the CSI 300's day returns on the client's asset days × √250, beside the client's own.",
  },
  symbols: 'σ = √(S / (n − 1)) × √250',
  terms: [
    {
      symbol: 'S',
      name: { zh: '指数日收益率的离差平方和', en: 'Sum of squared deviations of the day returns' },
      unit: 'number',
      value: ({ index }) => value(index.sums.squaresX),
      rows: indexDayRows,
    },
    {
      symbol: 'n',
      name: { zh: '两边都有日收益率的资产日', en: 'Asset days with both returns' },
      unit: 'count',
      value: ({ index }) => value(index.sums.n),
    },
  ],
  source: 'contract/formulas.md, Returns (volatility)',
  conventions: [SAME_DAYS],
  sample: { of: PAIRS, minimum: 2 },
  leftOut: LEFT_OUT_DAYS,
  compute(ground) {
    const gap = indexGap(gapFacts(ground));
    if (gap !== null) return none(gap);
    const { sums, leftOut } = ground.index;
    const more = { n: sums.n, ...(leftOut > 0 && { leftOut }) };
    const spread = annualSpread(sums.squaresX, sums.n);
    return spread.value === null ? none(spread.reason, more) : value(spread.value, more);
  },
});

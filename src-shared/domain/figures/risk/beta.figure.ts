/** Beta of the client against the CSI 300: C / V over the days with both returns. Null below 60 days and where V is 0. */
import { TRADING_DAYS } from '../../returns/volatility.ts';
import { beta as betaOf, LEAST_DAYS } from '../../risk/beta.ts';
import { defineFigure, none, type Result, value } from '../definition.ts';
import type { Ground } from '../ground.ts';
import { indexDayRows } from '../indexRows.ts';
import { gapFacts, indexGap, LEFT_OUT_DAYS, PAIRS, SAME_DAYS } from './indexGap.ts';

const perYear =
  (pick: 'products' | 'squaresX') =>
  ({ index: { sums } }: Ground): Result<number> =>
    sums.n < 2 ? none('too_few') : value((sums[pick] / (sums.n - 1)) * TRADING_DAYS);

export const beta = defineFigure({
  path: 'risk.beta',
  unit: 'number',
  name: { zh: '贝塔（沪深300）', en: 'Beta (CSI 300)' },
  meaning: {
    zh: '期间内沪深300每变动 1%，客户资产平均同向变动百分之几；含现金，是实际做出来的结果。',
    en: "By how many per cent the client's assets moved, on average, when the CSI 300 moved by 1 %; cash included.",
  },
  symbols: 'β = C / V',
  terms: [
    {
      symbol: 'C',
      name: { zh: '客户与指数日收益率的协方差 × 250', en: 'Covariance of the day returns of client and index × 250' },
      unit: 'number',
      value: perYear('products'),
      rows: indexDayRows,
    },
    {
      symbol: 'V',
      name: { zh: '指数日收益率的方差 × 250', en: 'Variance of the day returns of the index × 250' },
      unit: 'number',
      value: perYear('squaresX'),
    },
  ],
  source: 'Sharpe 1963, single-index model',
  conventions: [SAME_DAYS],
  sample: { of: PAIRS, minimum: LEAST_DAYS },
  leftOut: LEFT_OUT_DAYS,
  compute(ground) {
    const gap = indexGap(gapFacts(ground));
    if (gap !== null) return none(gap);
    const { sums, leftOut } = ground.index;
    const more = { n: sums.n, ...(leftOut > 0 && { leftOut }) };
    const result = betaOf(sums);
    return result.value === null ? none(result.reason, more) : value(result.value, more);
  },
});

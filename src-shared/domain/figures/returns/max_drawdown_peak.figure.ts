/** Drawdown peak: a day; null where the index never fell. */
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { maxDrawdown } from './max_drawdown.figure.ts';

export const maxDrawdownPeak = defineFigure({
  path: 'returns.max_drawdown_peak',
  unit: 'date',
  name: { zh: '最大回撤高点日', en: 'Drawdown peak' },
  meaning: { zh: '最大回撤的起点日期。', en: 'Day of the high of the deepest fall.' },
  symbols: 'date of max drawdown',
  terms: [{ symbol: 'D', figure: entry(maxDrawdown) }],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    return ground.returns.fall === 0 ? none('no_drawdown') : value(ground.returns.peakOn);
  },
});

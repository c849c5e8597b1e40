/** Day of the high before the deepest fall; null where the index never fell. Source: formulas.md, Returns. */
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { maxDrawdown } from './max_drawdown.figure.ts';

export const maxDrawdownPeak = defineFigure({
  path: 'returns.max_drawdown_peak',
  unit: 'date',
  name: { zh: '最大回撤高点日', en: 'Drawdown peak' },
  meaning: { zh: '最大回撤起点：收益指数此前最高的一日。', en: 'Day of the highest index before the deepest fall.' },
  symbols: 'H',
  terms: [{ symbol: 'MDD', figure: entry(maxDrawdown) }],
  conventions: [
    {
      zh: '高点就在期初的，写期初前最近的资产日。',
      en: 'Where the high is the start itself: the last asset day before the period.',
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    return ground.returns.fall === 0 ? none('no_drawdown') : value(ground.returns.peakOn);
  },
});

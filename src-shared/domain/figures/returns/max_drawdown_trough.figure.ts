/** Drawdown trough: a day; null where the index never fell. */
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { maxDrawdown } from './max_drawdown.figure.ts';

export const maxDrawdownTrough = defineFigure({
  path: 'returns.max_drawdown_trough',
  unit: 'date',
  name: { zh: '最大回撤低点日', en: 'Drawdown trough' },
  meaning: { zh: '最大回撤的最低点日期。', en: 'Day of the low of the deepest fall.' },
  symbols: 'date of max drawdown',
  terms: [{ symbol: 'D', figure: entry(maxDrawdown) }],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    return ground.returns.fall === 0 ? none('no_drawdown') : value(ground.returns.troughOn);
  },
});

/** Day of the low of the deepest fall; null where the index never fell. Source: formulas.md, Returns. */
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { maxDrawdown } from './max_drawdown.figure.ts';

export const maxDrawdownTrough = defineFigure({
  path: 'returns.max_drawdown_trough',
  unit: 'date',
  name: { zh: '最大回撤低点日', en: 'Drawdown trough' },
  meaning: {
    zh: '最大回撤终点：收益指数跌得最深的一日，同样深的取最早一日。',
    en: 'Day on which the deepest fall is reached, the first of equally deep ones.',
  },
  symbols: 'L',
  terms: [{ symbol: 'MDD', figure: entry(maxDrawdown) }],
  conventions: [
    {
      zh: '低点之后是否回到高点不影响此日期。',
      en: 'Whether the index came back to its high afterwards does not matter.',
    },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    return ground.returns.fall === 0 ? none('no_drawdown') : value(ground.returns.troughOn);
  },
});

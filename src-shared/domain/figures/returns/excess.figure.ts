/** Excess return: TWR − CSI 300; the reason of whichever is missing. */
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { benchmark } from './benchmark.figure.ts';
import { twr } from './twr.figure.ts';

export const excess = defineFigure({
  path: 'returns.excess',
  unit: 'ratio',
  name: { zh: '超额收益', en: 'Excess return' },
  meaning: { zh: '时间加权收益率减沪深300同期涨跌幅。', en: 'Time-weighted return less the CSI 300.' },
  symbols: 'TWR − B',
  terms: [
    { symbol: 'TWR', figure: entry(twr) },
    { symbol: 'B', figure: entry(benchmark) },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  compute(ground) {
    const own = ground.of(twr);
    if (own.value === null) return none(own.reason);
    const index = ground.of(benchmark);
    return index.value === null ? none(index.reason) : quotient(own.value - index.value);
  },
});

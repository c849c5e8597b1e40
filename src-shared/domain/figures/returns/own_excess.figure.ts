/** Excess over the index chosen for this client: TWR − own benchmark; the reason of whichever is missing. */
import { defineFigure, entry, none, quotient } from '../definition.ts';
import { ownBenchmark } from './own_benchmark.figure.ts';
import { twr } from './twr.figure.ts';

export const ownExcess = defineFigure({
  path: 'returns.own_excess',
  unit: 'ratio',
  name: { zh: '相对自选基准的超额收益', en: 'Excess over own benchmark' },
  meaning: {
    zh: '时间加权收益率减选定指数的同期涨跌幅。',
    en: 'Time-weighted return less the index chosen for this client.',
  },
  symbols: 'TWR − B',
  terms: [
    { symbol: 'TWR', figure: entry(twr) },
    { symbol: 'B', figure: entry(ownBenchmark) },
  ],
  source: 'contract/formulas.md, Returns; GIPS',
  ofClientAlone: true,
  compute(ground) {
    const own = ground.of(twr);
    if (own.value === null) return none(own.reason);
    const index = ground.of(ownBenchmark);
    return index.value === null ? none(index.reason) : quotient(own.value - index.value);
  },
});

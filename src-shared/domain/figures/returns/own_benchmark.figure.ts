/** The index chosen for this client: last close on or before `to` over the last one on or before the day before, − 1. */

import { benchmarkRows } from '../benchmarkRows.ts';
import { defineFigure, none, quotient, type Result, value } from '../definition.ts';
import { type Ground, periodGap } from '../ground.ts';

function close({ ownBenchmark }: Ground, end: 'startE4' | 'endE4'): Result<number> {
  if (ownBenchmark === null) return none('no_own_benchmark');
  const closeE4 = ownBenchmark[end];
  return closeE4 === null ? none('no_index_close') : value(closeE4);
}

export const ownBenchmark = defineFigure({
  path: 'returns.own_benchmark',
  unit: 'ratio',
  name: { zh: '自选基准', en: 'Own benchmark' },
  meaning: {
    zh: '为该客户选定的指数同期涨跌幅。',
    en: 'The index chosen for this client, over the same days.',
  },
  symbols: 'B = E / S − 1',
  terms: [
    {
      symbol: 'E',
      name: { zh: '期末收盘', en: 'Close at the end' },
      unit: 'price',
      value: (ground) => close(ground, 'endE4'),
    },
    {
      symbol: 'S',
      name: { zh: '期初前一日收盘', en: 'Close on the day before' },
      unit: 'price',
      value: (ground) => close(ground, 'startE4'),
    },
  ],
  conventions: [
    {
      zh: '两端各取当日或之前最近的收盘价；价格指数，不含股息。未为客户选定指数时不计算。',
      en: 'At each end the last close on or before it; a price index, without dividends. Not computed while no index is chosen.',
    },
  ],
  source: 'contract/formulas.md, Returns: as the CSI 300, with the index that the branch chose for the client',
  ofClientAlone: true,
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const end = close(ground, 'endE4');
    if (end.value === null) return none(end.reason);
    const start = close(ground, 'startE4');
    if (start.value === null) return none(start.reason);
    return start.value === 0 ? none('no_index_close') : quotient(end.value / start.value - 1);
  },
  rows: (source) => benchmarkRows({ zh: '指数收盘', en: 'Closes of the index' }, source.ownBenchmark()),
});

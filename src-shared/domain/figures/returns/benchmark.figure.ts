/** Benchmark: last close of IX 000300 on or before `to` over the last one on or before the day before the period, − 1. */

import { benchmarkRows } from '../benchmarkRows.ts';
import { defineFigure, none, quotient, value } from '../definition.ts';
import { periodGap } from '../ground.ts';

export const benchmark = defineFigure({
  path: 'returns.benchmark',
  unit: 'ratio',
  name: { zh: '沪深300', en: 'CSI 300' },
  meaning: { zh: '沪深300指数同期涨跌幅。', en: 'The CSI 300 over the same days.' },
  symbols: 'B = E / S − 1',
  terms: [
    {
      symbol: 'E',
      name: { zh: '期末收盘', en: 'Close at the end' },
      unit: 'price',
      value: ({ benchmark: { endE4 } }) => (endE4 === null ? none('no_benchmark') : value(endE4)),
    },
    {
      symbol: 'S',
      name: { zh: '期初前一日收盘', en: 'Close on the day before' },
      unit: 'price',
      value: ({ benchmark: { startE4 } }) => (startE4 === null ? none('no_benchmark') : value(startE4)),
    },
  ],
  conventions: [
    {
      zh: '两端各取当日或之前最近的收盘价；价格指数，不含股息。',
      en: 'At each end the last close on or before it; a price index, without dividends.',
    },
  ],
  source: 'contract/formulas.md, Returns: IX 000300 closes',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { startE4, endE4 } = ground.benchmark;
    return startE4 === null || endE4 === null || startE4 === 0 ? none('no_benchmark') : quotient(endE4 / startE4 - 1);
  },
  rows: (source) => benchmarkRows({ zh: '指数收盘', en: 'Closes of the index' }, source.benchmark()),
});

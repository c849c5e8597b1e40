/** Profit of the period: A(to) − A(day before) − ΣF, the figure of record. Yuan; null without a value of some transfer. */

import { exact, subtract } from '../../../kernel/exact.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { assetRows } from '../rows.ts';
import { netFlow } from './net_flow.figure.ts';

export const pnl = defineFigure({
  path: 'pnl.pnl',
  unit: 'money',
  name: { zh: '期间盈亏', en: 'Profit' },
  meaning: {
    zh: '期末资产减期初资产再减净流入：以资产与流水为准的盈亏。',
    en: 'Closing less opening assets less net flow: the figure of record.',
  },
  symbols: 'P = A1 − A0 − F',
  terms: [
    {
      symbol: 'A1',
      name: { zh: '期末总资产 A(to)', en: 'Closing assets A(to)' },
      unit: 'money',
      value: ({ closingE4 }) => (closingE4 === null ? none('no_asset_row') : value(exact(closingE4))),
      rows: (source) =>
        assetRows({ zh: '期末资产记录', en: 'Closing asset rows' }, source.lastAssets(source.period.to)),
    },
    {
      symbol: 'A0',
      name: { zh: '期初前一日总资产', en: 'Assets on the day before' },
      unit: 'money',
      value: ({ openingE4 }) => (openingE4 === null ? none('no_asset_row') : value(exact(openingE4))),
      rows: (source) =>
        assetRows({ zh: '期初资产记录', en: 'Opening asset rows' }, source.lastAssets(source.period.before)),
    },
    { symbol: 'F', figure: entry(netFlow) },
  ],
  source: 'contract/formulas.md, Profit and loss',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const flow = ground.of(netFlow);
    if (flow.value === null) return none(flow.reason);
    const { openingE4, closingE4 } = ground;
    if (openingE4 === null || closingE4 === null) return none('no_asset_row');
    return value(subtract(exact(closingE4 - openingE4), flow.value));
  },
});

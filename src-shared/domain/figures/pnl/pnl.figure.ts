/** Profit of the period: A(to) − A(day before) − ΣF, the figure of record. Yuan; null without a value of some transfer. */

import { exact, subtract } from '../../../kernel/exact.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { CLOSING, OPENING } from '../endTerms.ts';
import { periodGap } from '../ground.ts';
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
  terms: [CLOSING, OPENING, { symbol: 'F', figure: entry(netFlow) }],
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

/** F: external flows of the period, bank flows and transfers, signed. Yuan; null where a transfer has no value. */

import { add, ZERO } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { externalFlowRows } from '../rows.ts';

export const netFlow = defineFigure({
  path: 'pnl.net_flow',
  unit: 'money',
  name: { zh: '净流入', en: 'Net flow' },
  meaning: {
    zh: '期间银证转账与转托管的净额，转出为负，不算盈亏。',
    en: 'Bank transfers and securities transferred in, less those out. Not a profit.',
  },
  symbols: 'F = Σ flows',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  conventions: [
    {
      zh: '转托管未给金额的，按数量 × 当日或之前最近收盘价计值；两者都没有时净流入不明。',
      en: 'A transfer without an amount counts as quantity × last close on or before its day; without either the net flow is unknown.',
    },
  ],
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    return value(ground.book.flows.reduce((sum, flow) => add(sum, flow.value), ZERO));
  },
  rows: (source) =>
    externalFlowRows(
      { zh: '期间的银证转账与转托管', en: 'Bank flows and transfers of the period' },
      source.periodFlows(),
      source.periodTrades(),
    ),
});

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
    zh: '期间银行转账与托管转入转出的净额，转出为负。',
    en: 'Bank transfers and securities transferred in, less those out.',
  },
  symbols: 'F = Σ flows',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  conventions: [
    {
      zh: '转入证券未给金额的，按当日或之前最近收盘价计值。',
      en: 'A transfer without an amount counts at the last close on or before its day.',
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
      { zh: '期间的资金与证券转入转出', en: 'Bank flows and transfers of the period' },
      source.periodFlows(),
      source.periodTrades(),
    ),
});

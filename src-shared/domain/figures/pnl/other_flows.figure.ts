/** Other 其他收支: Σ cash flows of kind other of the period, as signed by head office. Yuan. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { flowRows } from '../rows.ts';

export const otherFlows = defineFigure({
  path: 'pnl.other_flows',
  unit: 'money',
  name: { zh: '其他收支', en: 'Other' },
  meaning: { zh: '期间资金流水中的其他收支。', en: 'Cash flows of kind other.' },
  symbols: 'Σ other',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.book.otherFlows);
  },
  rows: (source) =>
    flowRows(
      { zh: '其他流水', en: 'Other rows' },
      source.periodFlows().filter((flow) => flow.kind === 'other'),
    ),
});

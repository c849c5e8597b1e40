/** Interest 利息: Σ cash flows of kind interest of the period, as signed by head office. Yuan. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { flowRows } from '../rows.ts';

export const interest = defineFigure({
  path: 'pnl.interest',
  unit: 'money',
  name: { zh: '利息', en: 'Interest' },
  meaning: { zh: '期间资金流水中的利息。', en: 'Cash flows of kind interest.' },
  symbols: 'Σ interest',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.book.interest);
  },
  rows: (source) =>
    flowRows(
      { zh: '利息流水', en: 'Interest rows' },
      source.periodFlows().filter((flow) => flow.kind === 'interest'),
    ),
});

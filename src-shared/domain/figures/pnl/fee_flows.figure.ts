/** Fees charged 其他收费 of the period. Yuan, exact; see contract/formulas.md, Profit and loss. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { flowRows } from '../rows.ts';

export const feeFlows = defineFigure({
  path: 'pnl.fee_flows',
  unit: 'money',
  name: { zh: '其他收费', en: 'Fees charged' },
  meaning: { zh: '期间资金流水中的收费。', en: 'Cash flows of kind fee.' },
  symbols: 'Σ fee',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.book.feeFlows);
  },
  rows: (source) =>
    flowRows(
      { zh: '收费流水', en: 'Fee rows' },
      source.periodFlows().filter((flow) => flow.kind === 'fee'),
    ),
});

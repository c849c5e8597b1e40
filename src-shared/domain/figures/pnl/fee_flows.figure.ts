/** Fees charged 其他收费: Σ cash flows of kind fee, as signed by head office. Yuan; the fees of trade rows are not in it. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { flowRows } from '../rows.ts';

export const feeFlows = defineFigure({
  path: 'pnl.fee_flows',
  unit: 'money',
  name: { zh: '其他收费', en: 'Fees charged' },
  meaning: {
    zh: '期间资金流水中的收费，不含逐笔交易费用。',
    en: 'Cash flows of kind fee; the fees of trades are not among them.',
  },
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

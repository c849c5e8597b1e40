/** XIRR: the root in (−1, ∞), solved to 1e-9; null where all amounts have one sign or no rate solves them. */

import { xirr as solve } from '../../../kernel/xirr.ts';
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { externalFlowRows } from '../rows.ts';
import { timedFlows } from '../timedFlows.ts';

export const xirr = defineFigure({
  path: 'returns.xirr',
  unit: 'ratio',
  name: { zh: '内部收益率 XIRR', en: 'XIRR' },
  meaning: {
    zh: '使期初投入、各次进出与期末资产折现后为零的年收益率。',
    en: 'The yearly rate at which opening assets, flows and closing assets discount to nothing.',
  },
  symbols: 'Σ c·(1 + x)^(−t/365) = 0',
  terms: [
    {
      symbol: 'c',
      name: { zh: '−期初资产、−各次进出、+期末资产', en: 'minus opening assets, minus flows, plus closing assets' },
      unit: 'count',
      value: ({ book }) => value(book.flows.length + 2),
      rows: (source) =>
        externalFlowRows(
          { zh: '期间的资金与证券进出', en: 'Flows of the period' },
          source.periodFlows(),
          source.periodTrades(),
        ),
    },
  ],
  source: "Excel's XIRR; contract/formulas.md, Returns",
  conventions: [
    { zh: '有多个解时取 ln(1 + x) 最接近 0 的一个。', en: 'Of several roots the one nearest to 0 in ln(1 + x).' },
  ],
  sample: { of: { zh: '期间的资金进出', en: 'flows of the period' }, minimum: null },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    const { openingE4, closingE4, book, period } = ground;
    if (openingE4 === null || closingE4 === null) return none('no_asset_row');
    const flows = timedFlows(book.flows, period.before).map(({ day, yuan }) => ({ day, yuan: -yuan }));
    const result = solve([
      { day: 0, yuan: -openingE4 / 10_000 },
      ...flows,
      { day: period.days, yuan: closingE4 / 10_000 },
    ]);
    return result.value === null ? none(result.reason) : value(result.value, { n: book.flows.length });
  },
});

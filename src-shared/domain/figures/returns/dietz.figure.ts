/** Modified Dietz over the period, weights (T − t)/T in calendar days from the day before; null at a base ≤ 0. */

import { exact } from '../../../kernel/exact.ts';
import { modifiedDietz } from '../../returns/dietz.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { netFlow } from '../pnl/net_flow.figure.ts';
import { assetRows } from '../rows.ts';
import { timedFlows } from '../timedFlows.ts';

export const dietz = defineFigure({
  path: 'returns.dietz',
  unit: 'ratio',
  name: { zh: '修正 Dietz 收益率', en: 'Modified Dietz return' },
  meaning: { zh: '盈亏除以按天数加权的投入资金。', en: 'Profit over the money that was at work, weighted by days.' },
  symbols: '(A1 − A0 − F) / (A0 + Σ f·(T − t)/T)',
  terms: [
    {
      symbol: 'A1',
      name: { zh: '期末总资产', en: 'Closing assets' },
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
    {
      symbol: 'T',
      name: { zh: '日历天数', en: 'Calendar days' },
      unit: 'days',
      value: ({ period }) => value(period.days),
    },
  ],
  source: 'Dietz; contract/formulas.md, Returns',
  sample: { of: { zh: '期间的资金进出', en: 'flows of the period' }, minimum: null },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    if (ground.book.unvaluedTransfers > 0) return none('transfer_without_price');
    const { openingE4, closingE4, book, period } = ground;
    if (openingE4 === null || closingE4 === null) return none('no_asset_row');
    const result = modifiedDietz(
      openingE4 / 10_000,
      closingE4 / 10_000,
      timedFlows(book.flows, period.before),
      period.days,
    );
    return result.value === null ? none(result.reason) : value(result.value, { n: book.flows.length });
  },
});

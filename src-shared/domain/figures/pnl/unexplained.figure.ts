/**
 * What of the profit no part explains: pnl − Σ profit of securities (and dividends that name none) − interest − fees
 * charged − other. Yuan; shown, never spread. Securities without a profit are left out and counted.
 */

import { add, subtract } from '../../../kernel/exact.ts';
import { defineFigure, entry, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { leftOutOf } from '../leftOut.ts';
import { feeFlows } from './fee_flows.figure.ts';
import { interest } from './interest.figure.ts';
import { otherFlows } from './other_flows.figure.ts';
import { partRows } from './partRows.ts';
import { pnl } from './pnl.figure.ts';

export const unexplained = defineFigure({
  path: 'pnl.unexplained',
  unit: 'money',
  name: { zh: '未归因', en: 'Unexplained' },
  meaning: {
    zh: '盈亏减去各证券盈亏、利息、收费与其他：账簿与总部资产之间的差额，列示而不分摊。',
    en: 'Profit less the profit of every security, interest, fees and other: shown, never spread.',
  },
  symbols: 'U = P − S − I − C − O',
  terms: [
    { symbol: 'P', figure: entry(pnl) },
    {
      symbol: 'S',
      name: {
        zh: '各证券盈亏之和，含未指明证券的分红',
        en: 'Sum of the profit of the securities, dividends that name none included',
      },
      unit: 'money',
      value: ({ book }) => value(book.parts, leftOutOf(book.partsLeftOut)),
      rows: partRows,
    },
    { symbol: 'I', figure: entry(interest) },
    { symbol: 'C', figure: entry(feeFlows) },
    { symbol: 'O', figure: entry(otherFlows) },
  ],
  source: 'contract/formulas.md, Profit and loss',
  leftOut: {
    zh: '缺少价格或转托管金额而算不出盈亏的证券，未计入',
    en: 'securities without a profit (no price, or a transfer that nothing values), left out',
  },
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { parts, interest: paid, feeFlows: charged, otherFlows: rest, partsLeftOut } = ground.book;
    const whole = ground.of(pnl);
    if (whole.value === null) return none(whole.reason, leftOutOf(partsLeftOut));
    const known = [parts, paid, charged, rest].reduce(add);
    return value(subtract(whole.value, known), leftOutOf(partsLeftOut));
  },
});

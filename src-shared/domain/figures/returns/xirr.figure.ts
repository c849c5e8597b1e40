/** XIRR: the root in (−1, ∞), solved to 1e-9; null where all amounts have one sign or no rate solves them. */

import { xirr as solve } from '../../../kernel/xirr.ts';
import { defineFigure, none, value } from '../definition.ts';
import { CLOSING, OPENING } from '../endTerms.ts';
import { periodGap } from '../ground.ts';
import { timedFlowRows } from '../timedFlowRows.ts';
import { timedFlows } from '../timedFlows.ts';

export const xirr = defineFigure({
  path: 'returns.xirr',
  unit: 'ratio',
  name: { zh: '内部收益率', en: 'XIRR' },
  meaning: {
    zh: '计入每笔资金进出时间的年收益率：使期初资产、各笔进出与期末资产折现之和为零。',
    en: 'The yearly rate at which opening assets, flows and closing assets discount to nothing.',
  },
  symbols: 'x: −A0 − Σ f·(1 + x)^(−t/365) + A1·(1 + x)^(−T/365) = 0',
  terms: [
    OPENING,
    {
      symbol: 'f',
      name: { zh: '期间进出的笔数，各在第 t 天', en: 'Flows of the period, each on day t' },
      unit: 'count',
      value: ({ book }) => (book.unvaluedTransfers > 0 ? none('transfer_without_price') : value(book.flows.length)),
      rows: (source) => timedFlowRows({ zh: '各笔进出及其天数', en: 'Flows and their days' }, source),
    },
    CLOSING,
    {
      symbol: 'T',
      name: { zh: '期间的日历天数', en: 'Calendar days of the period' },
      unit: 'days',
      value: ({ period }) => value(period.days),
    },
  ],
  source: "Excel's XIRR; contract/formulas.md, Returns",
  conventions: [
    {
      zh: '天数从期初前一日起算，一年按 365 天；有多个解时取 ln(1 + x) 最接近 0 的一个。',
      en: 'Days count from the day before the period, a year has 365; of several roots the one nearest to 0 in ln(1 + x).',
    },
  ],
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    const { openingE4, closingE4, book, period } = ground;
    if (book.unvaluedTransfers > 0) return none('transfer_without_price');
    if (openingE4 === null || closingE4 === null) return none('no_asset_row');
    const flows = timedFlows(book.flows, period.before).map(({ day, yuan }) => ({ day, yuan: -yuan }));
    return solve([{ day: 0, yuan: -openingE4 / 10_000 }, ...flows, { day: period.days, yuan: closingE4 / 10_000 }]);
  },
});

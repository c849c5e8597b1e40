/** Dividends 分红净额: Σ dividend + dividend_tax (negative) of the period. Yuan; also those that name no security. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { flowRows } from '../rows.ts';

export const dividends = defineFigure({
  path: 'pnl.dividends',
  unit: 'money',
  name: { zh: '分红净额', en: 'Dividends, net' },
  meaning: { zh: '期间收到的红利减红利税。', en: 'Dividends of the period less dividend tax.' },
  symbols: 'Σ (dividend + dividend_tax)',
  terms: [],
  source: 'contract/formulas.md, Profit and loss',
  compute(ground) {
    const gap = periodGap(ground.period);
    if (gap !== null) return none(gap);
    return value(ground.book.dividends);
  },
  rows: (source) =>
    flowRows(
      { zh: '红利与红利税', en: 'Dividends and their tax' },
      source.periodFlows().filter((flow) => flow.kind === 'dividend' || flow.kind === 'dividend_tax'),
    ),
});

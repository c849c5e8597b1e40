/** PG: positions held at a paper gain. Counted as formulas.md, Behaviour, says: the day's low above the cost price. */
import { defineFigure, none, value } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { dispositionRows } from '../rows.ts';

export const pg = defineFigure({
  path: 'behaviour.pg',
  unit: 'count',
  name: { zh: '未卖出的盈利持仓', en: 'Positions kept at a gain' },
  meaning: {
    zh: '有卖出的日子里，前一日收盘持有、当日未卖、当日最低价高于成本价的持仓数。',
    en: "On days with a sale: positions held at the end of the day before and not sold, whose day's low was above cost.",
  },
  symbols: 'PG',
  terms: [],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '最低价缺失时用收盘价；当日无行情不计；回购与成本未知的持仓不计。',
      en: 'The close where the low is missing; no price row that day: not counted; repo and unknown cost are left out.',
    },
  ],
  compute({ period, habits }) {
    const gap = periodGap(period);
    return gap === null ? value(habits.pg) : none(gap);
  },
  rows: (source) =>
    dispositionRows(
      { zh: '未卖出的盈利持仓', en: 'Positions kept at a gain' },
      source.disposition().filter(({ event }) => event.kind === 'paper_gain'),
    ),
});

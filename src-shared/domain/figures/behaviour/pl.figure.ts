/** PL: positions held at a paper loss. Counted as formulas.md, Behaviour, says: the day's high below the cost price. */
import { defineFigure } from '../definition.ts';
import { dispositionRows } from '../rows.ts';
import { overPeriod } from './overPeriod.ts';

export const pl = defineFigure({
  path: 'behaviour.pl',
  unit: 'count',
  name: { zh: '未卖出的亏损持仓', en: 'Positions kept at a loss' },
  meaning: {
    zh: '有卖出的日子里，前一日收盘持有、当日未卖、当日最高价低于成本价的持仓数。',
    en: "On days with a sale: positions held at the end of the day before and not sold, whose day's high was below cost.",
  },
  symbols: 'PL',
  terms: [],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '最高价缺失时用收盘价；当日无行情不计；回购与成本未知的持仓不计。',
      en: 'The close where the high is missing; no price row that day: not counted; repo and unknown cost are left out.',
    },
  ],
  compute: (ground) => overPeriod(ground, (habits) => habits.pl),
  rows: (source) =>
    dispositionRows(
      { zh: '未卖出的亏损持仓', en: 'Positions kept at a loss' },
      source.disposition().filter(({ event }) => event.kind === 'paper_loss'),
    ),
});

/** RL: positions sold at a loss. Counted as formulas.md, Behaviour, says; edge: equal prices count on neither side. */
import { defineFigure } from '../definition.ts';
import { dispositionRows } from '../rows.ts';
import { overPeriod } from './overPeriod.ts';

export const rl = defineFigure({
  path: 'behaviour.rl',
  unit: 'count',
  name: { zh: '卖出亏损的持仓', en: 'Positions sold at a loss' },
  meaning: {
    zh: '有卖出的日子里，卖出均价低于卖出前移动加权成本价的持仓数，每日每只计一次。',
    en: 'On days with a sale: positions sold below their moving-average cost price, each once a day.',
  },
  symbols: 'RL',
  terms: [],
  source: 'Odean 1998; contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '比较当日卖出金额 ÷ 数量与卖出前的成本价，不含费用；相等不计；当日无行情不计；回购与成本未知的持仓不计。',
      en: "The day's amount ÷ quantity against the cost price before the sale, without fees; equal counts on neither side; no price row that day: not counted; repo and unknown cost are left out.",
    },
  ],
  compute: (ground) => overPeriod(ground, (habits) => habits.rl),
  rows: (source) =>
    dispositionRows(
      { zh: '卖出亏损的持仓', en: 'Positions sold at a loss' },
      source.disposition().filter(({ event }) => event.kind === 'realised_loss'),
    ),
});

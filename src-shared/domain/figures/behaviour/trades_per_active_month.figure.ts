/** Trades per active month = N / M: orders of the period over the calendar months that had one. Null without an order. */
import { defineFigure, none, quotient } from '../definition.ts';
import { periodGap } from '../ground.ts';
import { orderRows } from '../orderRows.ts';
import { ORDERS } from './orderShares.ts';
import { overPeriod } from './overPeriod.ts';

export const tradesPerActiveMonth = defineFigure({
  path: 'behaviour.trades_per_active_month',
  unit: 'number',
  name: { zh: '活跃月均成交笔数', en: 'Trades per active month' },
  meaning: {
    zh: '期内有买卖成交的月份，平均每月成交多少笔。',
    en: 'Orders a month, over the calendar months of the period that had one.',
  },
  symbols: 'N / M',
  terms: [
    {
      symbol: 'N',
      name: { zh: '买卖成交笔数', en: 'Orders' },
      unit: 'count',
      value: (ground) => overPeriod(ground, (habits) => habits.orders),
      rows: (source) => orderRows(source.periodTrades()),
    },
    {
      symbol: 'M',
      name: { zh: '有成交的月份数', en: 'Months with an order' },
      unit: 'count',
      value: (ground) => overPeriod(ground, (habits) => habits.activeMonths.size),
    },
  ],
  source: 'contract/formulas.md, Behaviour',
  conventions: [
    {
      zh: '买入、卖出每行计一笔，不含回购；期间首尾的不足月也按一个月计。',
      en: 'Each buy and sell row is one, repo left out; a month that the period cuts counts as one.',
    },
  ],
  sample: { of: ORDERS, minimum: null },
  compute({ period, habits }) {
    const gap = periodGap(period);
    if (gap !== null) return none(gap);
    const { orders: n, activeMonths } = habits;
    return activeMonths.size === 0 ? none('no_volume', { n }) : quotient(n / activeMonths.size, { n });
  },
});

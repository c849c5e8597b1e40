/**
 * Turnover of the six calendar months that end on `to`, whatever the period: volume / mean A(d), two-sided, not annualised.
 * Times; the base of the style. A newer client counts from the day after his first asset day.
 */

import { exact } from '../../../kernel/exact.ts';
import { turnover as ratioOf } from '../../turnover/turnover.ts';
import { defineFigure, none, value } from '../definition.ts';
import { meanExact, meanOf } from '../means.ts';
import { assetDayRows, tradeRows } from '../rows.ts';
import { ASSET_DAYS, LEAST_BASE, TURNOVER_SOURCE } from './turnoverTerms.ts';

export const sixMonthTurnover = defineFigure({
  path: 'turnover.six_month_turnover',
  unit: 'times',
  name: { zh: '近六个月周转率', en: 'Six-month turnover' },
  meaning: {
    zh: '截至期末六个自然月的成交额除以平均资产，双边，不年化。',
    en: 'Volume of the six calendar months that end with the period over average assets, two-sided, not annualised.',
  },
  symbols: 'V6 / Ā6',
  terms: [
    {
      symbol: 'V6',
      name: { zh: '六个月成交额', en: 'Volume of six months' },
      unit: 'money',
      value: ({ sixMonths }) => value(exact(sixMonths.volumeE4)),
      rows: (source) =>
        tradeRows(
          { zh: '近六个月的买卖成交', en: 'Orders of the last six months' },
          source.sixMonthTrades().filter((trade) => trade.isOrder),
        ),
    },
    {
      symbol: 'Ā6',
      name: { zh: '六个月平均资产', en: 'Average assets of six months' },
      unit: 'money',
      value: ({ sixMonths: { assets } }) => (assets.days === 0 ? none('no_asset_row') : value(meanExact(assets))),
      rows: (source) =>
        assetDayRows({ zh: '近六个月各资产日', en: 'Asset days of the six months' }, source.sixMonthDays()),
    },
  ],
  source: TURNOVER_SOURCE,
  conventions: [
    {
      zh: '新客户从首个资产日的次日算起；与所选期间的起点无关。',
      en: 'For a newer client from the day after his first asset day; whatever the start of the period.',
    },
    LEAST_BASE,
  ],
  sample: { of: ASSET_DAYS, minimum: 1 },
  compute({ sixMonths: { volumeE4, assets } }) {
    const result = ratioOf(volumeE4, meanOf(assets));
    return result.value === null ? none(result.reason) : value(result.value, { n: assets.days });
  },
});

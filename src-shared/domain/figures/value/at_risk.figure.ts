/** At risk 流失预警, each reason by name; null where a transfer of the window has no value. */

import { bigE11 } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import { lastOrders } from '../lastOrders.ts';
import { meanExact } from '../means.ts';
import { assetDayRows, externalFlowRows, tradeRows } from '../rows.ts';

/** The share in ten-thousandths. */
const SHARE_UNITS = 10_000n;
const E4_IN_E11 = 10_000_000n;

export const atRisk = defineFigure({
  path: 'value.at_risk',
  unit: 'words',
  name: { zh: '流失预警', en: 'At risk' },
  meaning: {
    zh: '近20个资产日净流出不低于此前60个资产日平均资产的30%，或近60个资产日无成交而近12个月至少6个月有成交（参数）。',
    en: 'Net outflow of the last 20 asset days at least 30 % of the mean assets of the 60 before, or no trade in the last 60 asset days though at least 6 of 12 months had one (settings).',
  },
  symbols: '−F20 ≥ k · Ā60; no trade in 60 asset days and m ≥ q',
  terms: [
    {
      symbol: 'F20',
      name: { zh: '近20个资产日净流入', en: 'Net flow of 20 asset days' },
      unit: 'money',
      value: ({ life }) => (life.netFlow20 === null ? none('transfer_without_price') : value(life.netFlow20)),
      rows: (source) =>
        externalFlowRows(
          { zh: '近20个资产日的资金与证券进出', en: 'Flows of the last 20 asset days' },
          source.recentFlows(20),
          source.recentTrades(20),
        ),
    },
    {
      symbol: 'k',
      name: { zh: '流出比例（参数）', en: 'Share (a setting)' },
      unit: 'ratio',
      value: ({ settings }) => value(settings.outflowShare),
    },
    {
      symbol: 'Ā60',
      name: { zh: '此前60个资产日平均资产', en: 'Mean assets of the 60 asset days before' },
      unit: 'money',
      value: ({ life: { before60 } }) =>
        before60.days === 0
          ? none('no_asset_row')
          : value(meanExact({ sumE4: BigInt(before60.sumE4), days: before60.days })),
      rows: (source) => assetDayRows({ zh: '最近的资产日', en: 'The last asset days' }, source.lastAssetDays(60, 20)),
    },
    {
      symbol: 'm',
      name: { zh: '近12个月有成交的月数', en: 'Months of the last 12 with a trade' },
      unit: 'count',
      value: ({ life }) => value(life.activeMonths),
      rows: (source) => tradeRows({ zh: '最近的买卖成交', en: 'The last orders' }, lastOrders(source)),
    },
    {
      symbol: 'q',
      name: { zh: '月数下限（参数）', en: 'Least months (a setting)' },
      unit: 'count',
      value: ({ settings }) => value(settings.quietMonths),
    },
  ],
  source: 'contract/formulas.md, Client value and life cycle',
  codes: { net_outflow: { zh: '净流出过大', en: 'net outflow' }, inactive: { zh: '久未交易', en: 'inactive' } },
  compute({ life, settings }) {
    if (life.netFlow20 === null) return none('transfer_without_price');
    const { sumE4, days } = life.before60;
    // −F ≥ k·sum/days in whole numbers: both sides in 10^-15 yuan.
    const outflow = -bigE11(life.netFlow20) * BigInt(days) * SHARE_UNITS;
    const bound = BigInt(Math.round(settings.outflowShare * Number(SHARE_UNITS))) * BigInt(sumE4) * E4_IN_E11;
    const leaves = life.last20.days > 0 && days > 0 && sumE4 > 0 && outflow >= bound;
    const quiet = life.last60.days > 0 && !life.tradedIn60 && life.activeMonths >= settings.quietMonths;
    return value([...(leaves ? ['net_outflow'] : []), ...(quiet ? ['inactive'] : [])]);
  },
});

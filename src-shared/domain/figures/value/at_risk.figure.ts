/**
 * At risk 流失预警, each reason by name: `net_outflow`, `inactive`. Outflow and mean are compared as whole numbers.
 * Null where a transfer of the window has no value: then nobody knows what flowed.
 */
import { addMonths, firstOfMonth, monthOf } from '../../../kernel/dates.ts';
import { bigE11 } from '../../../kernel/exact.ts';
import { defineFigure, none, value } from '../definition.ts';
import type { EvidenceRows, EvidenceSource } from '../evidence.ts';
import { externalFlowRows, tradeRows } from '../rows.ts';
import { LIFE_SOURCE, lifeDayRows, meanOver, recentOrderRows, WINDOW_CONVENTION } from './lifeTerms.ts';

/** The share in ten-thousandths. */
const SHARE_UNITS = 10_000n;
const E4_IN_E11 = 10_000_000n;

/** Orders of the 12 calendar months that end with the month of `to`. */
function yearOfOrders(source: EvidenceSource): EvidenceRows {
  const first = addMonths(firstOfMonth(monthOf(source.period.to)), -11);
  return tradeRows(
    { zh: '近12个月的买卖成交', en: 'Orders of the last 12 months' },
    source.trades().filter((trade) => trade.isOrder && trade.row.date >= first),
  );
}

export const atRisk = defineFigure({
  path: 'value.at_risk',
  unit: 'words',
  name: { zh: '流失预警', en: 'At risk' },
  meaning: {
    zh: '近20个资产日净流出占此前60个资产日平均资产的比例达到下限，或近60个资产日没有成交而近12个月有成交的月数达到下限。',
    en: 'Net outflow of the last 20 asset days reaches a share of the mean assets of the 60 before, or no trade in the last 60 asset days though enough of the last 12 months had one.',
  },
  symbols: '−F20 ≥ k · Ā60; Q ∧ m ≥ q',
  terms: [
    {
      symbol: 'F20',
      name: { zh: '近20个资产日净流入', en: 'Net flow of the last 20 asset days' },
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
      name: { zh: '净流出比例下限', en: 'Least share' },
      unit: 'ratio',
      value: ({ settings }) => value(settings.outflowShare),
    },
    {
      symbol: 'Ā60',
      name: { zh: '此前60个资产日平均资产', en: 'Mean assets of the 60 asset days before' },
      unit: 'money',
      value: (ground) => meanOver(ground, 'before60'),
      rows: lifeDayRows(60, 20),
    },
    {
      symbol: 'Q',
      name: { zh: '近60个资产日没有买卖成交', en: 'No trade in the last 60 asset days' },
      unit: 'yes_no',
      value: ({ life }) => (life.last60.days === 0 ? none('no_asset_row') : value(!life.tradedIn60)),
      rows: recentOrderRows(60),
    },
    {
      symbol: 'm',
      name: { zh: '近12个月有成交的月数', en: 'Months of the last 12 with a trade' },
      unit: 'count',
      value: ({ life }) => value(life.activeMonths),
      rows: yearOfOrders,
    },
    {
      symbol: 'q',
      name: { zh: '有成交月数下限', en: 'Least months' },
      unit: 'count',
      value: ({ settings }) => value(settings.quietMonths),
    },
  ],
  source: LIFE_SOURCE,
  conventions: [
    WINDOW_CONVENTION,
    {
      zh: '净流出包括银行转账与转托管；平均资产不大于 0 时不判断净流出；月数按截至期末当月的 12 个自然月计。',
      en: 'Flows are bank flows and transfers; no judgement of the outflow where the mean is not above 0; the 12 calendar months end with the month of the last day.',
    },
  ],
  codes: { net_outflow: { zh: '净流出过大', en: 'net outflow' }, inactive: { zh: '久未交易', en: 'inactive' } },
  compute({ life, settings }) {
    if (life.netFlow20 === null) return none('transfer_without_price');
    const { sumE4, days } = life.before60;
    // −F ≥ k·sum/days in whole numbers: both sides in 10^-15 yuan.
    const outflow = -bigE11(life.netFlow20) * BigInt(days) * SHARE_UNITS;
    const least = BigInt(Math.round(settings.outflowShare * Number(SHARE_UNITS))) * BigInt(sumE4) * E4_IN_E11;
    const leaves = life.last20.days > 0 && days > 0 && sumE4 > 0 && outflow >= least;
    const quiet = life.last60.days > 0 && !life.tradedIn60 && life.activeMonths >= settings.quietMonths;
    return value([...(leaves ? ['net_outflow'] : []), ...(quiet ? ['inactive'] : [])]);
  },
});

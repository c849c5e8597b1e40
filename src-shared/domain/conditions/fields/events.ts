/**
 * What happened lately, and what stands out now. Windows are calendar days that end with the as-of date unless they say
 * otherwise; money that moved counts bank transfers and securities in or out, as the contract's flows do.
 */
import type { ConditionField } from '../field.ts';

const field = (part: Omit<ConditionField, 'group'>): ConditionField => ({ ...part, group: 'events' });

export const EVENT_FIELDS: readonly ConditionField[] = [
  field({ code: 'event.last_trade_on', name: { zh: '最近交易日期', en: 'Last traded on' }, unit: 'date' }),
  field({
    code: 'event.days_since_trade',
    name: { zh: '距最近交易', en: 'Days since the last trade' },
    unit: 'days',
    meaning: { zh: '从未交易的没有数值。', en: 'Who never traded has no value.' },
  }),
  field({
    code: 'event.net_flow_5',
    name: { zh: '近5日净流入', en: 'Net inflow of 5 days' },
    unit: 'money',
    meaning: { zh: '近5个资产日的净流入，含转托管市值。', en: 'Of the last 5 asset days, securities moved included.' },
  }),
  field({
    code: 'event.net_flow_20',
    name: { zh: '近20日净流入', en: 'Net inflow of 20 days' },
    unit: 'money',
    meaning: {
      zh: '近20个资产日的净流入，含转托管市值。',
      en: 'Of the last 20 asset days, securities moved included.',
    },
  }),
  field({
    code: 'event.inflow_share_20',
    name: { zh: '近20日净流入占比', en: 'Net inflow of 20 days by assets' },
    unit: 'ratio',
    meaning: {
      zh: '近20个资产日的净流入除以其前一资产日的总资产；之前没有资产的没有数值。',
      en: 'Net inflow of the last 20 asset days over the assets of the day before them; none without assets then.',
    },
  }),
  field({
    code: 'event.asset_change_20',
    name: { zh: '近20日资产变化', en: 'Change of assets in 20 days' },
    unit: 'ratio',
    meaning: { zh: '与20个资产日前相比的总资产变化。', en: 'Total assets against those 20 asset days before.' },
  }),
  field({
    code: 'event.tier_steps_20',
    name: { zh: '近20日等级变动', en: 'Steps of the tier in 20 days' },
    unit: 'count',
    meaning: {
      zh: '客户等级与20个资产日前相比升降的级数，负数为下降；那时没有资产的没有数值。',
      en: 'Steps that the tier went up against 20 asset days before, negative: down; none for who had no assets then.',
    },
  }),
  field({
    code: 'event.large_inflow_on',
    name: { zh: '最近大额转入日', en: 'Day of the last large inflow' },
    unit: 'date',
    meaning: {
      zh: '近30天内按服务规范算大额的最近一次转入。',
      en: "The last inflow within 30 days that is large by the branch's practice.",
    },
  }),
  field({
    code: 'event.dividend_on',
    name: { zh: '最近分红日', en: 'Day of the last dividend' },
    unit: 'date',
    meaning: { zh: '近30天内的最近一次红利到账。', en: 'The last dividend paid within 30 days.' },
  }),
  field({
    code: 'event.dividends_30',
    name: { zh: '近30天分红', en: 'Dividends of 30 days' },
    unit: 'money',
    meaning: { zh: '近30天内到账的红利合计，不减补缴税。', en: 'Dividends paid within 30 days, before later tax.' },
  }),
  field({
    code: 'event.traded_since_dividend',
    name: { zh: '分红后有交易', en: 'Traded since the dividend' },
    unit: 'yes_no',
    meaning: {
      zh: '最近分红日当天或之后有过买卖；近30天没有分红的没有数值。',
      en: 'A buy or sell on or after the day of the last dividend; none without a dividend within 30 days.',
    },
  }),
  field({
    code: 'event.matures_on',
    name: { zh: '最近到期持仓', en: 'Next holding to mature' },
    unit: 'date',
    meaning: {
      zh: '持有的债券、可转债或基金中最早的退市（到期）日。',
      en: 'The earliest delisting (maturity) among the bonds, convertibles and funds held.',
    },
  }),
  field({
    code: 'event.matures_in',
    name: { zh: '距持仓到期', en: 'Days until a holding matures' },
    unit: 'days',
  }),
  field({
    code: 'event.margin_ratio',
    name: { zh: '维持担保比例', en: 'Maintenance margin ratio' },
    unit: 'ratio',
    meaning: { zh: '没有信用账户或没有负债的没有数值。', en: 'None without a margin account or without debt.' },
  }),
  field({
    code: 'event.cash_share',
    name: { zh: '现金占比', en: 'Share of cash' },
    unit: 'ratio',
    meaning: { zh: '资金余额除以总资产。', en: 'Cash over total assets.' },
  }),
  field({
    code: 'event.idle_cash_20',
    name: { zh: '近20日最低现金', en: 'Least cash of 20 days' },
    unit: 'money',
    meaning: {
      zh: '近20个资产日中资金余额的最低值：一直没有动用的现金。',
      en: 'The least cash on any of the last 20 asset days: what has not been used all that time.',
    },
  }),
  field({
    code: 'event.commission_over_branch',
    name: { zh: '佣金率高于营业部', en: 'Commission rate above the branch' },
    unit: 'ratio',
    isOfPeriod: true,
    meaning: {
      zh: '本人实际佣金率除以营业部中位数再减一。',
      en: "His effective commission rate over the branch's median, less one.",
    },
  }),
  field({
    code: 'event.loss_months',
    name: { zh: '连续亏损月数', en: 'Months of loss in a row' },
    unit: 'count',
    meaning: {
      zh: '到上个完整月为止，扣除出入金后资产连续减少的月数，最多12个月。',
      en: 'Months up to the last whole one in which assets fell after taking out what moved in and out; 12 at most.',
    },
  }),
];

/** Rules about money that lies still, comes in, or becomes free: what of head office's products fits, if any. */
import type { ProposalRule } from '../definition.ts';

export const MONEY_RULES: readonly ProposalRule[] = [
  {
    code: 'idle_cash',
    title: { zh: '现金长期闲置', en: 'Cash lies idle' },
    when: 'event.idle_cash_20 >= 20万 and event.cash_share >= 30% and client.status = normal',
    propose: {
      zh: '把不用的现金放到适合其等级、随时或短期可取的产品；交易要用的部分留下。',
      en: 'Put the cash he does not use into a product within his level that can be had back at once or soon; leave what trading needs.',
    },
    reasons_for: [
      {
        zh: '近20个交易日账上现金从未低于{event.idle_cash_20}，占总资产{event.cash_share}。',
        en: 'For 20 trading days cash never fell below {event.idle_cash_20}, {event.cash_share} of total assets.',
      },
    ],
    reasons_against: [
      {
        zh: '客户可能在等买入时机，或另有用款计划；定期限产品在到期前取不出。',
        en: 'He may be waiting to buy, or need the money; a product with a term cannot be had back before it ends.',
      },
      {
        zh: '产品的收益与费用以产品文件为准，不保证收益。',
        en: "Return and fees are as the product's papers say; no return is promised.",
      },
    ],
    evidence: ['assets.total', 'event.days_since_trade'],
    occasion: null,
    ground: 'notes/domain.md § 2; contract/formulas.md § Suitability',
    priority: 'normal',
    cool_down: { declined: 120, otherwise: 60 },
    open_days: 45,
    approver: 'none',
    products: { kinds: ['money', 'bond'], amount: 'event.idle_cash_20', days: null, needed: true, most: 3 },
    aim: { field: 'event.cash_share', better: 'down' },
    economics: 'product_fee',
    is_off: false,
  },
  {
    code: 'dividend_unused',
    title: { zh: '分红到账未使用', en: 'Dividend received and unused' },
    when: 'event.dividend_on is known and event.dividends_30 >= 1万 and event.traded_since_dividend = no',
    propose: {
      zh: '告知红利到账与红利税规则，问清去向：转出、再投入或放到适合的产品。',
      en: 'Say that the dividend has come and how it is taxed, and ask what becomes of it: out, invested again, or a product that fits.',
    },
    reasons_for: [
      {
        zh: '{event.dividend_on}收到红利，近30天合计{event.dividends_30}，之后没有交易。',
        en: 'A dividend came on {event.dividend_on}, {event.dividends_30} within 30 days, and nothing was traded since.',
      },
    ],
    reasons_against: [
      {
        zh: '持有不满一年卖出要补缴红利税；客户可能需要现金。',
        en: 'Shares sold within a year owe dividend tax; the client may need the cash.',
      },
    ],
    evidence: ['event.cash_share'],
    occasion: 'event.dividend_on',
    ground: 'notes/domain.md § 3.4 (dividend tax)',
    priority: 'low',
    cool_down: { declined: 0, otherwise: 0 },
    open_days: 21,
    approver: 'none',
    products: { kinds: ['money', 'bond'], amount: 'event.dividends_30', days: null, needed: false, most: 2 },
    aim: null,
    economics: 'product_fee',
    is_off: false,
  },
  {
    code: 'large_inflow',
    title: { zh: '大额资金转入', en: 'Large inflow' },
    when: 'event.large_inflow_on is known and event.large_inflow_on >= today-10d and event.net_flow_20 > 0',
    propose: {
      zh: '三天内联系：了解资金用途与期限，再谈安排；不急于推介。',
      en: 'Ring within three days: ask what the money is for and until when, then speak of a plan; nothing is to be pressed.',
    },
    reasons_for: [
      {
        zh: '{event.large_inflow_on}有大额转入，近20个交易日净流入{event.net_flow_20}。',
        en: 'A large sum came on {event.large_inflow_on}; net inflow of 20 trading days {event.net_flow_20}.',
      },
    ],
    reasons_against: [
      {
        zh: '可能是短期过渡资金；用途不清时不宜推介有期限的产品。',
        en: 'It may only pass through; while its purpose is not clear, no product with a term is fitting.',
      },
    ],
    evidence: ['assets.total', 'event.cash_share'],
    occasion: 'event.large_inflow_on',
    ground: 'contract/formulas.md § Flows; notes/domain.md § 2',
    priority: 'high',
    cool_down: { declined: 0, otherwise: 0 },
    open_days: 15,
    approver: 'none',
    products: {
      kinds: ['money', 'bond', 'hybrid', 'structured'],
      amount: 'event.net_flow_20',
      days: null,
      needed: false,
      most: 3,
    },
    aim: { field: 'assets.total', better: 'up' },
    economics: 'product_fee',
    is_off: false,
  },
  {
    code: 'holding_maturing',
    title: { zh: '持仓即将到期', en: 'A holding is about to mature' },
    when: 'event.matures_in is known and event.matures_in <= 30',
    propose: {
      zh: '到期前商定资金去向：转出、续作或放到适合的产品。',
      en: 'Agree before the day what becomes of the money: out, again, or a product that fits.',
    },
    reasons_for: [
      {
        zh: '持有的债券或基金将在{event.matures_on}到期，还有{event.matures_in}。',
        en: 'A bond or fund he holds matures on {event.matures_on}, in {event.matures_in}.',
      },
    ],
    reasons_against: [{ zh: '到期资金可能已有安排。', en: 'The money may have its purpose already.' }],
    evidence: ['assets.total', 'event.cash_share'],
    occasion: 'event.matures_on',
    ground: 'contract/head-office-files.md (securities.delisted_on)',
    priority: 'normal',
    cool_down: { declined: 0, otherwise: 0 },
    open_days: 45,
    approver: 'none',
    products: { kinds: ['bond', 'money', 'structured'], amount: null, days: null, needed: false, most: 3 },
    aim: null,
    economics: 'product_fee',
    is_off: false,
  },
];

/** Rules about how somebody trades: what it costs him, and a habit that his own orders show. */
import type { ProposalRule } from '../definition.ts';

const HABITS = 'contract/formulas.md § Behaviour; notes/domain.md § 2.7';
const habit = { occasion: null, products: null, approver: 'none', is_off: false } as const;

export const TRADING_RULES: readonly ProposalRule[] = [
  {
    ...habit,
    code: 'high_turnover_loss',
    title: { zh: '高周转且亏损', en: 'High turnover at a loss' },
    when: 'turnover.turnover_annualised >= 12 and pnl.pnl < 0 and turnover.fee_drag >= 1%',
    propose: {
      zh: '约定一份交易纪律计划：每月交易次数上限、单笔止损与复盘日。',
      en: 'Agree on a plan of discipline: a limit of trades a month, a stop for each, and a day to look back.',
    },
    reasons_for: [
      {
        zh: '今年盈亏为{pnl.pnl}，交易费用占平均资产的{turnover.fee_drag}，换手达到年化{turnover.turnover_annualised}。',
        en: 'The result of this year is {pnl.pnl}; fees took {turnover.fee_drag} of average assets at {turnover.turnover_annualised} turnover a year.',
      },
      {
        zh: '换手减半时，同样的行情下费用也约减半；这是算术，不是收益预测。',
        en: 'With half the turnover the fees would be about half in the same market: arithmetic, not a forecast.',
      },
    ],
    reasons_against: [
      {
        zh: '亏损也可能来自行情而非交易次数，少交易不保证盈利。',
        en: 'The loss may come from the market and not from the number of trades; trading less does not promise a gain.',
      },
    ],
    evidence: ['turnover.fee_drag', 'turnover.commission', 'turnover.net_commission', 'turnover.volume', 'returns.twr'],
    ground: 'contract/formulas.md § Turnover; notes/peers.md item 6',
    priority: 'high',
    cool_down: { declined: 180, otherwise: 60 },
    open_days: 45,
    aim: { field: 'turnover.turnover_annualised', better: 'down' },
    economics: 'less_turnover',
  },
  {
    ...habit,
    code: 'disposition',
    title: { zh: '盈利早卖、亏损久拿', en: 'Winners sold, losers held' },
    when: 'behaviour.disposition >= 20%',
    propose: {
      zh: '一起看被持有的亏损持仓，为每一只写下继续持有的理由与退出价位。',
      en: 'Go through the losing holdings together and write down for each why it stays and at which price it goes.',
    },
    reasons_for: [
      {
        zh: '盈利持仓卖出的比例是{behaviour.pgr}，亏损持仓只有{behaviour.plr}，相差{behaviour.disposition}。',
        en: 'Winning holdings were sold in {behaviour.pgr} of the cases, losing ones in {behaviour.plr}: {behaviour.disposition} apart.',
      },
    ],
    reasons_against: [
      {
        zh: '长期看好而持有亏损股可以是有理由的选择，样本也只限今年的卖出日。',
        en: "To hold a loser for the long term can be a choice with reasons, and only this year's days with a sale are counted.",
      },
    ],
    evidence: ['behaviour.pgr', 'behaviour.plr', 'behaviour.rg', 'behaviour.pg', 'behaviour.rl', 'behaviour.pl'],
    ground: HABITS,
    priority: 'normal',
    cool_down: { declined: 180, otherwise: 90 },
    open_days: 60,
    aim: { field: 'behaviour.disposition', better: 'down' },
    economics: 'none',
  },
  {
    ...habit,
    code: 'chasing',
    title: { zh: '追涨买入', en: 'Buying after a rise' },
    when: 'behaviour.chasing >= 40%',
    propose: {
      zh: '对大涨后的买入约定分批与冷静期，例如首笔不超过计划金额的三分之一。',
      en: 'Agree on steps and a pause for purchases after a sharp rise, such as a third of the amount at first.',
    },
    reasons_for: [
      {
        zh: '今年买入金额中有{behaviour.chasing}买在20个交易日大涨之后。',
        en: '{behaviour.chasing} of the amount bought this year was bought after a sharp rise of 20 trading days.',
      },
      { zh: '今年已实现盈亏{pnl.realised}。', en: 'What was realised this year: {pnl.realised}.' },
    ],
    reasons_against: [
      {
        zh: '趋势有时延续，分批买入会少赚一部分上涨。',
        en: 'A trend sometimes goes on, and buying in steps then gains less.',
      },
    ],
    evidence: ['pnl.realised', 'behaviour.round_trips', 'behaviour.win_rate'],
    ground: HABITS,
    priority: 'normal',
    cool_down: { declined: 180, otherwise: 90 },
    open_days: 60,
    aim: { field: 'behaviour.chasing', better: 'down' },
    economics: 'none',
  },
  {
    ...habit,
    code: 'panic_selling',
    title: { zh: '大跌中卖出', en: 'Selling after a fall' },
    when: 'behaviour.panic >= 30%',
    propose: {
      zh: '事先约定下跌时的做法：哪些持仓不动、哪些到什么价位减，写下来照做。',
      en: 'Agree beforehand what to do in a fall: what stays, what is reduced at which price, in writing.',
    },
    reasons_for: [
      {
        zh: '今年卖出金额中有{behaviour.panic}卖在20个交易日大跌之后。',
        en: '{behaviour.panic} of the amount sold this year was sold after a sharp fall of 20 trading days.',
      },
    ],
    reasons_against: [
      {
        zh: '止损有时是对的，事后上涨与否事先并不知道。',
        en: 'To cut a loss is sometimes right; whether the price recovers is not known beforehand.',
      },
    ],
    evidence: ['pnl.realised', 'returns.max_drawdown'],
    ground: HABITS,
    priority: 'normal',
    cool_down: { declined: 180, otherwise: 90 },
    open_days: 60,
    aim: { field: 'behaviour.panic', better: 'down' },
    economics: 'none',
  },
  {
    ...habit,
    code: 'commission_retention',
    title: { zh: '佣金高于同行且交易量大', en: 'Commission above peers with high volume' },
    when: 'event.commission_over_branch >= 20% and turnover.volume >= 100万',
    propose: {
      zh: '把佣金率调到营业部同类客户的水平，附上一次服务面谈。',
      en: 'Bring the commission rate to what like clients of the branch pay, with a talk about the service.',
    },
    reasons_for: [
      {
        zh: '实际佣金率{turnover.commission_rate_effective}，比营业部中位数高{event.commission_over_branch}；今年成交{turnover.volume}。',
        en: "He pays {turnover.commission_rate_effective}, {event.commission_over_branch} above the branch's median, on {turnover.volume} traded this year.",
      },
      {
        zh: '同样的服务在别处更便宜，是转走的常见原因。',
        en: 'The same service for less elsewhere is a common reason to leave.',
      },
    ],
    reasons_against: [
      {
        zh: '营业部收入减少；若费率反映了额外服务，应先说明价值再谈价格。',
        en: 'The branch earns less; where the rate pays for more service, its worth is to be said before the price.',
      },
    ],
    evidence: ['turnover.commission_rate_effective', 'turnover.commission', 'turnover.net_commission', 'assets.total'],
    ground: 'notes/domain.md § 3.3 (commission), § 2.9 (churn)',
    priority: 'normal',
    cool_down: { declined: 180, otherwise: 180 },
    open_days: 60,
    approver: 'manager',
    aim: { field: 'event.commission_over_branch', better: 'down' },
    economics: 'lower_rate',
  },
];

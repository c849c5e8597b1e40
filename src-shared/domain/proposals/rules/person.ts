/** Rules about the person: his goals, the years before him, and that somebody speaks with him. */
import type { ProposalRule } from '../definition.ts';

export const PERSON_RULES: readonly ProposalRule[] = [
  {
    code: 'goal_off_track',
    title: { zh: '目标偏离', en: 'A goal is off track' },
    when: 'goal.open > 0 and goal.progress < 100% and goal.growth_needed > 8%',
    propose: {
      zh: '一起复核目标：金额、日期、每月追加与可承受的风险，哪一项可以调整。',
      en: 'Go through the goal together: amount, day, payments a month and risk that can be borne; which of them can change.',
    },
    reasons_for: [
      {
        zh: '目标最低进度{goal.progress}；不追加资金的话，每年要增长{goal.growth_needed}才能按期达到。',
        en: 'The goal stands at {goal.progress}; without further payments it needs {goal.growth_needed} growth a year to be reached in time.',
      },
    ],
    reasons_against: [
      {
        zh: '为追赶目标而提高风险可能离目标更远；所需增长是算术，不是可以期待的收益。',
        en: 'To take more risk to catch up may lead farther away; the growth needed is arithmetic, not a return to expect.',
      },
    ],
    evidence: ['goal.next_in', 'assets.total', 'returns.twr'],
    occasion: null,
    ground: 'src-shared/domain/value/goal.ts; notes/domain.md § 3.1 (art. 22: off their goals)',
    priority: 'normal',
    cool_down: { declined: 180, otherwise: 90 },
    open_days: 60,
    approver: 'none',
    products: null,
    aim: { field: 'goal.progress', better: 'up' },
    economics: 'none',
    is_off: false,
  },
  {
    code: 'life_event_near',
    title: { zh: '养老或教育用款临近', en: 'Retirement or education is near' },
    when: 'goal.life_event_in is known and goal.life_event_in <= 1095',
    propose: {
      zh: '为临近的用款分步降低波动：把三年内要用的钱放到期限相配、等级合适的产品。',
      en: 'Lower the swings step by step for money that is needed soon: products within his level whose term ends before the day.',
    },
    reasons_for: [
      {
        zh: '距用款日还有{goal.life_event_in}，仓位{behaviour.position_ratio}。',
        en: '{goal.life_event_in} until the money is needed; {behaviour.position_ratio} of assets is in securities.',
      },
    ],
    reasons_against: [
      {
        zh: '降低仓位可能错过上涨；有期限的产品在到期前取不出。',
        en: 'Less in securities may miss a rise; a product with a term cannot be had back before it ends.',
      },
    ],
    evidence: ['behaviour.position_ratio', 'goal.progress', 'returns.max_drawdown'],
    occasion: null,
    ground: 'notes/domain.md § 3.1 (horizon); issue: retirement or education near',
    priority: 'normal',
    cool_down: { declined: 365, otherwise: 180 },
    open_days: 60,
    approver: 'none',
    products: { kinds: ['pension', 'bond', 'money'], amount: null, days: 'goal.life_event_in', needed: false, most: 3 },
    aim: { field: 'behaviour.position_ratio', better: 'down' },
    economics: 'product_fee',
    is_off: false,
  },
  {
    code: 'dormant_wealthy',
    title: { zh: '资产大而久未交易', en: 'Dormant but wealthy' },
    when: 'event.days_since_trade >= 120 and assets.total >= 50万 and client.status in (normal, dormant)',
    propose: {
      zh: '做一次不谈交易的回访：近况、账户是否还方便使用、需要什么服务。',
      en: 'Ring without speaking of trades: how he is, whether the account is still of use, what service he would like.',
    },
    reasons_for: [
      {
        zh: '总资产{assets.total}，已有{event.days_since_trade}没有交易，距上次联系{contact.days}。',
        en: '{assets.total} in assets, no trade for {event.days_since_trade}, last spoken with {contact.days} ago.',
      },
    ],
    reasons_against: [
      {
        zh: '长期持有本身没有问题，不应以产生交易为目的联系。',
        en: 'To hold for long is no fault; the talk is not for making trades.',
      },
    ],
    evidence: ['contact.days', 'value.tier'],
    occasion: null,
    ground: 'notes/domain.md § 2.9',
    priority: 'normal',
    cool_down: { declined: 365, otherwise: 120 },
    open_days: 60,
    approver: 'none',
    products: null,
    aim: { field: 'assets.total', better: 'up' },
    economics: 'none',
    is_off: false,
  },
  {
    code: 'birthday_review',
    title: { zh: '生日问候与检视', en: 'Birthday, and a review is due' },
    when: 'client.birthday_in <= 7 and contact.days > 60 and client.kind = individual and profile.do_not_contact = no',
    propose: {
      zh: '生日当天问候，顺便约一次账户检视。',
      en: 'A word on the birthday, and an appointment for a review of the account.',
    },
    reasons_for: [
      {
        zh: '生日在{client.birthday_on}，已有{contact.days}没有联系。',
        en: 'The birthday is on {client.birthday_on}, and nobody has spoken with him for {contact.days}.',
      },
    ],
    reasons_against: [
      {
        zh: '有人不喜欢被问候生日：看登记的联系偏好。',
        en: 'Some do not like to be greeted: look at what is noted of his wishes.',
      },
    ],
    evidence: ['client.birthday_on', 'client.age', 'value.tier'],
    occasion: 'client.birthday_on',
    ground: 'notes/domain.md § service cadence',
    priority: 'low',
    cool_down: { declined: 0, otherwise: 0 },
    open_days: 14,
    approver: 'none',
    products: null,
    aim: null,
    economics: 'none',
    is_off: false,
  },
];

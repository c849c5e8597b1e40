/** Rules about risk and suitability: what stands above the client's level, or could hurt him most. */
import type { ProposalRule } from '../definition.ts';

const service = { occasion: null, products: null, is_off: false } as const;

export const RISK_RULES: readonly ProposalRule[] = [
  {
    ...service,
    code: 'concentration',
    title: { zh: '单一持仓过重', en: 'One holding weighs too much' },
    when: 'behaviour.top1 >= 50% and assets.market_value >= 20万',
    propose: {
      zh: '讨论分步降低第一大持仓的比重，先定目标比重与节奏。',
      en: 'Talk about bringing the largest holding down in steps; first the share wanted, then the pace.',
    },
    reasons_for: [
      {
        zh: '第一大持仓占证券市值的{behaviour.top1}，证券市值{assets.market_value}：一个跌停就影响总资产。',
        en: 'The largest holding is {behaviour.top1} of {assets.market_value} in securities: one limit-down day shows in the whole.',
      },
    ],
    reasons_against: [
      {
        zh: '卖出产生费用，也可能错过这只证券的上涨；客户可能有长期持有的理由。',
        en: 'Selling costs fees and may miss a rise; the client may have reasons to hold on.',
      },
    ],
    evidence: ['behaviour.top3', 'behaviour.hhi', 'behaviour.position_ratio'],
    ground: 'contract/formulas.md § Behaviour (concentration)',
    priority: 'normal',
    cool_down: { declined: 180, otherwise: 90 },
    open_days: 60,
    approver: 'none',
    aim: { field: 'behaviour.top1', better: 'down' },
    economics: 'more_trading',
  },
  {
    ...service,
    code: 'unsuitable_holdings',
    title: { zh: '持仓高于风险等级', en: 'Holdings above the risk level' },
    when: 'suitability.mismatch_count >= 1',
    propose: {
      zh: '告知哪些持仓高于其风险等级并留痕，请客户决定保留、减持或重新测评。',
      en: 'Tell the client which holdings are above his level, on record, and let him decide: keep, reduce, or be assessed again.',
    },
    reasons_for: [
      {
        zh: '有{suitability.mismatch_count}只持仓的风险评级高于客户等级（测评状态：{suitability.state}）。',
        en: "{suitability.mismatch_count} holdings are rated above the client's level (assessment: {suitability.state}).",
      },
    ],
    reasons_against: [
      {
        zh: '持有本身不违规；不得借此劝其卖出或提高等级。',
        en: 'To hold them is no breach; it is no ground to press for a sale or a higher level.',
      },
    ],
    evidence: ['suitability.level', 'suitability.state', 'suitability.valid_until'],
    ground: 'contract/formulas.md § Suitability; notes/domain.md § 3.1 (art. 21)',
    priority: 'high',
    cool_down: { declined: 180, otherwise: 90 },
    open_days: 30,
    approver: 'compliance',
    aim: { field: 'suitability.mismatch_count', better: 'down' },
    economics: 'none',
  },
  {
    ...service,
    code: 'assessment_expired',
    title: { zh: '风险测评已过期', en: 'Risk assessment expired' },
    when: 'suitability.state in (expired, missing) and client.status = normal',
    propose: {
      zh: '请客户重新做风险测评；在此之前只能推介R1产品。',
      en: 'Ask the client to be assessed again; until then nothing above R1 may be proposed.',
    },
    reasons_for: [
      {
        zh: '测评状态：{suitability.state}，有效期至{suitability.valid_until}，现等级{suitability.level}。',
        en: 'Assessment: {suitability.state}, valid until {suitability.valid_until}; level {suitability.level}.',
      },
    ],
    reasons_against: [
      {
        zh: '占用客户十分钟左右；结果可能比现在更低。',
        en: 'It takes some ten minutes, and the level may come out lower.',
      },
    ],
    evidence: ['suitability.level', 'suitability.valid_until', 'assets.total'],
    ground: 'contract/formulas.md § Suitability; notes/domain.md § 3.1 (validity)',
    priority: 'high',
    cool_down: { declined: 90, otherwise: 30 },
    open_days: 30,
    approver: 'none',
    aim: null,
    economics: 'none',
  },
  {
    ...service,
    code: 'margin_near_line',
    title: { zh: '维持担保比例接近警戒线', en: 'Maintenance margin near the line' },
    when: 'client.has_margin and event.margin_ratio < 150%',
    propose: {
      zh: '当天联系：说明比例与追保规则，商定追加担保、减仓或还款的做法。',
      en: 'Ring today: explain the ratio and the rules of a call, and agree on more collateral, less position, or repayment.',
    },
    reasons_for: [
      {
        zh: '维持担保比例为{event.margin_ratio}，负债{assets.liability}；跌破平仓线会被强制卖出。',
        en: 'The ratio is {event.margin_ratio} with {assets.liability} owed; below the line positions are sold by force.',
      },
    ],
    reasons_against: [
      {
        zh: '追加担保会投入更多资金；减仓会锁定亏损。',
        en: 'More collateral puts in more money; reducing makes the loss final.',
      },
    ],
    evidence: ['assets.liability', 'assets.total', 'risk.beta'],
    ground: 'notes/domain.md (两融); src-shared/domain/risk/maintenanceRatio.ts',
    priority: 'high',
    cool_down: { declined: 7, otherwise: 3 },
    open_days: 5,
    approver: 'none',
    aim: { field: 'event.margin_ratio', better: 'up' },
    economics: 'less_interest',
  },
];

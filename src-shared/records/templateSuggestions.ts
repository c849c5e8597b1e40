/** Templates that come with the product, to be taken over one by one; nothing of them is stored until then. */
import type { TemplateUse } from './template.record.ts';

interface Words {
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
}
export interface Suggestion {
  readonly use: TemplateUse;
  readonly zh: Words;
  readonly en: Words;
}

export const SUGGESTIONS: readonly Suggestion[] = [
  {
    use: 'contact',
    zh: { title: '持仓回顾', text: '电话回顾持仓，说明 {as_of} 总资产 {total_asset} 元及主要变化。', tags: ['持仓'] },
    en: {
      title: 'Holdings review',
      text: 'Called to go through the holdings; explained total assets of {total_asset} yuan on {as_of} and what changed.',
      tags: ['holdings'],
    },
  },
  {
    use: 'contact',
    zh: { title: '未联系上', text: '电话未接，已发短信说明来意。', tags: [] },
    en: { title: 'Not reached', text: 'Called, no answer; sent a message saying what it was about.', tags: [] },
  },
  {
    use: 'task',
    zh: {
      title: '提醒重新测评',
      text: '{name} 的风险测评（{risk_level}）{risk_until} 到期，联系客户重新测评。',
      tags: ['适当性'],
    },
    en: {
      title: 'Ask for a new assessment',
      text: "{name}'s risk assessment ({risk_level}) expires on {risk_until}: ask him to take it again.",
      tags: ['suitability'],
    },
  },
  {
    use: 'message',
    zh: {
      title: '测评到期提醒',
      text: '{salutation}您好，您的风险测评将于 {risk_until} 到期，请在到期前通过手机端或到营业部重新测评。{advisor}',
      tags: [],
    },
    en: {
      title: 'Assessment expires',
      text: 'Dear {salutation}, your risk assessment expires on {risk_until}. Please take it again before then, in the app or at our branch. {advisor}',
      tags: [],
    },
  },
  {
    use: 'message',
    zh: {
      title: '生日祝福',
      text: '{salutation}您好，今天是您的生日，祝您生日快乐、身体健康。{advisor}',
      tags: [],
    },
    en: {
      title: 'Birthday wishes',
      text: 'Dear {salutation}, we wish you a happy birthday and good health. {advisor}',
      tags: [],
    },
  },
  {
    use: 'script',
    zh: {
      title: '新客户回访',
      text: '1. 核对身份：请问是 {name} 本人吗？\n2. 账户是否由本人申请开立？\n3. 是否有人承诺收益或代为操作？\n4. 是否清楚所开通业务的风险？\n5. 联系方式与地址是否有变化？',
      tags: ['回访'],
    },
    en: {
      title: 'Call-back of a new client',
      text: '1. Identity: am I speaking with {name}?\n2. Did you apply for the account yourself?\n3. Has anybody promised you a return, or traded for you?\n4. Are the risks of what was opened clear to you?\n5. Have your numbers or your address changed?',
      tags: ['call-back'],
    },
  },
];

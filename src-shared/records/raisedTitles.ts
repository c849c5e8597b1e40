/** The stored title of a raised task, in the branch's language: what search and exports show. Pages word it anew by rule and facts. */

import type { Occasion } from '../domain/reminders/definition.ts';
import type { ReminderName } from '../domain/reminders/registry.ts';
import { dateText, parseDate } from '../kernel/dates.ts';

type Facts = Occasion['facts'];
const day = (value: Facts[string] | undefined): string => {
  const ymd = parseDate(String(value ?? ''));
  return ymd === null ? '' : dateText(ymd);
};

const DOCUMENTS: Readonly<Record<string, string>> = {
  id_card: '身份证',
  passport: '护照',
  permit: '通行证',
  residence: '居留证',
};

const TITLES: Readonly<Record<ReminderName, (facts: Facts) => string>> = {
  call_back: ({ why, on }) =>
    `${why === 'client' ? '新开户回访' : why === 'margin' ? '信用账户开通回访' : '异常使用回访'}（${day(on)}）`,
  assessment: ({ until }) => `风险测评 ${day(until)} 到期`,
  document: ({ kind, until }) => `${DOCUMENTS[String(kind)] ?? '证件'} ${day(until)} 到期`,
  birthday: ({ who, calendar, on }) =>
    `${who === null ? '' : `家人${who} `}${calendar === 'lunar' ? '农历' : ''}生日 ${day(on)}`,
  flow: ({ direction, day: on, amount }) =>
    `大额资金${direction === 'in' ? '转入' : '转出'} ${amount} 元（${day(on)}）`,
  loss: ({ day: on, amount }) => `单日大额亏损 ${amount} 元（${day(on)}）`,
  proceeds: ({ kind, name, amount, day: on }) =>
    `${kind === 'dividend' ? '红利到账' : '到期兑付'} ${name} ${amount} 元（${day(on)}）`,
  goal: ({ title, by }) => `目标“${title}”${day(by)} 到期`,
  review: ({ every }) => `定期检视（每 ${every} 天）`,
  silence: ({ last, norm }) => `超过 ${norm} 天未联系（上次 ${day(last)}）`,
};

export function raisedTitle(rule: string, facts: Facts): string {
  return TITLES[rule as ReminderName](facts).slice(0, 200);
}

/** A repeat rule in words of either language; a rule that is none of the usual forms is given as its text. Pure. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Language } from '../../locales/language.ts';
import { draftOfRule, type RepeatDraft, type Weekday } from './repeatModel.ts';

const ZH: Readonly<Record<Weekday, string>> = { MO: '一', TU: '二', WE: '三', TH: '四', FR: '五', SA: '六', SU: '日' };
const EN: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const NTH_ZH: Readonly<Record<number, string>> = {
  1: '第一个',
  2: '第二个',
  3: '第三个',
  4: '第四个',
  [-1]: '最后一个',
};
const NTH_EN: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };

export function weekdayName(day: Weekday, language: Language): string {
  return language === 'zh-CN' ? `星期${ZH[day]}` : EN[day];
}

export function repeatWords(rule: string, due: Ymd, language: Language): string {
  const draft = draftOfRule(rule, due);
  if (draft.form === 'custom') return rule;
  return language === 'zh-CN' ? zh(draft, due) : en(draft, due);
}

function zh({ form, every, days, monthDay, nth, weekday, end, count, until }: RepeatDraft, due: Ymd): string {
  const unit = { daily: '天', weekly: '周', monthly: '个月', monthlyWeekday: '个月', yearly: '年' }[form as 'daily'];
  const each = every === 1 ? `每${unit.replace('个', '')}` : `每 ${every} ${unit}`;
  const what = {
    daily: '',
    weekly: days.length === 0 ? '' : `的星期${days.map((day) => ZH[day]).join('、')}`,
    monthly: monthDay === -1 ? '最后一天' : ` ${monthDay} 日`,
    monthlyWeekday: `${NTH_ZH[nth]}星期${ZH[weekday]}`,
    yearly: ` ${Math.floor(due / 100) % 100} 月 ${due % 100} 日`,
  }[form as 'daily'];
  const ends = end === 'after' ? `，共 ${count} 次` : end === 'until' ? `，至 ${until}` : '';
  return `${each}${what}${ends}`;
}

function en({ form, every, days, monthDay, nth, weekday, end, count, until }: RepeatDraft, due: Ymd): string {
  const unit = { daily: 'day', weekly: 'week', monthly: 'month', monthlyWeekday: 'month', yearly: 'year' }[
    form as 'daily'
  ];
  const each = every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
  const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
  const what = {
    daily: '',
    weekly: days.length === 0 ? '' : ` on ${days.map((day) => EN[day]).join(', ')}`,
    monthly: monthDay === -1 ? ' on the last day' : ` on day ${monthDay}`,
    monthlyWeekday: ` on the ${NTH_EN[nth]} ${EN[weekday]}`,
    yearly: ` on ${due % 100} ${month.format(Date.UTC(2024, (Math.floor(due / 100) % 100) - 1, 1))}`,
  }[form as 'daily'];
  const ends = end === 'after' ? `, ${count} times` : end === 'until' ? `, until ${until}` : '';
  return `${each}${what}${ends}`;
}

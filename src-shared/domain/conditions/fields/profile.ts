/** What the branch noted of the person: profile, goals, family. */
import type { ConditionField } from '../field.ts';

const field = (part: Omit<ConditionField, 'group'>): ConditionField => ({ ...part, group: 'profile' });
const codes = (list: readonly (readonly [string, string, string])[]): ConditionField['codes'] =>
  list.map(([code, zh, en]) => ({ code, name: { zh, en } }));
const BANDS = codes([
  ['under_10w', '10万以下', 'under 100,000'],
  ['from_10w', '10万至30万', '100,000 to 300,000'],
  ['from_30w', '30万至50万', '300,000 to 500,000'],
  ['from_50w', '50万至100万', '500,000 to 1,000,000'],
  ['over_100w', '100万以上', 'over 1,000,000'],
]);

export const PROFILE_FIELDS: readonly ConditionField[] = [
  field({ code: 'profile.tags', name: { zh: '客户标签', en: 'Tags' }, unit: 'words', also: ['tag', '标签'] }),
  field({ code: 'profile.needs', name: { zh: '需求', en: 'Needs' }, unit: 'text' }),
  field({ code: 'profile.occupation', name: { zh: '职业', en: 'Occupation' }, unit: 'text' }),
  field({ code: 'profile.hobbies', name: { zh: '爱好', en: 'Hobbies' }, unit: 'words' }),
  field({ code: 'profile.preferences', name: { zh: '投资偏好', en: 'Preferences' }, unit: 'words' }),
  field({
    code: 'profile.experience',
    name: { zh: '投资经验', en: 'Experience' },
    unit: 'word',
    isRanked: true,
    codes: codes([
      ['none', '无', 'none'],
      ['under_1', '1年以下', 'under 1 year'],
      ['from_1_to_3', '1至3年', '1 to 3 years'],
      ['from_3_to_5', '3至5年', '3 to 5 years'],
      ['over_5', '5年以上', 'over 5 years'],
    ]),
  }),
  field({
    code: 'profile.attitude',
    name: { zh: '风险态度', en: 'Attitude to risk' },
    unit: 'word',
    isRanked: true,
    codes: codes([
      ['avoids', '回避', 'avoids'],
      ['cautious', '谨慎', 'cautious'],
      ['balanced', '平衡', 'balanced'],
      ['growth', '进取', 'growth-minded'],
      ['seeks', '追求', 'seeks'],
    ]),
  }),
  field({
    code: 'profile.income',
    name: { zh: '年收入', en: 'Income a year' },
    unit: 'word',
    isRanked: true,
    codes: BANDS,
  }),
  field({
    code: 'profile.expense',
    name: { zh: '年支出', en: 'Expenses a year' },
    unit: 'word',
    isRanked: true,
    codes: BANDS,
  }),
  field({
    code: 'profile.do_not_contact',
    name: { zh: '请勿联系', en: 'Do not contact' },
    unit: 'yes_no',
    meaning: { zh: '今天有效的请勿联系；没有登记的为否。', en: 'In force today; no where nothing is noted.' },
  }),
  field({ code: 'profile.introduced', name: { zh: '由客户介绍', en: 'Was introduced' }, unit: 'yes_no' }),
  field({ code: 'goal.open', name: { zh: '目标数', en: 'Open goals' }, unit: 'count' }),
  field({
    code: 'goal.progress',
    name: { zh: '目标最低进度', en: 'Least progress of a goal' },
    unit: 'ratio',
    meaning: {
      zh: '未完成目标中，按占用份额折算的资产与目标金额之比的最低者。',
      en: 'Among the open goals, the least of assets meant for it over the amount wanted.',
    },
  }),
  field({
    code: 'goal.growth_needed',
    name: { zh: '目标所需年增长', en: 'Growth a year that a goal needs' },
    unit: 'ratio',
    meaning: {
      zh: '未完成目标中，不再追加资金也能到期达成所需的最高年增长率。',
      en: 'Among the open goals, the highest growth a year that reaches it in time without further payments.',
    },
  }),
  field({ code: 'goal.next_in', name: { zh: '距最近目标日', en: 'Days to the next goal' }, unit: 'days' }),
  field({
    code: 'goal.life_event_in',
    name: { zh: '距养老或教育目标', en: 'Days to retirement or education' },
    unit: 'days',
    meaning: {
      zh: '到最近的养老或子女教育目标日的天数。',
      en: 'Days until the nearest goal of retirement or education.',
    },
  }),
  field({ code: 'family.members', name: { zh: '家庭成员数', en: 'Family members' }, unit: 'count' }),
  field({ code: 'family.household', name: { zh: '已建家庭', en: 'In a household' }, unit: 'yes_no' }),
];

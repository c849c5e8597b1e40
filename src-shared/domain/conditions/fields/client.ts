/** What head office's files say of the client himself. */
import type { ConditionField } from '../field.ts';

const field = (part: Omit<ConditionField, 'group'>): ConditionField => ({ ...part, group: 'client' });
const codes = (list: readonly (readonly [string, string, string])[]): ConditionField['codes'] =>
  list.map(([code, zh, en]) => ({ code, name: { zh, en } }));

const CHANGED = {
  zh: '近90天内总部资料最近一次变更的数据日期；没有变更的没有数值。',
  en: 'Date of the files that last changed it within 90 days; none where nothing changed.',
};

export const CLIENT_FIELDS: readonly ConditionField[] = [
  field({ code: 'client.no', name: { zh: '客户号', en: 'Client number' }, unit: 'text' }),
  field({ code: 'client.name', name: { zh: '客户姓名', en: 'Client name' }, unit: 'text' }),
  field({
    code: 'client.kind',
    name: { zh: '客户类型', en: 'Kind of client' },
    unit: 'word',
    codes: codes([
      ['individual', '个人', 'individual'],
      ['institution', '机构', 'institution'],
      ['product', '产品户', 'product'],
    ]),
  }),
  field({
    code: 'client.status',
    name: { zh: '客户状态', en: 'Status' },
    unit: 'word',
    codes: codes([
      ['normal', '正常', 'normal'],
      ['dormant', '休眠', 'dormant'],
      ['frozen', '冻结', 'frozen'],
      ['closed', '销户', 'closed'],
    ]),
  }),
  field({
    code: 'client.gender',
    name: { zh: '性别', en: 'Gender' },
    unit: 'word',
    codes: codes([
      ['male', '男', 'male'],
      ['female', '女', 'female'],
      ['unknown', '未知', 'unknown'],
    ]),
  }),
  field({ code: 'client.age', name: { zh: '年龄', en: 'Age' }, unit: 'count', also: ['age'] }),
  field({
    code: 'client.birthday_in',
    name: { zh: '距生日', en: 'Days to the birthday' },
    unit: 'days',
    meaning: {
      zh: '到下一个公历生日的天数，当天为0；2月29日生日在平年算2月28日。',
      en: 'Days until the next birthday of the solar calendar, 0 on the day; 29 February is the 28th in other years.',
    },
  }),
  field({ code: 'client.birthday_on', name: { zh: '下一个生日', en: 'Next birthday' }, unit: 'date' }),
  field({
    code: 'client.advisor',
    name: { zh: '客户经理', en: 'Advisor' },
    unit: 'text',
    also: ['advisor'],
    meaning: { zh: '编号与姓名都可查。', en: 'His number and his name are both searched.' },
  }),
  field({ code: 'client.team', name: { zh: '团队', en: 'Team' }, unit: 'text' }),
  field({ code: 'client.opened_on', name: { zh: '开户日期', en: 'Opened on' }, unit: 'date' }),
  field({ code: 'client.occupation', name: { zh: '职业（总部）', en: 'Occupation (head office)' }, unit: 'text' }),
  field({ code: 'client.education', name: { zh: '学历', en: 'Education' }, unit: 'text' }),
  field({
    code: 'client.investor_class',
    name: { zh: '投资者分类', en: 'Investor class' },
    unit: 'word',
    codes: codes([
      ['ordinary', '普通', 'ordinary'],
      ['professional', '专业', 'professional'],
    ]),
  }),
  field({
    code: 'client.assessment_in',
    name: { zh: '距测评到期', en: 'Days to the end of the assessment' },
    unit: 'days',
    meaning: { zh: '已过期为负数。', en: 'Negative once it has expired.' },
  }),
  field({ code: 'client.commission_rate', name: { zh: '约定佣金率', en: 'Agreed commission rate' }, unit: 'permille' }),
  field({ code: 'client.accounts', name: { zh: '资金账户数', en: 'Accounts' }, unit: 'count' }),
  field({
    code: 'client.advisor_changed_on',
    name: { zh: '客户经理变更日', en: 'Advisor changed on' },
    unit: 'date',
    meaning: CHANGED,
  }),
  field({
    code: 'client.status_changed_on',
    name: { zh: '客户状态变更日', en: 'Status changed on' },
    unit: 'date',
    meaning: CHANGED,
  }),
  field({
    code: 'client.level_changed_on',
    name: { zh: '风险等级变更日', en: 'Risk level changed on' },
    unit: 'date',
    meaning: CHANGED,
  }),
  field({
    code: 'client.has_margin',
    name: { zh: '有信用账户', en: 'Has a margin account' },
    unit: 'yes_no',
    meaning: { zh: '未销户的信用账户。', en: 'A margin account that is not closed.' },
  }),
];

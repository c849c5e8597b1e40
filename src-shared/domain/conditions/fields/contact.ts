/** What the branch did for the client: contacts, tasks, complaints, as its own records say. */
import type { ConditionField } from '../field.ts';

const field = (part: Omit<ConditionField, 'group'>): ConditionField => ({ ...part, group: 'contact' });

export const CONTACT_FIELDS: readonly ConditionField[] = [
  field({ code: 'contact.last_on', name: { zh: '最近联系日期', en: 'Last contact on' }, unit: 'date' }),
  field({
    code: 'contact.days',
    name: { zh: '距上次联系', en: 'Days since the last contact' },
    unit: 'days',
    also: ['days since contact', 'days_since_contact', '未联系天数', '多少天未联系'],
    meaning: {
      zh: '与本人联系上的天数；从未联系的从开户日算起。',
      en: 'Days since he was last spoken with; who never was counts from the day he opened his account.',
    },
  }),
  field({
    code: 'contact.count_90',
    name: { zh: '近90天联系次数', en: 'Contacts of 90 days' },
    unit: 'count',
  }),
  field({ code: 'contact.tags', name: { zh: '联系标签', en: 'Tags of contacts' }, unit: 'words' }),
  field({ code: 'task.open', name: { zh: '未完成任务数', en: 'Open tasks' }, unit: 'count' }),
  field({ code: 'task.overdue', name: { zh: '逾期任务数', en: 'Overdue tasks' }, unit: 'count' }),
  field({ code: 'complaint.open', name: { zh: '未结投诉数', en: 'Open complaints' }, unit: 'count' }),
];

// Pure models of Today: rules as fields and words, days to put off to, edits of several tasks, how a task is said.
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src-renderer/format/format.ts';
import { editOf, snoozeDays } from '../../src-renderer/pages/today/changes.ts';
import { FIELDS, isDefault, isWhole, keptOf, typedOf } from '../../src-renderer/pages/today/practiceFields.ts';
import { draftOfRule, newDraft, ruleOfDraft } from '../../src-renderer/pages/today/repeatModel.ts';
import { repeatWords } from '../../src-renderer/pages/today/repeatWords.ts';
import { bodyOfForm, newForm } from '../../src-renderer/pages/today/taskForm.ts';
import { taskTitle } from '../../src-renderer/pages/today/words.ts';
import { DEFAULT_PRACTICE } from '../../src-shared/records/practice.record.ts';
import type { TaskBody } from '../../src-shared/records/raisedTasks.ts';

const MONDAY = 20261123;
const body: TaskBody = bodyOfForm({ ...newForm(MONDAY, null), title: ' Ring ', tags: ['#vip', 'a b'] }, null);
const line = (part: Partial<TaskBody>) => ({
  record_id: crypto.randomUUID(),
  version: 1,
  client_no: null,
  client_name: null,
  origin: null,
  body: { ...body, ...part },
});

describe('a repeat rule in the editor', () => {
  it.each([
    ['FREQ=DAILY', '每天', 'every day'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '每 2 周的星期一、四', 'every 2 weeks on Monday, Thursday'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '每月最后一天，共 3 次', 'every month on the last day, 3 times'],
    [
      'FREQ=MONTHLY;BYDAY=2FR;UNTIL=20271231',
      '每月第二个星期五，至 2027-12-31',
      'every month on the second Friday, until 2027-12-31',
    ],
    ['FREQ=YEARLY', '每年 11 月 23 日', 'every year on 23 November'],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=1MO', 'FREQ=YEARLY;BYMONTH=3;BYDAY=1MO', 'FREQ=YEARLY;BYMONTH=3;BYDAY=1MO'],
  ])('%s goes there and back, and into words', (rule, zh, en) => {
    expect(ruleOfDraft(draftOfRule(rule, MONDAY))).toBe(rule);
    expect(repeatWords(rule, MONDAY, 'zh-CN')).toBe(zh);
    expect(repeatWords(rule, MONDAY, 'en')).toBe(en);
  });
  it('begins with the due day: its weekday, its day, the last of a short month', () => {
    expect(newDraft(MONDAY)).toMatchObject({ form: 'none', days: ['MO'], monthDay: 23, nth: 4, weekday: 'MO' });
    expect(newDraft(20270228).monthDay).toBe(-1);
    expect(ruleOfDraft(newDraft(MONDAY))).toBeNull();
  });
});

describe('tasks together', () => {
  it('are one edit; a repeated one leaves its next turn', () => {
    const edit = editOf({ kind: 'done' }, [line({}), line({ repeat: 'FREQ=WEEKLY', due: '2026-11-23' })], MONDAY, '2');
    expect(edit.what).toBe('tasks_done');
    expect(edit.changes.map(({ version }) => version)).toEqual([1, 1, null]);
    expect(edit.changes[2]?.body).toMatchObject({ state: 'open', due: '2026-11-30', from: edit.changes[1]?.record_id });
  });
  it('leave out what is done already', () => {
    expect(editOf({ kind: 'done' }, [line({ state: 'done' })], MONDAY, '').changes).toEqual([]);
  });
  it('are put off to days after today', () => {
    expect(snoozeDays(MONDAY)).toEqual({ tomorrow: 20261124, monday: 20261130, week: 20261130 });
    expect(snoozeDays(20261122)).toMatchObject({ monday: 20261123 });
  });
});

describe('how a task is said', () => {
  const t = ((key: string, values: object) => `${key} ${JSON.stringify(values ?? {})}`) as never;
  it('by rule and facts, money grouped and days with dashes', () => {
    const raised = {
      rule: 'flow',
      occasion: 'in:20261120',
      facts: { direction: 'in', day: '20261120', amount: '600000.00', share: 0.5 },
    };
    const said = taskTitle({ ...body, raised }, t, formatOf('zh-CN'));
    expect(said).toContain('raised.flowIn');
    expect(said).toContain('"amount":"600,000.00"');
    expect(said).toContain('"day":"2026-11-20"');
  });
  it('by its own title where a person made it; tags without marks', () => {
    expect(taskTitle(body, t, formatOf('en'))).toBe('Ring');
    expect(body.tags).toEqual(['vip', 'ab']);
  });
});

describe('the practice as fields', () => {
  it('goes from fen and shares to yuan and per cent, and back', () => {
    expect(isDefault(DEFAULT_PRACTICE)).toBe(true);
    for (const { name, unit, min, max } of FIELDS) {
      const kept = DEFAULT_PRACTICE[name];
      expect(keptOf(unit, typedOf(unit, kept))).toBe(kept);
      for (const typed of [min, max]) expect(isWhole({ ...DEFAULT_PRACTICE, [name]: keptOf(unit, typed) })).toBe(true);
      expect(isWhole({ ...DEFAULT_PRACTICE, [name]: keptOf(unit, 0) })).toBe(false);
    }
    expect(FIELDS.length + 2).toBe(Object.keys(DEFAULT_PRACTICE).length);
  });
});

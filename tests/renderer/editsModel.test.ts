// The list of edits and the history of a record without a screen: labels of every field, differences, words, steps back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { recordFieldsEn } from '../../src-renderer/locales/recordFields.en.ts';
import { recordFieldsZhCN } from '../../src-renderer/locales/recordFields.zh-CN.ts';
import { fieldChanges, fieldWords, recordSubject } from '../../src-renderer/pages/edits/fields.ts';
import { codesOf, stepOf } from '../../src-renderer/pages/edits/model.ts';
import type { EditRow } from '../../src-shared/contract/editCalls.ts';
import { KINDS, type Kind, recordKind } from '../../src-shared/records/registry.ts';

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def;

/** Without what may be missing, and of a list what it is made of. */
function bare(schema: z.ZodType): z.ZodType {
  const { innerType, element } = defOf(schema);
  const inner = innerType ?? element;
  return inner === undefined ? schema : bare(inner);
}
const shapeOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> => defOf(bare(schema)).shape ?? {};
const optionsOf = (schema: z.ZodType): readonly string[] =>
  defOf(bare(schema)).type === 'enum' ? (bare(schema) as z.ZodEnum).options.map(String) : [];

/** Names of all fields below a kind's own. */
function partsOf(schema: z.ZodType): string[] {
  return Object.entries(shapeOf(schema)).flatMap(([name, inner]) => [name, ...partsOf(inner)]);
}

describe.each([
  ['Chinese', recordFieldsZhCN],
  ['English', recordFieldsEn],
])('%s words', (_, words) => {
  it.each(KINDS)('are there for every field and coded value of %s', (kind) => {
    const fields: Readonly<Record<string, string>> = words.field[kind as keyof typeof words.field] ?? {};
    const values = (
      words.value as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>
    )[kind];
    const shape = shapeOf(recordKind(kind).body);
    expect(Object.keys(fields).sort(), 'labels').toEqual(Object.keys(shape).sort());
    for (const [field, schema] of Object.entries(shape)) {
      for (const option of optionsOf(schema))
        expect(values?.[field]?.[option], `${field}.${option}`).toBeTypeOf('string');
      for (const part of partsOf(schema)) {
        if (part !== 'zh' && part !== 'en')
          expect((words.part as Readonly<Record<string, string>>)[part], part).toBeTypeOf('string');
      }
    }
    expect((words.kind as Readonly<Record<string, string>>)[kind]).toBeTypeOf('string');
  });
});

describe('what differs', () => {
  it('is told by field; of a new or a deleted record what it held', () => {
    const before = { text: 'a', tags: ['x'], at: null };
    expect(fieldChanges(before, { ...before, text: 'b' })).toEqual([{ field: 'text', before: 'a', after: 'b' }]);
    expect(fieldChanges(null, before).map(({ field }) => field)).toEqual(['text', 'tags']);
    expect(fieldChanges(before, null).map(({ field }) => field)).toEqual(['text', 'tags']);
    // A field that a later program added, and has nothing in it, is no difference.
    expect(fieldChanges(before, { ...before, materials: [], note: null })).toEqual([]);
  });
  it('is nothing between a body and itself, and all of it is undone the other way round', () => {
    const body = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(
      fc.property(body, body, (one, other) => {
        expect(fieldChanges(one, one)).toEqual([]);
        const there = fieldChanges(one, other)
          .map(({ field, before, after }) => [field, after, before])
          .sort();
        const back = fieldChanges(other, one)
          .map(({ field, before, after }) => [field, before, after])
          .sort();
        expect(there).toEqual(back);
      }),
    );
  });
});

describe('values', () => {
  const zh = fieldWords('zh-CN');
  const en = fieldWords('en');
  const both = (kind: Kind, field: string, value: unknown) => [
    zh.value(kind, field, value),
    en.value(kind, field, value),
  ];
  it('are in words, money in yuan, shares in percent', () => {
    expect(both('contact', 'channel', 'visit')).toEqual(['拜访', 'Visit']);
    expect(both('contact', 'reached', false)).toEqual(['否', 'No']);
    expect(both('contact', 'tags', ['养老', '定投'])).toEqual(['#养老、#定投', '#养老, #定投']);
    expect(both('contact', 'minutes', null)).toEqual(['未填', 'Not noted']);
    expect(both('goal', 'amount_fen', 123456789)).toEqual(['1,234,567.89', '1,234,567.89']);
    expect(both('goal', 'share', 0.25)).toEqual(['25%', '25%']);
    expect(both('profile', 'hours', { from: '09:00', to: '11:30' })).toEqual([
      '从：09:00；到：11:30',
      'From: 09:00; To: 11:30',
    ]);
    expect(zh.value('profile', 'consents', [{ scope: 'call', given: true, on: '2026-01-01', until: null }])).toBe(
      '范围：电话联系；同意：是；日期：2026-01-01',
    );
    expect(both('rule', 'title', { zh: '降费', en: 'Lower fee' })).toEqual(['降费', 'Lower fee']);
  });
  it('of a field that is not known show its own name', () => {
    expect(zh.label('contact', 'later_field')).toBe('later_field');
    expect(zh.label('contact', 'text')).toBe('内容');
  });
  it('name a record by its own words', () => {
    expect(recordSubject('task', { title: '跟进', text: 'x' }, zh)).toBe('跟进');
    expect(recordSubject('contact', { text: '一\n二' }, zh)).toBe('一 二');
    expect(recordSubject('practice', {}, en)).toBe('Practice');
  });
});

describe('a step', () => {
  const row = (edit_id: number, more: Partial<EditRow> = {}): EditRow => ({
    edit_id,
    at: '2026-11-23T09:00:00Z',
    who: 'local',
    what: 'task_added',
    subject: '',
    changes: 1,
    state: 'done',
    is_mine: true,
    ...more,
  });
  const stack = { undo: [row(9), row(7)], redo: [row(11), row(12)] };
  it('is undone in its turn alone, else it is said why not', () => {
    expect(stepOf(row(9), stack)).toEqual({ can: 'undo' });
    expect(stepOf(row(7), stack)).toEqual({ can: null, why: 'later', n: 1 });
    expect(stepOf(row(11), stack)).toEqual({ can: 'redo' });
    expect(stepOf(row(12), stack)).toEqual({ can: null, why: 'laterRedo', n: 1 });
    expect(stepOf(row(1), stack)).toEqual({ can: null, why: 'past' });
    expect(stepOf(row(1, { state: 'undone' }), stack)).toEqual({ can: null, why: 'gone' });
    expect(stepOf(row(1, { state: 'blocked' }), stack)).toEqual({ can: null, why: 'blocked' });
    expect(stepOf(row(1, { who: 'rules', is_mine: false }), stack)).toEqual({ can: null, why: 'rules' });
    expect(stepOf(row(1, { who: 'other', is_mine: false }), stack)).toEqual({ can: null, why: 'other' });
  });
  it('is found by the words of what it did', () => {
    expect(codesOf({ task_added: '添加了任务', goal_added: '添加了目标' }, '任务')).toEqual(['task_added']);
    expect(codesOf({ task_added: '添加了任务' }, ' ')).toEqual([]);
  });
});

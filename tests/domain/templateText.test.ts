// Places of templates: what is known is filled, what has no value stays and is told, what is not known is refused with its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../src-shared/records/registry.ts';
import { SUGGESTIONS } from '../../src-shared/records/templateSuggestions.ts';
import {
  fillPlaces,
  PLACEHOLDERS,
  type Placeholder,
  salutationOf,
  unknownPlaces,
} from '../../src-shared/records/templateText.ts';

const NONE = Object.fromEntries(PLACEHOLDERS.map((name) => [name, null])) as Record<Placeholder, string | null>;

describe('a template', () => {
  it('is filled, and tells what it has no value for', () => {
    const values = { ...NONE, name: '张三', as_of: '2026-11-20' };
    expect(fillPlaces('{name}：{ as_of } {total_asset}，{total_asset}', values)).toEqual({
      text: '张三：2026-11-20 {total_asset}，{total_asset}',
      missing: ['total_asset'],
    });
  });
  it('is refused with a place that is not known, by line and character', () => {
    expect(unknownPlaces('{name}\n您好 {nmae}，{}')).toEqual([
      { name: 'nmae', line: 2, column: 4 },
      { name: '', line: 2, column: 11 },
    ]);
    const body = { title: 'x', use: 'message', text: '{nmae}', tags: [] };
    expect(RECORD_KINDS.template.body.safeParse(body).success).toBe(false);
    expect(RECORD_KINDS.template.body.safeParse({ ...body, text: '{name}' }).success).toBe(true);
  });
  it('has no known place left once all have values, and keeps all other text', () => {
    const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 'w'])) as Record<Placeholder, string>;
    const part = fc.oneof(
      fc.constantFrom(...PLACEHOLDERS.map((name) => `{${name}}`)),
      fc.constantFrom('您好', ' a', '\n'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { text, missing } = fillPlaces(parts.join(''), values);
        expect(missing).toEqual([]);
        expect(text).toBe(parts.map((one) => (one.startsWith('{') ? 'w' : one)).join(''));
      }),
    );
  });
  it.each([
    ['张三', 'male', true, '张先生', 'Mr 张'],
    ['欧阳修', 'female', true, '欧阳女士', 'Ms 欧阳'],
    ['欧阳', 'male', true, '欧先生', 'Mr 欧'],
    ['Smith', 'male', true, 'Smith先生', 'Mr Smith'],
    ['张三', null, true, '张三', '张三'],
    ['三和公司', 'male', false, '三和公司', '三和公司'],
  ])('%s is addressed', (name, gender, isPerson, zh, en) => {
    expect([salutationOf(name, gender, isPerson, 'zh'), salutationOf(name, gender, isPerson, 'en')]).toEqual([zh, en]);
  });
  it('comes with six suggestions of its kind in both languages', () => {
    expect(SUGGESTIONS).toHaveLength(6);
    for (const { use, zh, en } of SUGGESTIONS) {
      for (const words of [zh, en]) expect(RECORD_KINDS.template.body.safeParse({ use, ...words }).success).toBe(true);
    }
  });
});

// What was changed of a client, and what a template says for him, in both languages; drafts of the quick line.
import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src-renderer/format/format.ts';
import { en } from '../../src-renderer/locales/en.ts';
import { zhCN } from '../../src-renderer/locales/zh-CN.ts';
import { draftOf, hasDrafts, keepDraft, NO_DRAFT } from '../../src-renderer/pages/service/lineDrafts.ts';
import { changedFields, type PersonChange } from '../../src-renderer/pages/service/personChange.ts';
import { faultOf, withPlace } from '../../src-renderer/pages/today/templates/templateForm.ts';
import { templateValues } from '../../src-renderer/ui/templates/templateValues.ts';

const i18n = createInstance();
beforeAll(async () => {
  const resources = { 'zh-CN': { translation: zhCN }, en: { translation: en } };
  await i18n.init({ lng: 'zh-CN', resources, interpolation: { escapeValue: false } });
});
const words = (language: 'zh-CN' | 'en') => i18n.getFixedT(language);

const change: PersonChange = {
  kind: 'profile',
  day: '2026-11-23',
  of: 'profile',
  record_id: 'x',
  version: 2,
  change: 'changed',
  name: null,
  fields: [
    { field: 'income', from: 'from_30w', to: 'from_50w' },
    { field: 'tags', from: null, to: ['养老', '高净值'] },
    { field: 'document', from: null, to: { kind: 'passport', expires_on: null } },
    { field: 'occupation', from: '工程师', to: null },
  ],
  at: '',
  who: 'local',
};

describe('a change of the profile', () => {
  it('says each field, what stood there and what stands there', () => {
    expect(changedFields(words('zh-CN'), change)).toEqual([
      { field: '年收入', from: '30–50 万元', to: '50–100 万元' },
      { field: '标签', from: '', to: '#养老、#高净值' },
      { field: '证件', from: '', to: '护照 长期有效' },
      { field: '职业', from: '工程师', to: '' },
    ]);
    expect(changedFields(words('en'), change)[2]?.to).toBe('Passport without end');
  });
  it('of a member leaves his name to the line itself', () => {
    const member: PersonChange = {
      ...change,
      of: 'member',
      fields: [
        { field: 'name', from: null, to: '小明' },
        { field: 'relation', from: null, to: 'child' },
        { field: 'is_lunar', from: null, to: true },
      ],
    };
    expect(changedFields(words('zh-CN'), member).map(({ to }) => to)).toEqual(['子女', '是']);
  });
});

describe('a template', () => {
  const facts = {
    name: '王芳',
    gender: 'female',
    is_person: true,
    advisor: null,
    total_asset: '1234567.80',
    as_of: '2026-11-20',
    tier: 'gold' as const,
    risk_level: 'C3' as const,
    risk_until: null,
    last_contact: '2026-11-01',
  };
  it('has the values of the client in the reader’s language, and none where there is none', () => {
    expect(templateValues(facts, 20261123, words('zh-CN'), formatOf('zh-CN'), 'zh')).toMatchObject({
      salutation: '王女士',
      today: '2026-11-23',
      weekday: '星期一',
      total_asset: '1,234,567.80',
      tier: '黄金',
      advisor: null,
      risk_until: null,
    });
    expect(templateValues(facts, 20261129, words('en'), formatOf('en'), 'en')).toMatchObject({
      salutation: 'Ms 王',
      weekday: 'Sunday',
    });
  });
  it('takes a place where the cursor stands, and is told what it lacks', () => {
    expect(withPlace('您好，', 'name', 2, 3)).toEqual({ text: '您好{name}', cursor: 8 });
    const body = { title: 'x', use: 'message' as const, text: '{nmae}', tags: [] };
    expect(faultOf(body)).toMatchObject({ kind: 'unknown', place: { line: 1, column: 1 } });
    expect(faultOf({ ...body, text: ' ' })).toEqual({ kind: 'incomplete' });
    expect(faultOf({ ...body, text: '{name}' })).toBeNull();
  });
});

describe('a draft of the quick line', () => {
  it('waits with its client until it is kept or cleared', () => {
    keepDraft('1', { line: '电话', fixes: { reached: false } });
    expect([draftOf('1').line, draftOf('2'), hasDrafts()]).toEqual(['电话', NO_DRAFT, true]);
    keepDraft('1', { line: ' ', fixes: {} });
    expect([draftOf('1'), hasDrafts()]).toEqual([NO_DRAFT, false]);
  });
});

// The inbox as it is shown, steps that many can or cannot take, and a proposal's values in both languages, without a screen.
import fc from 'fast-check';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src-renderer/format/format.ts';
import { en } from '../../src-renderer/locales/en.ts';
import { zhCN } from '../../src-renderer/locales/zh-CN.ts';
import { lifeEvents } from '../../src-renderer/pages/proposals/lifeEvents.ts';
import {
  BY_PRIORITY,
  countOf,
  deskOf,
  type InboxFilters,
  NO_FILTERS,
  nextSort,
  type Reading,
  rulesOf,
  SORT_KEYS,
  STAGES,
  STATES_OF,
  select,
} from '../../src-renderer/pages/proposals/model.ts';
import { BULK_STEPS, blockedBy, STEP_KEYS, splitFor, withLines } from '../../src-renderer/pages/proposals/steps.ts';
import {
  askedText,
  changeText,
  fieldName,
  tracePath,
  valueText,
} from '../../src-renderer/pages/proposals/valueText.ts';
import { formatRoute, parseRoute } from '../../src-renderer/ui/places/route.ts';
import { DECLINE_REASONS, type ProposalLine, REQUEST_ANSWERS } from '../../src-shared/contract/proposalCalls.ts';
import { ECONOMICS } from '../../src-shared/domain/proposals/definition.ts';
import { PROPOSAL_STATES, STEPS } from '../../src-shared/domain/proposals/life.ts';
import { SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import { fieldsNamed } from '../../src-shared/domain/proposals/sentences.ts';
import { PRODUCT_REFUSALS } from '../../src-shared/domain/suitability/match.ts';
import type { BodyOf } from '../../src-shared/records/registry.ts';

const TODAY = 20261123;
const base: ProposalLine = {
  record_id: 'r',
  version: 1,
  client_no: '001',
  client_name: '张伟',
  advisor_no: 'A1',
  tier: 'gold',
  total_asset_e4: 100,
  rule: 'idle_cash',
  title: { zh: '现金长期闲置', en: 'Cash lies idle' },
  state: 'raised',
  priority: 'normal',
  as_of: '2026-11-20',
  expires_on: '2026-12-20',
  products: 0,
  is_conflict: false,
  needs_approval: null,
};
const LINES: readonly ProposalLine[] = [
  { ...base, record_id: 'a', priority: 'high', needs_approval: 'manager', expires_on: '2026-11-26' },
  { ...base, record_id: 'b', client_name: '李娜', client_no: '002', advisor_no: null, is_conflict: true, tier: null },
  { ...base, record_id: 'c', client_name: null, client_no: '003', total_asset_e4: null, rule: 'x', priority: 'low' },
  {
    ...base,
    record_id: 'd',
    state: 'seen',
    tier: 'diamond',
    total_asset_e4: 900,
    expires_on: '2026-11-27',
    title: { zh: '生日问候', en: 'Birthday' },
    advisor_no: 'A2',
  },
];
const reading: Reading = {
  today: TODAY,
  language: 'zh-CN',
  advisors: new Map([
    ['A1', '王芳'],
    ['A2', '安静'],
  ]),
};
const ids = (filters: Partial<InboxFilters>, sort = BY_PRIORITY): string =>
  [...select(LINES, { ...NO_FILTERS, ...filters }, sort, reading).rows].map((row) => LINES[row]?.record_id).join('');

describe('the inbox', () => {
  it('comes by priority, equals in the order of the answer', () => {
    expect(ids({})).toBe('abdc');
    expect(ids({}, { key: 'priority', descending: false })).toBe('cbda');
  });
  it('is filtered by advisor, rule, priority, mark and words', () => {
    expect(ids({ advisor: 'A1' })).toBe('ac');
    expect(ids({ advisor: '' })).toBe('b');
    expect(ids({ rule: 'x' })).toBe('c');
    expect(ids({ priority: 'high' })).toBe('a');
    expect(ids({ mark: 'approval' })).toBe('a');
    expect(ids({ mark: 'conflict' })).toBe('b');
    // Within three days: the 26th is, the 27th is not.
    expect(ids({ mark: 'expiring' })).toBe('a');
    expect(ids({ text: ' 李 ' })).toBe('b');
    expect(ids({ text: 'BIRTH' })).toBe('d');
    expect(ids({ text: '003' })).toBe('c');
    expect(ids({ text: '没有' })).toBe('');
  });
  it('sorts what is missing last, whichever way', () => {
    expect(ids({}, { key: 'assets', descending: true })).toBe('dabc');
    expect(ids({}, { key: 'assets', descending: false })).toBe('abdc');
    expect(ids({}, { key: 'tier', descending: true })).toBe('dacb');
    expect(ids({}, { key: 'advisor', descending: false })).toBe('dacb');
    expect(ids({}, { key: 'expires_on', descending: false })).toBe('adbc');
    expect(ids({}, { key: 'state', descending: true })[0]).toBe('d');
  });
  it('says how many stand behind each pill, with all else as it is chosen', () => {
    const { priorities, marks } = select(LINES, { ...NO_FILTERS, priority: 'high' }, BY_PRIORITY, reading);
    expect(priorities).toEqual({ high: 1, normal: 2, low: 1 });
    expect(marks).toEqual({ approval: 1, expiring: 1, conflict: 0 });
  });
  it('no filter and no sort ever makes or doubles a line', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, '', 'A1', 'A2'),
        fc.constantFrom(null, 'high', 'normal', 'low'),
        fc.constantFrom(null, 'approval', 'expiring', 'conflict'),
        fc.constantFrom(...SORT_KEYS),
        fc.boolean(),
        (advisor, priority, mark, key, descending) => {
          const found = ids({ advisor, priority, mark }, { key, descending });
          expect([...found].sort()).toEqual([...new Set(found)].sort());
          expect([...found].every((id) => ids({}).includes(id))).toBe(true);
        },
      ),
    );
  });
  it('a press on a column sorts by it, another turns it round', () => {
    expect(nextSort(BY_PRIORITY, 'assets')).toEqual({ key: 'assets', descending: true });
    expect(nextSort({ key: 'client', descending: false }, 'client')).toEqual({ key: 'client', descending: true });
    expect(nextSort(BY_PRIORITY, 'expires_on').descending).toBe(false);
  });
  it('every state is in one stage', () => {
    expect(STAGES.flatMap((stage) => [...STATES_OF[stage]]).sort()).toEqual([...PROPOSAL_STATES].sort());
    expect(countOf({ raised: 2, discussed: 1, declined: 5 }, 'open')).toBe(3);
  });
  it('names the rules once each, in the reader’s language', () => {
    expect(rulesOf(LINES, 'en').map(({ title, n }) => [title, n])).toEqual([
      ['Cash lies idle', 3],
      ['Cash lies idle', 1],
    ]);
  });
  it('tells the day’s page what waits', () => {
    expect(deskOf(LINES, null, TODAY)).toEqual({ high: 1, approval: 1, expiring: 1, all: 4 });
    expect(deskOf(LINES, 'A2', TODAY)).toEqual({ high: 0, approval: 0, expiring: 0, all: 1 });
  });
});

describe('steps', () => {
  it('have a letter each', () => {
    expect(new Set(STEPS.map((step) => STEP_KEYS[step])).size).toBe(STEPS.length);
  });
  it('are refused as far as a line can tell', () => {
    const [waits, plain] = [LINES[0] as ProposalLine, LINES[1] as ProposalLine];
    expect(blockedBy('accept', waits)).toBe('approval_needed');
    expect(blockedBy('approve', waits)).toBeNull();
    expect(blockedBy('approve', plain)).toBe('no_approval');
    expect(blockedBy('see', { ...plain, state: 'seen' })).toBe('not_from_here');
    expect(blockedBy('decline', waits)).toBeNull();
    expect(blockedBy('carry_out', { ...plain, state: 'accepted' })).toBeNull();
  });
  it('with many part them into those that can and those that cannot', () => {
    for (const step of BULK_STEPS) {
      const { ready, blocked } = splitFor(step, LINES);
      expect([...ready, ...blocked.map(({ line }) => line)].length).toBe(LINES.length);
    }
    const told = withLines(
      [
        { record_id: 'b', reason: 'changed' },
        { record_id: 'zz', reason: 'gone' },
      ],
      LINES,
    );
    expect(told.map(({ line, reason }) => [line.client_name, reason])).toEqual([['李娜', 'changed']]);
  });
});

/** Looks words up as i18next does, so far as these texts need it. */
const words = (language: 'zh-CN' | 'en'): TFunction =>
  ((key: string, values: Record<string, string> = {}) => {
    const found = key
      .split('.')
      .reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], language === 'en' ? en : zhCN);
    return String(found).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  }) as unknown as TFunction;
const [zh, english] = [formatOf('zh-CN'), formatOf('en')];
const both = (field: string, unit: string, value: number | string | boolean | string[] | null) => [
  valueText({ field, unit, value }, words('zh-CN'), zh),
  valueText({ field, unit, value }, words('en'), english),
];

describe('values as they were kept', () => {
  it.each([
    ['event.idle_cash_20', 'money', 500_000.5, '500,000.50 元', '¥500,000.50'],
    ['pnl.pnl', 'money', -12.3, '-12.30 元', '-¥12.30'],
    ['event.cash_share', 'ratio', 0.561, '56.10%', '56.10%'],
    ['turnover.turnover_annualised', 'times', 15.7, '15.70 倍', '15.70×'],
    ['turnover.commission_rate_effective', 'permille', 0.00025, '0.250‰', '0.250‰'],
    ['event.days_since_trade', 'days', 1, '1 天', '1 day'],
    ['event.days_since_trade', 'days', 128, '128 天', '128 days'],
    ['event.dividend_on', 'date', 20261120, '2026-11-20', '2026-11-20'],
    ['client.status', 'word', 'dormant', '休眠', 'dormant'],
    ['client.team', 'text', '一部', '一部', '一部'],
    ['event.traded_since_dividend', 'yes_no', 0, '否', 'no'],
    ['suitability.mismatch_count', 'count', 3, '3', '3'],
    ['gone.field', 'number', 0.25, '0.2500', '0.2500'],
    ['gone.field', 'word', 'x', 'x', 'x'],
    ['pnl.pnl', 'money', null, null, null],
  ])('%s %s %s', (field, unit, value, chinese, inEnglish) => {
    expect(both(field, unit, value)).toEqual([chinese, inEnglish]);
  });
  it('a move has its sign', () => {
    expect(changeText('event.cash_share', -0.1, words('zh-CN'), zh)).toBe('-10.00 个百分点');
    expect(changeText('event.cash_share', 0.0725, words('en'), english)).toBe('+7.25 pp');
    expect(changeText('assets.total', 1000, words('en'), english)).toBe('+¥1,000.00');
    expect(changeText('assets.total', 0, words('en'), english)).toBe('¥0.00');
  });
  it('what the rule asked is in the reader’s words, without the field’s name', () => {
    expect(askedText('event.idle_cash_20', 'event.idle_cash_20 >= 200000', zh)).toBe('>= 20万');
    expect(askedText('event.idle_cash_20', 'event.idle_cash_20 >= 200000', english)).toBe('>= 200000');
    expect(askedText('assets.total', 'assets.total >= 100000; assets.total < 500000', zh)).toBe('>= 10万；< 50万');
    expect(askedText('gone.field', 'gone.field > 3', zh)).toBe('gone.field > 3');
  });
  it('figures have a trace, other fields a name', () => {
    expect(tracePath('turnover.turnover_annualised')).toBe('turnover.turnover_annualised');
    expect(tracePath('event.cash_share')).toBeUndefined();
    expect(fieldName('event.cash_share', english)).toBe('Share of cash');
    expect(fieldName('gone.field', english)).toBe('gone.field');
  });
  it('every field in a shipped sentence can be shown', () => {
    for (const { reasons_for, reasons_against, propose } of SHIPPED_RULES) {
      for (const sentence of [...reasons_for, ...reasons_against, propose].flatMap((one) => [one.zh, one.en])) {
        for (const field of fieldsNamed(sentence)) expect(fieldName(field, zh)).not.toBe(field);
      }
    }
  });
});

const body: BodyOf<'proposal'> = {
  rule: 'idle_cash',
  rule_version: '1',
  occasion: '1',
  as_of: '2026-11-20',
  state: 'declined',
  priority: 'normal',
  approver: 'none',
  title: base.title,
  propose: base.title,
  reasons_for: [],
  reasons_against: [],
  evidence: [],
  economics: { kind: 'none', client_cost_e4: 0, branch_income_e4: 0, reason: null, is_conflict: false },
  suitability: {
    rule: '1',
    checked_on: '2026-11-21',
    state: 'valid',
    level: 'C3',
    limit: 3,
    assessed_on: null,
    valid_until: null,
  },
  products: [],
  expires_on: '2026-12-20',
  seen_on: '2026-11-22',
  approved_on: null,
  approved_by: null,
  discussed_on: '2026-11-22',
  answered_on: '2026-11-25',
  decline: { code: 'later', text: null },
  ended_on: '2026-11-25',
  withdrawn: null,
  task: null,
  carried_out_on: null,
  note: null,
  aim: null,
};

describe('the life of one', () => {
  const told = (part: Partial<BodyOf<'proposal'>>) => lifeEvents({ ...body, ...part }).map(({ kind }) => kind);
  it('is told in order, with the answer that was given', () => {
    expect(told({})).toEqual(['raised', 'seen', 'discussed', 'declined']);
    expect(told({ decline: null, state: 'carried_out', carried_out_on: '2026-12-01' }).slice(-2)).toEqual([
      'accepted',
      'carried_out',
    ]);
  });
  it('says what comes of itself while it is open, and how it ended by itself', () => {
    const open = { decline: null, answered_on: null, ended_on: null } as const;
    expect(told({ ...open, state: 'discussed' }).at(-1)).toBe('willExpire');
    expect(told({ ...open, state: 'withdrawn', ended_on: '2026-11-24' }).at(-1)).toBe('withdrawn');
    expect(told({ ...open, state: 'expired', ended_on: '2026-12-21' }).at(-1)).toBe('expired');
  });
});

describe('words and addresses', () => {
  it('there is a word for every code, in both languages', () => {
    for (const { proposalPage: page } of [zhCN, en]) {
      expect(Object.keys(page.decline.reason).sort()).toEqual([...DECLINE_REASONS].sort());
      expect(Object.keys(page.request.answer).sort()).toEqual([...REQUEST_ANSWERS].sort());
      expect(Object.keys(page.request.refusal).sort()).toEqual([...PRODUCT_REFUSALS].sort());
      expect(Object.keys(page.economics.kind).sort()).toEqual([...ECONOMICS].sort());
      expect(Object.keys(page.state).sort()).toEqual([...PROPOSAL_STATES].sort());
      expect(Object.keys(page.step).sort()).toEqual([...STEPS].sort());
    }
  });
  it('an address of one survives; a strange one is the inbox', () => {
    for (const record of [null, '0c3f3c4e-0d0a-4f0e-9d7c-8b7c6d5e4f3a']) {
      expect(parseRoute(formatRoute({ page: 'proposals', record }))).toEqual({ page: 'proposals', record });
    }
    expect(parseRoute('#/proposals/%E0%A4%A')).toEqual({ page: 'proposals', record: null });
  });
});

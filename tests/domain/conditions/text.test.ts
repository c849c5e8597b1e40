/** The text form: what is understood, where it is wrong, and that printing and parsing undo one another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConditionField, isNumeric } from '../../../src-shared/domain/conditions/field.ts';
import { CONDITION_FIELDS, DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { plainDecimal, shifted } from '../../../src-shared/domain/conditions/text/decimal.ts';
import { spellingsOf } from '../../../src-shared/domain/conditions/text/dictionary.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { printCondition } from '../../../src-shared/domain/conditions/text/print.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import { type Condition, type Leaf, type Operand, opsOf } from '../../../src-shared/domain/conditions/tree.ts';

const parse = (text: string): Condition => parseCondition(text, DICTIONARY);
const gold: Condition = { field: 'value.tier', op: '>=', value: 'gold' };
const silent: Condition = { field: 'contact.days', op: '>', value: 60 };
const busy: Condition = { field: 'turnover.turnover_annualised', op: '>', value: 12 };

describe('is understood', () => {
  test.each<[string, Condition]>([
    ['tier >= gold and contact.days > 60 and turnover.turnover_annualised > 12', { all: [gold, silent, busy] }],
    ['客户等级 >= 黄金 且 距上次联系 > 60天 且 年化资产周转率 > 12倍', { all: [gold, silent, busy] }],
    ['等级不低于黄金且距上次联系超过60天', { all: [gold, silent] }],
    ['Tier at least gold AND Days since the last contact over 60 days', { all: [gold, silent] }],
    ['tier >= gold or contact.days > 60 and turnover a year > 12', { any: [gold, { all: [silent, busy] }] }],
    [
      '（等级≥黄金 或 距上次联系＞６０）且非有效户',
      { all: [{ any: [gold, silent] }, { not: { field: 'value.effective', op: '=', value: 1 } }] },
    ],
    ['总资产 > 10万', { field: 'assets.total', op: '>', value: 100_000 }],
    ['总资产 > 1.5亿元', { field: 'assets.total', op: '>', value: 150_000_000 }],
    ['总资产 > 1,234,567.89', { field: 'assets.total', op: '>', value: 1_234_567.89 }],
    ['assets.total > 20w', { field: 'assets.total', op: '>', value: 200_000 }],
    ['现金占比 > 30%', { field: 'event.cash_share', op: '>', value: 0.3 }],
    ['现金占比 > 7%', { field: 'event.cash_share', op: '>', value: 0.07 }],
    ['实际佣金率 > 0.3‰', { field: 'turnover.commission_rate_effective', op: '>', value: 0.0003 }],
    ['期间盈亏 < -5万', { field: 'pnl.pnl', op: '<', value: -50_000 }],
    ['年龄介于 50 至 60 之间', { field: 'client.age', op: 'between', from: 50, to: 60 }],
    [
      'age between 50 and 60 and tier = basic',
      {
        all: [
          { field: 'client.age', op: 'between', from: 50, to: 60 },
          { field: 'value.tier', op: '=', value: 'basic' },
        ],
      },
    ],
    ['开户日期 >= 2025-01-31', { field: 'client.opened_on', op: '>=', value: { day: 20250131 } }],
    ['开户日期 >= 2025年1月31日', { field: 'client.opened_on', op: '>=', value: { day: 20250131 } }],
    ['开户日期 晚于 60天前', { field: 'client.opened_on', op: '>', value: { daysFromToday: -60 } }],
    ['client.opened_on after 60 days ago', { field: 'client.opened_on', op: '>', value: { daysFromToday: -60 } }],
    ['client.opened_on > today - 60d', { field: 'client.opened_on', op: '>', value: { daysFromToday: -60 } }],
    ['测评有效期至 < in 30 days', { field: 'suitability.valid_until', op: '<', value: { daysFromToday: 30 } }],
    ['测评有效期至 < 今天+30天', { field: 'suitability.valid_until', op: '<', value: { daysFromToday: 30 } }],
    ['有效户', { field: 'value.effective', op: '=', value: 1 }],
    ['有效户 是 否', { field: 'value.effective', op: '=', value: 0 }],
    ['effective = no', { field: 'value.effective', op: '=', value: 0 }],
    ['风险等级 > C3', { field: 'suitability.level', op: '>', value: 'C3' }],
    ['标签 包含 养老', { field: 'profile.tags', op: 'has', values: ['养老'] }],
    ['标签 是 养老', { field: 'profile.tags', op: 'has', values: ['养老'] }],
    ['tag has ("ETF 定投", 养老)', { field: 'profile.tags', op: 'has', values: ['ETF 定投', '养老'] }],
    ['客户状态 属于（正常，休眠）', { field: 'client.status', op: 'in', values: ['normal', 'dormant'] }],
    ['客户状态 包含（正常，休眠）', { field: 'client.status', op: 'in', values: ['normal', 'dormant'] }],
    ['夏普比率 缺失', { field: 'returns.sharpe', op: 'missing' }],
    ['夏普比率 is not empty', { field: 'returns.sharpe', op: 'known' }],
    ['not not effective', { not: { not: { field: 'value.effective', op: '=', value: 1 } } }],
    ['客户经理 包含 "王\\"二\\\\"', { field: 'client.advisor', op: 'has', values: ['王"二\\'] }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });
});

describe('is told where it is wrong', () => {
  test.each<[string, string, number, string | null]>([
    ['', 'empty', 0, null],
    ['   ', 'empty', 0, null],
    ['tier >= gold and', 'field_expected', 16, null],
    ['teir >= gold', 'field_expected', 0, 'tier'],
    ['客户等极 >= 黄金', 'field_expected', 0, '客户等级'],
    ['tier gold', 'operator_expected', 5, '>='],
    ['client.status > normal', 'operator_not_for_field', 14, '='],
    ['tier >= silver', 'value_unknown', 8, 'basic'],
    ['tier >=', 'value_expected', 7, 'basic'],
    ['assets.total > viel', 'number_expected', 15, null],
    ['client.opened_on > 2025-02-30', 'day_expected', 19, null],
    ['client.opened_on > gestern', 'day_expected', 19, null],
    ['effective = 3', 'yes_or_no_expected', 12, 'yes'],
    ['age between 5', 'and_expected', 13, 'and'],
    ['(tier = gold', 'close_expected', 12, ')'],
    ['tier = gold)', 'end_expected', 11, 'and'],
    ['tier = gold tier = basic', 'end_expected', 12, 'and'],
    ['tag has "offen', 'quote_open', 8, null],
    [`${'('.repeat(60)}tier = gold`, 'too_deep', 40, null],
  ])('%s', (text, code, at, suggestion) => {
    let problem: unknown;
    try {
      parse(text);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(ConditionProblem);
    expect(problem).toMatchObject({ code, at });
    if (suggestion !== null) expect((problem as ConditionProblem).suggestions).toContain(suggestion);
  });
  test('any text is a condition or a problem with a place in it', () => {
    const scraps = fc.constantFrom(
      ...[
        'tier',
        '等级',
        '>=',
        '且',
        'and',
        '(',
        ')',
        '"',
        '10万',
        '60天前',
        'not',
        '非',
        'between',
        '黄金',
        '是',
        '%',
        ',',
        ' ',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.oneof(scraps, fc.string({ maxLength: 4 })), { maxLength: 12 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parse(text);
        } catch (error) {
          if (!(error instanceof ConditionProblem)) throw error;
          expect(error.at).toBeGreaterThanOrEqual(0);
          expect(error.at + error.length).toBeLessThanOrEqual(Math.max(text.length, error.at + 1));
          expect(error.at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const number = fc
  .oneof(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).filter((value) => Math.abs(value) > 1e-9),
    fc.integer({ min: 1, max: 50 }).map((n) => n * 10_000),
  )
  .map((value) => (value === 0 ? 0 : value));
const day = fc.oneof(
  fc.record({ daysFromToday: fc.integer({ min: -3000, max: 3000 }).map((n) => (n === 0 ? 0 : n)) }),
  fc.record({ day: fc.constantFrom(20240229, 20251231, 20260101) }),
);

function operandOf(field: ConditionField): fc.Arbitrary<Operand> {
  if (field.unit === 'date') return day;
  if (field.unit === 'yes_no') return fc.constantFrom(0, 1);
  if (isNumeric(field.unit)) return number;
  return field.codes === undefined ? words : fc.constantFrom(...field.codes.map(({ code }) => code));
}
const leaf: fc.Arbitrary<Leaf> = fc.constantFrom(...CONDITION_FIELDS).chain((field) =>
  fc.constantFrom(...opsOf(field)).chain((op): fc.Arbitrary<Leaf> => {
    const name = field.code;
    const operand = operandOf(field);
    if (op === 'missing' || op === 'known') return fc.constant({ field: name, op });
    if (op === 'between')
      return fc.record({ field: fc.constant(name), op: fc.constant(op), from: operand, to: operand });
    if (op === 'in' || op === 'not_in' || op === 'has' || op === 'has_not') {
      return fc.record({
        field: fc.constant(name),
        op: fc.constant(op),
        values: fc.uniqueArray(operand as fc.Arbitrary<string>, { minLength: 1, maxLength: 4 }),
      });
    }
    return fc.record({ field: fc.constant(name), op: fc.constant(op), value: operand });
  }),
);
const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

test.each(['code', 'zh', 'en'] as const)('printing in %s and parsing again gives the same tree', (tongue) => {
  fc.assert(
    fc.property(tree, (condition) => {
      const text = printCondition(condition, DICTIONARY, tongue);
      expect(parse(text), text).toEqual(condition);
    }),
    { numRuns: 2000 },
  );
});

test('no two fields share a name, and every field has its words', () => {
  const seen = new Map<string, string>();
  for (const field of CONDITION_FIELDS) {
    for (const name of new Set(spellingsOf(field))) {
      expect(seen.get(name), `${name}: ${field.code}`).toBeUndefined();
      seen.set(name, field.code);
    }
    expect(field.name.zh).not.toBe('');
    expect(field.name.en).not.toBe('');
  }
});

describe('decimals', () => {
  test.each([
    ['12.5', 4, '125000'],
    ['30', -2, '0.3'],
    ['7', -2, '0.07'],
    ['-0.5', 8, '-50000000'],
    ['0', 4, '0'],
    ['100', -2, '1'],
    ['0.00030', 3, '0.3'],
  ])('%s moved by %i', (text, places, expected) => {
    expect(shifted(text, places)).toBe(expected);
  });
  test('moving there and back changes no number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -8, max: 8 }),
        (value, places) => {
          const plain = plainDecimal(value) as string;
          expect(Number(shifted(shifted(plain, places), -places))).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });
});

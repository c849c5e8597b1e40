// The segment editor without a screen: changes of a tree, operands in a form, and the examples it comes with.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../src-renderer/pages/segments/examples.ts';
import { foundFields } from '../../src-renderer/pages/segments/fieldSearch.ts';
import {
  heldNumber,
  leafOn,
  MONEY_UNITS,
  moneyUnit,
  shownNumber,
} from '../../src-renderer/pages/segments/operandModel.ts';
import {
  denied,
  joined,
  type Path,
  partAt,
  replaced,
  split,
  turned,
} from '../../src-renderer/pages/segments/treeEdit.ts';
import { CONDITION_FIELDS, DICTIONARY } from '../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../src-shared/domain/conditions/text/parse.ts';
import { printCondition } from '../../src-shared/domain/conditions/text/print.ts';
import { type Condition, isLeaf, opsOf } from '../../src-shared/domain/conditions/tree.ts';

const parse = (text: string): Condition => parseCondition(text, DICTIONARY);
const said = (condition: Condition | null): string | null =>
  condition === null ? null : printCondition(condition, DICTIONARY);
const leaf = { field: 'task.open', op: '>', value: 0 } as const;

describe('a condition is changed by its pills', () => {
  const tree = parse('value.effective = yes and (client.age > 60 or not client.has_margin = yes)');
  it('a part goes, and a group of one is that one', () => {
    expect(said(replaced(tree, [1, 0], null))).toBe('value.effective = yes and not client.has_margin = yes');
    expect(said(replaced(tree, [0], null))).toBe('client.age > 60 or not client.has_margin = yes');
    expect(said(replaced(parse('effective = yes'), [], null))).toBe(null);
    expect(said(replaced(parse('not effective = yes'), [0], null))).toBe(null);
  });
  it('another joins a group, or makes one of a single condition', () => {
    expect(said(joined(tree, [1], leaf))).toBe(
      'value.effective = yes and (client.age > 60 or not client.has_margin = yes or task.open > 0)',
    );
    expect(said(joined(parse('effective = yes'), [], leaf))).toBe('value.effective = yes and task.open > 0');
    expect(said(joined(null, [], leaf))).toBe('task.open > 0');
  });
  it('a condition becomes a group of the other word', () => {
    expect(said(split(tree, [0], leaf))).toBe(
      '(value.effective = yes or task.open > 0) and (client.age > 60 or not client.has_margin = yes)',
    );
  });
  it('and turns to or, a denial comes and goes', () => {
    expect(said(turned(tree, []))).toBe('value.effective = yes or (client.age > 60 or not client.has_margin = yes)');
    expect(denied(denied(tree, [0]), [0])).toEqual(tree);
    expect(said(denied(tree, [1, 1]))).toBe('value.effective = yes and (client.age > 60 or client.has_margin = yes)');
  });
  it('whatever is pressed, the text that comes out means the same tree', () => {
    const step = fc.record({
      act: fc.constantFrom('take', 'join', 'split', 'turn', 'deny'),
      path: fc.array(fc.nat(2), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now: Condition | null = tree;
        for (const { act, path } of steps) {
          if (now === null) now = joined(null, [], leaf);
          if (partAt(now, path as Path) === null) continue;
          if (act === 'take') now = replaced(now, path, null);
          else if (act === 'join') now = joined(now, path, leaf);
          else if (act === 'split') now = split(now, path, leaf);
          else if (act === 'turn') now = turned(now, path);
          else now = denied(now, path);
        }
        if (now !== null) expect(parse(printCondition(now, DICTIONARY, 'zh'))).toEqual(now);
      }),
      { numRuns: 500 },
    );
  });
});

describe('operands in the form', () => {
  it('money in the unit that reads best, ratios in percent, without a rounding error', () => {
    expect([0, 9_999, 10_000, -250_000, 3e8].map(moneyUnit)).toEqual(['yuan', 'yuan', 'wan', 'wan', 'yi']);
    const assets = DICTIONARY.coded('assets.total');
    expect(shownNumber(1_234_567.89, assets, 'wan')).toBe(123.456789);
    expect(heldNumber(0.07, assets, 'wan')).toBe(700);
    const share = DICTIONARY.coded('event.cash_share');
    expect([shownNumber(0.07, share, 'yuan'), heldNumber(7, share, 'yuan')]).toEqual([7, 0.07]);
  });
  it('what is shown and put back is what was held', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CONDITION_FIELDS.filter(({ unit }) => ['money', 'ratio', 'permille'].includes(unit))),
        fc.constantFrom(...MONEY_UNITS.map(({ key }) => key)),
        // As many digits as anybody types.
        fc.integer({ min: -1e12, max: 1e12 }).map((n) => (n === 0 ? 0 : n / 1e4)),
        (field, unit, value) => {
          expect(heldNumber(shownNumber(value, field, unit), field, unit)).toBe(value);
        },
      ),
    );
  });
  it('a new condition on any field with any operator of it can be printed and read again', () => {
    for (const field of CONDITION_FIELDS) {
      for (const op of opsOf(field)) {
        const made = leafOn(field, op);
        expect(parse(printCondition(made, DICTIONARY, 'zh')), `${field.code} ${op}`).toEqual(made);
        expect(isLeaf(leafOn(field, '<', made))).toBe(true);
      }
    }
  });
});

it('every example is a condition, written as it would be kept', () => {
  for (const { key, filter } of EXAMPLES) {
    const text = printCondition(parse(filter), DICTIONARY);
    expect(parse(text), key).toEqual(parse(filter));
  }
});

it('a field is found by name, code and pinyin, the nearest first', () => {
  const pinyin = new Map([
    ['suitability.level', 'fengxiandengji fxdj'],
    ['client.level_changed_on', 'fengxiandengjibiangengri fxdjbgr'],
  ]);
  const codes = (typed: string) => foundFields(CONDITION_FIELDS, pinyin, typed).map(({ code }) => code);
  expect(codes('FXDJ').slice(0, 2)).toEqual(['suitability.level', 'client.level_changed_on']);
  expect(codes('等级')[0]).toBe('value.tier');
  expect(codes('contact.days')).toEqual(['contact.days']);
  expect(codes('no such')).toEqual([]);
});

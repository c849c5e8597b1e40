// The editor of rules: every shipped rule goes through it unchanged and without a fault; what is wrong is found where it stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  chosenRules,
  EMPTY_RULE,
  faultsOf,
  freeCode,
  isSame,
  monthEnds,
  NO_FILTER,
  type RuleBody,
} from '../../src-renderer/pages/rules/model.ts';
import type { RuleView } from '../../src-shared/contract/proposalCalls.ts';
import { DICTIONARY } from '../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../src-shared/domain/conditions/text/parse.ts';
import { printCondition } from '../../src-shared/domain/conditions/text/print.ts';
import { SHIPPED_RULES } from '../../src-shared/domain/proposals/registry.ts';
import { RECORD_KINDS } from '../../src-shared/records/registry.ts';

const bodies = SHIPPED_RULES.map((rule) => structuredClone(rule) as RuleBody);
const view = (body: RuleBody, more: Partial<RuleView> = {}): RuleView => ({
  ...body,
  version: '1',
  origin: 'shipped',
  record: null,
  open: 0,
  taken: 0,
  declined: 0,
  ...more,
});
const codes = (body: RuleBody, taken: string[] = []) =>
  faultsOf(body, DICTIONARY, taken).map(({ path, code }) => `${path} ${code}`);
const base = bodies[0] as RuleBody;

describe('a shipped rule in the editor', () => {
  it.each(bodies.map((body) => [body.code, body] as const))('%s is itself again, without a fault', (_, body) => {
    const opened = bodyOf(view(body));
    expect(opened).toEqual(body);
    expect(isSame(opened, body)).toBe(true);
    expect(codes(opened)).toEqual([]);
    expect(RECORD_KINDS.rule.body.parse(opened)).toEqual(body);
    // Shown in either language and read again it asks the same.
    for (const tongue of ['zh', 'en'] as const) {
      const parsed = parseCondition(body.when, DICTIONARY);
      const shown = printCondition(parsed, DICTIONARY, tongue);
      expect(printCondition(parseCondition(shown, DICTIONARY), DICTIONARY)).toBe(printCondition(parsed, DICTIONARY));
    }
  });
});

describe('faults', () => {
  it('of an empty one: everything that is needed', () => {
    const found = codes(EMPTY_RULE);
    for (const path of [
      'when',
      'title.zh',
      'title.en',
      'propose.zh',
      'reasons_for.0.en',
      'reasons_against.0.zh',
      'ground',
    ])
      expect(found).toContain(`${path} needed`);
    expect(found).toContain('code code_form');
  });

  it('of a code: its form, and that it is taken', () => {
    for (const code of ['', 'A1', 'x', 'with-hyphen', '规则', 'a'.repeat(62)]) {
      expect(codes({ ...base, code })).toContain('code code_form');
    }
    expect(codes(base, [base.code])).toEqual(['code code_taken']);
  });

  it('of a condition that is none', () => {
    expect(codes({ ...base, when: 'assets.totl > 5' })).toContain('when condition');
  });

  it('of a sentence: a field that is nowhere, with what was meant, and one that is not kept with the proposal', () => {
    const body: RuleBody = { ...base, reasons_for: [{ zh: '总资产{assets.totl}，盈亏{pnl.pnl}', en: 'x' }] };
    const faults = faultsOf(body, DICTIONARY, []);
    expect(faults.map(({ path, code, field }) => [path, code, field])).toEqual([
      ['reasons_for.0.zh', 'unknown_field', 'assets.totl'],
      ['reasons_for.0.zh', 'not_evidence', 'pnl.pnl'],
    ]);
    expect(faults[0]?.suggestions).toContain('assets.total');
    expect(codes({ ...body, reasons_for: [{ zh: '盈亏{pnl.pnl}', en: 'x' }], evidence: ['pnl.pnl'] })).toEqual([]);
  });

  it('of a field that a person took away meanwhile, wherever it stands', () => {
    const body: RuleBody = {
      ...base,
      evidence: ['gone.field'],
      occasion: 'gone.day',
      aim: { field: 'gone.aim', better: 'up' },
    };
    expect(codes(body)).toEqual(['evidence.0 unknown_field', 'occasion unknown_field', 'aim.field unknown_field']);
  });

  it('of what is too long or out of its range', () => {
    expect(codes({ ...base, title: { zh: '题'.repeat(501), en: 'x' } })).toEqual(['title.zh too_long']);
    expect(codes({ ...base, open_days: 0 })).toEqual(['open_days out_of_range']);
    expect(codes({ ...base, reasons_for: [] })).toEqual(['reasons_for out_of_range']);
  });

  it('whatever passes is kept as it is', () => {
    const text = fc.string({ minLength: 0, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.record({ zh: text, en: text }),
        fc.integer({ min: -5, max: 800 }),
        fc.constantFrom(...bodies),
        (title, open_days, from) => {
          const body: RuleBody = { ...from, title, open_days };
          const parsed = RECORD_KINDS.rule.body.safeParse(body);
          if (faultsOf(body, DICTIONARY, []).length === 0) expect(parsed.success).toBe(true);
          else if (parsed.success) {
            // What the record allows and the page does not: a field in a name that has no value there.
            expect(faultsOf(body, DICTIONARY, []).every(({ code }) => /field|evidence/.test(code))).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the list', () => {
  const rules = [
    view(base),
    view({ ...base, code: 'own_1', title: { zh: '自己的', en: 'Our own' } }, { origin: 'own' }),
    view({ ...(bodies[1] as RuleBody), is_off: true }, { origin: 'changed' }),
  ];
  it('is found by words of either language, by code, by origin, by being off', () => {
    const found = (filter: Partial<typeof NO_FILTER>) =>
      chosenRules(rules, { ...NO_FILTER, ...filter }).map(({ code }) => code);
    expect(found({ text: '自己' })).toEqual(['own_1']);
    expect(found({ text: 'OUR' })).toEqual(['own_1']);
    expect(found({ origin: 'changed' })).toEqual([bodies[1]?.code]);
    expect(found({ isOff: false })).toEqual([base.code, 'own_1']);
    expect(found({})).toHaveLength(3);
  });
  it('a free code is one that no rule has', () => {
    expect(freeCode(['own_1', 'own_3', 'idle_cash'])).toBe('own_2');
  });
  it('month ends go back over the year', () => {
    expect(monthEnds(20260302, 3)).toEqual([20260228, 20260131, 20251231]);
    expect(monthEnds(20240331, 1)).toEqual([20240229]);
  });
});

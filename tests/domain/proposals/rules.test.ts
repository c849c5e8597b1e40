/** Every shipped rule: fires, just under each bound, each figure missing; its fields, sentences and words. */
import { describe, expect, test } from 'vitest';
import { explain, NO, UNKNOWN, YES } from '../../../src-shared/domain/conditions/evaluate.ts';
import { type FieldValue, isNumeric } from '../../../src-shared/domain/conditions/field.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { fieldsOf, leavesOf } from '../../../src-shared/domain/conditions/tree.ts';
import type { ProposalRule } from '../../../src-shared/domain/proposals/definition.ts';
import { rulesInForce, SHIPPED_RULES, SHIPPED_VERSION } from '../../../src-shared/domain/proposals/registry.ts';
import { fieldsNamed, piecesOf } from '../../../src-shared/domain/proposals/sentences.ts';
import { ruleBody } from '../../../src-shared/records/rule.record.ts';

const TODAY = 20261122;

interface Vector {
  /** A client it is raised for, every figure at its bound where that counts. */
  readonly fires: Readonly<Record<string, FieldValue>>;
  /** By field, the nearest value that does not count any more. */
  readonly under: Readonly<Record<string, FieldValue>>;
}

const VECTORS: Readonly<Record<string, Vector>> = {
  concentration: {
    fires: { 'behaviour.top1': 0.5, 'assets.market_value': 200_000 },
    under: { 'behaviour.top1': 0.4999, 'assets.market_value': 199_999.99 },
  },
  unsuitable_holdings: {
    fires: { 'suitability.mismatch_count': 1 },
    under: { 'suitability.mismatch_count': 0 },
  },
  assessment_expired: {
    fires: { 'suitability.state': 'expired', 'client.status': 'normal' },
    under: { 'suitability.state': 'valid', 'client.status': 'closed' },
  },
  margin_near_line: {
    fires: { 'client.has_margin': 1, 'event.margin_ratio': 1.4999 },
    under: { 'client.has_margin': 0, 'event.margin_ratio': 1.5 },
  },
  high_turnover_loss: {
    fires: { 'turnover.turnover_annualised': 12, 'pnl.pnl': -0.01, 'turnover.fee_drag': 0.01 },
    under: { 'turnover.turnover_annualised': 11.99, 'pnl.pnl': 0, 'turnover.fee_drag': 0.0099 },
  },
  disposition: { fires: { 'behaviour.disposition': 0.2 }, under: { 'behaviour.disposition': 0.1999 } },
  chasing: { fires: { 'behaviour.chasing': 0.4 }, under: { 'behaviour.chasing': 0.3999 } },
  panic_selling: { fires: { 'behaviour.panic': 0.3 }, under: { 'behaviour.panic': 0.2999 } },
  commission_retention: {
    fires: { 'event.commission_over_branch': 0.2, 'turnover.volume': 1_000_000 },
    under: { 'event.commission_over_branch': 0.1999, 'turnover.volume': 999_999.99 },
  },
  idle_cash: {
    fires: { 'event.idle_cash_20': 200_000, 'event.cash_share': 0.3, 'client.status': 'normal' },
    under: { 'event.idle_cash_20': 199_999.99, 'event.cash_share': 0.2999, 'client.status': 'frozen' },
  },
  dividend_unused: {
    fires: { 'event.dividend_on': 20261101, 'event.dividends_30': 10_000, 'event.traded_since_dividend': 0 },
    under: { 'event.dividend_on': null, 'event.dividends_30': 9_999.99, 'event.traded_since_dividend': 1 },
  },
  large_inflow: {
    fires: { 'event.large_inflow_on': 20261112, 'event.net_flow_20': 0.01 },
    under: { 'event.large_inflow_on': 20261111, 'event.net_flow_20': 0 },
  },
  holding_maturing: { fires: { 'event.matures_in': 30 }, under: { 'event.matures_in': 31 } },
  goal_off_track: {
    fires: { 'goal.open': 1, 'goal.progress': 0.9999, 'goal.growth_needed': 0.0801 },
    under: { 'goal.open': 0, 'goal.progress': 1, 'goal.growth_needed': 0.08 },
  },
  life_event_near: { fires: { 'goal.life_event_in': 1095 }, under: { 'goal.life_event_in': 1096 } },
  dormant_wealthy: {
    fires: { 'event.days_since_trade': 120, 'assets.total': 500_000, 'client.status': 'dormant' },
    under: { 'event.days_since_trade': 119, 'assets.total': 499_999.99, 'client.status': 'closed' },
  },
  birthday_review: {
    fires: { 'client.birthday_in': 7, 'contact.days': 61, 'client.kind': 'individual', 'profile.do_not_contact': 0 },
    under: { 'client.birthday_in': 8, 'contact.days': 60, 'client.kind': 'institution', 'profile.do_not_contact': 1 },
  },
};

const asked = { fieldOf: (code: string) => DICTIONARY.coded(code), today: TODAY };
function truthOf(rule: ProposalRule, values: Readonly<Record<string, FieldValue>>) {
  return explain(parseCondition(rule.when, DICTIONARY), (field) => values[field] ?? null, asked).truth;
}

test('at least fifteen, each with its vector, no code twice', () => {
  expect(SHIPPED_RULES.length).toBeGreaterThanOrEqual(15);
  expect(SHIPPED_RULES.map(({ code }) => code).sort()).toEqual(Object.keys(VECTORS).sort());
});

describe.each(SHIPPED_RULES.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const { fires, under } = VECTORS[code] as Vector;
  const condition = parseCondition(rule.when, DICTIONARY);
  const fields = fieldsOf(condition);

  test('fires', () => {
    expect(Object.keys(fires).sort()).toEqual([...fields].sort());
    expect(truthOf(rule, fires)).toBe(YES);
  });
  test.each(fields)('does not fire where %s is just under its bound', (field) => {
    expect(truthOf(rule, { ...fires, [field]: under[field] as FieldValue })).toBe(NO);
  });
  test.each(fields)('does not fire where %s is missing, and says which', (field) => {
    const values = { ...fires, [field]: null };
    const { truth, leaves } = explain(condition, (name) => values[name] ?? null, asked);
    // Who has no such thing at all (a dividend, a bond that matures) is told apart: nothing is missing.
    const isTold = leaves.some(({ leaf }) => leaf.op === 'known' && leaf.field === field);
    expect(truth).toBe(isTold ? NO : UNKNOWN);
    const unknown = new Set(leaves.filter((one) => one.truth === UNKNOWN).map(({ leaf }) => leaf.field));
    expect([...unknown]).toEqual(field === 'event.dividend_on' ? [] : [field]);
  });
  test('names only fields that there are, of units that fit', () => {
    const { evidence, occasion, aim, products } = rule;
    for (const field of evidence) expect(DICTIONARY.has(field), field).toBe(true);
    if (occasion !== null) expect(DICTIONARY.coded(occasion).unit).toBe('date');
    if (aim !== null) expect(isNumeric(DICTIONARY.coded(aim.field).unit)).toBe(true);
    if (products?.amount) expect(DICTIONARY.coded(products.amount).unit).toBe('money');
    if (products?.days) expect(DICTIONARY.coded(products.days).unit).toBe('days');
    if (rule.economics === 'less_turnover') {
      expect(evidence).toEqual(expect.arrayContaining(['turnover.commission', 'turnover.net_commission']));
    }
  });
  test('its sentences name only what it asks or shows, in both languages alike', () => {
    const shown = new Set([...fields, ...rule.evidence, rule.occasion]);
    const sentences = [rule.title, rule.propose, ...rule.reasons_for, ...rule.reasons_against];
    for (const { zh, en } of sentences) {
      for (const field of fieldsNamed(zh)) expect(shown.has(field), field).toBe(true);
      expect(fieldsNamed(en).sort()).toEqual(fieldsNamed(zh).sort());
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(`${zh}${en}`).not.toMatch(/[!！]/);
      expect(
        piecesOf(zh)
          .map((piece) => ('text' in piece ? piece.text : `{${piece.field}}`))
          .join(''),
      ).toBe(zh);
    }
    expect(rule.reasons_against.length).toBeGreaterThan(0);
  });
  test('is a rule as a branch could have written it, with its ground', () => {
    expect(ruleBody.parse(structuredClone(rule))).toEqual(rule);
    expect(rule.ground).not.toBe('');
    expect(leavesOf(condition).length).toBeGreaterThan(0);
  });
});

describe('the rules in force', () => {
  const first = SHIPPED_RULES[0] as ProposalRule;
  test('are the shipped ones', () => {
    expect(rulesInForce([]).map(({ code, version }) => [code, version])).toEqual(
      SHIPPED_RULES.map(({ code }) => [code, `${SHIPPED_VERSION}`]),
    );
  });
  test('a changed one takes the place of its own, an own one comes behind; both say their version', () => {
    const own = { ...first, code: 'own_rule' };
    const rules = rulesInForce([
      { version: 2, body: own },
      { version: 3, body: { ...first, is_off: true } },
    ]);
    expect(rules.length).toBe(SHIPPED_RULES.length + 1);
    expect(rules[0]).toMatchObject({ code: first.code, is_off: true, version: `${SHIPPED_VERSION}.3` });
    expect(rules.at(-1)).toMatchObject({ code: 'own_rule', version: '0.2' });
  });
});

/** Rules as the page lists and edits them: what is chosen, what is wrong with one, what differs from another. Pure. */
import type { RuleView } from '../../../src-shared/contract/proposalCalls.ts';
import type { FieldDictionary } from '../../../src-shared/domain/conditions/text/dictionary.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import { fieldsOf } from '../../../src-shared/domain/conditions/tree.ts';
import { fieldsNamed } from '../../../src-shared/domain/proposals/sentences.ts';
import { addDays, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { RECORD_KINDS } from '../../../src-shared/records/registry.ts';
import { fieldChanges } from '../edits/fields.ts';

export type RuleBody = BodyOf<'rule'>;
export type Words = RuleBody['title'];

export function bodyOf(rule: RuleView): RuleBody {
  const { version: _, origin: __, record: ___, open: ____, taken: _____, declined: ______, ...body } = rule;
  return body;
}

export const EMPTY_RULE: RuleBody = {
  code: '',
  title: { zh: '', en: '' },
  when: '',
  propose: { zh: '', en: '' },
  reasons_for: [{ zh: '', en: '' }],
  reasons_against: [{ zh: '', en: '' }],
  evidence: [],
  occasion: null,
  ground: '',
  priority: 'normal',
  cool_down: { declined: 120, otherwise: 60 },
  open_days: 30,
  approver: 'none',
  products: null,
  aim: null,
  economics: 'none',
  is_off: false,
};

/** A code that no rule has: `own_1`, `own_2` … */
export function freeCode(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`own_${n}`)) return `own_${n}`;
}

export const ORIGINS = ['shipped', 'changed', 'own'] as const;
export interface RuleFilter {
  readonly text: string;
  readonly origin: (typeof ORIGINS)[number] | null;
  readonly isOff: boolean | null;
}
export const NO_FILTER: RuleFilter = { text: '', origin: null, isOff: null };

export function chosenRules(rules: readonly RuleView[], { text, origin, isOff }: RuleFilter): RuleView[] {
  const typed = text.trim().toLowerCase();
  return rules.filter(
    (rule) =>
      (origin === null || rule.origin === origin) &&
      (isOff === null || rule.is_off === isOff) &&
      [rule.code, rule.title.zh, rule.title.en, rule.propose.zh, rule.propose.en].some((one) =>
        one.toLowerCase().includes(typed),
      ),
  );
}

export type FaultCode =
  | 'needed'
  | 'code_form'
  | 'code_taken'
  | 'condition'
  | 'unknown_field'
  | 'not_evidence'
  | 'too_long'
  | 'out_of_range';
export interface Fault {
  /** As `reasons_for.0.zh`. */
  readonly path: string;
  readonly code: FaultCode;
  /** The field that nobody knows, or that is not kept with the proposal. */
  readonly field?: string;
  readonly suggestions?: readonly string[];
}

const CODE = /^[a-z][a-z0-9_]{2,60}$/;

/**
 * What keeps a rule from being saved. A sentence may name the fields of the condition, those of the evidence and those that
 * the rule itself needs: others have no value beside the proposal.
 */
export function faultsOf(body: RuleBody, dictionary: FieldDictionary, taken: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (!CODE.test(body.code)) faults.push({ path: 'code', code: 'code_form' });
  else if (taken.includes(body.code)) faults.push({ path: 'code', code: 'code_taken' });
  const asked = askedFields(body.when, dictionary);
  if (asked === null) faults.push({ path: 'when', code: body.when.trim() === '' ? 'needed' : 'condition' });
  const unknown = (path: string, field: string): void => {
    const codes = dictionary.nearest(field).flatMap((name) => dictionary.named(name)?.code ?? []);
    faults.push({ path, code: 'unknown_field', field, suggestions: [...new Set(codes)] });
  };
  for (const [path, field] of namedFields(body)) if (!dictionary.has(field)) unknown(path, field);
  const kept = new Set([...(asked ?? []), ...namedFields(body).map(([, field]) => field)]);
  for (const [path, sentence] of sentences(body)) {
    if (sentence.trim() === '') faults.push({ path, code: 'needed' });
    for (const field of fieldsNamed(sentence)) {
      if (!dictionary.has(field)) unknown(path, field);
      else if (asked !== null && !kept.has(field)) faults.push({ path, code: 'not_evidence', field });
    }
  }
  if (body.ground.trim() === '') faults.push({ path: 'ground', code: 'needed' });
  // What is left: too long, too many, out of its range.
  const parsed = RECORD_KINDS.rule.body.safeParse(body);
  for (const { path, code } of parsed.success ? [] : parsed.error.issues) {
    const at = path.join('.');
    if (faults.some((fault) => fault.path === at)) continue;
    faults.push({
      path: at,
      code: code === 'too_big' && typeof valueAt(body, path) === 'string' ? 'too_long' : 'out_of_range',
    });
  }
  return faults;
}

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], body);

/** Fields that the condition asks; null: it is none. */
function askedFields(when: string, dictionary: FieldDictionary): readonly string[] | null {
  try {
    return [...fieldsOf(parseCondition(when, dictionary))];
  } catch (error) {
    if (error instanceof ConditionProblem) return null;
    throw error;
  }
}

function namedFields({ evidence, occasion, products, aim }: RuleBody): (readonly [path: string, field: string])[] {
  const one = (path: string, field: string | null | undefined) => (field == null ? [] : [[path, field] as const]);
  return [
    ...evidence.map((field, i) => [`evidence.${i}`, field] as const),
    ...one('occasion', occasion),
    ...one('products.amount', products?.amount),
    ...one('products.days', products?.days),
    ...one('aim.field', aim?.field),
  ];
}

function sentences(body: RuleBody): (readonly [path: string, sentence: string])[] {
  const both = (path: string, { zh, en }: Words) => [[`${path}.zh`, zh] as const, [`${path}.en`, en] as const];
  return [
    ...both('title', body.title),
    ...both('propose', body.propose),
    ...body.reasons_for.flatMap((words, i) => both(`reasons_for.${i}`, words)),
    ...body.reasons_against.flatMap((words, i) => both(`reasons_against.${i}`, words)),
  ];
}

export const isSame = (a: RuleBody, b: RuleBody): boolean => fieldChanges(a, b).length === 0;

/** Last days of the months before the one of `asOf`, the latest first. */
export function monthEnds(asOf: Ymd, months: number): Ymd[] {
  const out: Ymd[] = [];
  let end = addDays(Math.floor(asOf / 100) * 100 + 1, -1);
  for (let i = 0; i < months; i++) {
    out.push(end);
    end = addDays(Math.floor(end / 100) * 100 + 1, -1);
  }
  return out;
}

/**
 * Three-valued: a leaf on a value that is not there is unknown, never false for being 0, and so is whatever depends on
 * it (Kleene's logic, as SQL's). Whether a value is missing is the one question that is always answered.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { type Column, type ConditionField, type FieldValue, rankOf } from './field.ts';
import { type Comparison, type Condition, dayOf, isLeaf, type Leaf, type Operand } from './tree.ts';

export const YES = 1;
export const NO = 0;
export const UNKNOWN = -1;
export type Truth = typeof YES | typeof NO | typeof UNKNOWN;

export interface Asked {
  readonly fieldOf: (code: string) => ConditionField;
  readonly today: Ymd;
}

type Test = (value: Exclude<FieldValue, null>) => boolean;

const compare: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Null for missing and known, which ask no value. */
function testOf(leaf: Leaf, { fieldOf, today }: Asked): Test | null {
  const field = fieldOf(leaf.field);
  const number = (operand: Operand): number => (typeof operand === 'object' ? dayOf(operand, today) : Number(operand));
  switch (leaf.op) {
    case 'missing':
    case 'known':
      return null;
    case 'in':
      return (value) => leaf.values.includes(value as string);
    case 'not_in':
      return (value) => !leaf.values.includes(value as string);
    case 'has':
    case 'has_not': {
      const wanted = leaf.values.map(folded);
      // Tags are few and repeat: each is folded once.
      const known = new Map<string, boolean>();
      const isWanted = (one: string): boolean => {
        let answer = known.get(one);
        if (answer === undefined) {
          answer = wanted.includes(folded(one));
          known.set(one, answer);
        }
        return answer;
      };
      const has = (value: Exclude<FieldValue, null>): boolean =>
        typeof value === 'string'
          ? wanted.some((text) => folded(value).includes(text))
          : (value as readonly string[]).some(isWanted);
      return leaf.op === 'has' ? has : (value) => !has(value);
    }
    case 'between': {
      const [from, to] = [number(leaf.from), number(leaf.to)];
      return (value) => (value as number) >= from && (value as number) <= to;
    }
    default: {
      const { op, value: operand } = leaf;
      const test = compare[op];
      if (field.unit === 'text') {
        const wanted = folded(String(operand));
        return (value) => (folded(value as string) === wanted) === (op === '=');
      }
      if (field.unit === 'word') {
        if (op === '=' || op === '!=') return (value) => (value === operand) === (op === '=');
        const bound = rankOf(field, String(operand));
        return (value) => test(rankOf(field, value as string), bound);
      }
      const bound = number(operand);
      return (value) => test(value as number, bound);
    }
  }
}

/** A word that the field's list does not have has no rank: nothing can be said of it by order. */
function isKnownTo(leaf: Leaf, field: ConditionField, value: FieldValue): value is Exclude<FieldValue, null> {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return false;
  const isOrder = leaf.op === '<' || leaf.op === '<=' || leaf.op === '>' || leaf.op === '>=';
  return !(isOrder && field.unit === 'word' && rankOf(field, value as string) < 0);
}

export function valueAt(column: Column, at: number): FieldValue {
  const value = column.values[at];
  return value === undefined || (typeof value === 'number' && Number.isNaN(value)) ? null : value;
}

/** One leaf of one client. */
export function truthOfLeaf(leaf: Leaf, value: FieldValue, asked: Asked): Truth {
  const isThere = isKnownTo(leaf, asked.fieldOf(leaf.field), value);
  if (leaf.op === 'missing') return value === null ? YES : NO;
  if (leaf.op === 'known') return value === null ? NO : YES;
  if (!isThere) return UNKNOWN;
  return (testOf(leaf, asked) as Test)(value) ? YES : NO;
}

/** Numbers have no words that a list does not know: a value is there, or it is not. */
function fillNumbers(out: Int8Array, values: Float64Array, test: Test | null, isMissing: boolean): void {
  for (let at = 0; at < out.length; at++) {
    const value = values[at] as number;
    const isThere = !Number.isNaN(value);
    if (test === null) out[at] = isThere === isMissing ? NO : YES;
    else if (!isThere) out[at] = UNKNOWN;
    else out[at] = test(value) ? YES : NO;
  }
}

/** Texts repeat (tiers, advisors, states): each different one is asked once. */
function fillTexts(out: Int8Array, values: readonly (string | null)[], truthOf: (value: string | null) => Truth): void {
  const known = new Map<string | null, Truth>();
  for (let at = 0; at < out.length; at++) {
    const value = values[at] ?? null;
    let truth = known.get(value);
    if (truth === undefined) {
      truth = truthOf(value);
      known.set(value, truth);
    }
    out[at] = truth;
  }
}

/** All clients at once: one answer a place. `columnOf` has the column of every field that the condition asks. */
export function evaluate(
  condition: Condition,
  size: number,
  columnOf: (field: string) => Column,
  asked: Asked,
): Int8Array {
  const out = new Int8Array(size);
  if (isLeaf(condition)) {
    const column = columnOf(condition.field);
    const field = asked.fieldOf(condition.field);
    const test = testOf(condition, asked);
    const truthOf = (value: FieldValue): Truth => {
      if (test === null) return (value === null) === (condition.op === 'missing') ? YES : NO;
      return isKnownTo(condition, field, value) ? (test(value) ? YES : NO) : UNKNOWN;
    };
    if (column.type === 'numbers') fillNumbers(out, column.values, test, condition.op === 'missing');
    else if (column.type === 'text') fillTexts(out, column.values, truthOf);
    else for (let at = 0; at < size; at++) out[at] = truthOf(column.values[at] ?? null);
    return out;
  }
  if ('not' in condition) {
    const inner = evaluate(condition.not, size, columnOf, asked);
    for (let at = 0; at < size; at++) out[at] = inner[at] === UNKNOWN ? UNKNOWN : inner[at] === YES ? NO : YES;
    return out;
  }
  const isAll = 'all' in condition;
  // Deciding: false for all, true for any; without parts, all is true and any is false.
  const decides = isAll ? NO : YES;
  out.fill(isAll ? YES : NO);
  for (const part of isAll ? condition.all : condition.any) {
    const truths = evaluate(part, size, columnOf, asked);
    for (let at = 0; at < size; at++) {
      const truth = truths[at];
      if (truth === decides) out[at] = decides;
      else if (truth === UNKNOWN && out[at] !== decides) out[at] = UNKNOWN;
    }
  }
  return out;
}

/** One client, leaf by leaf, from left to right: why he is in or not. */
export function explain(
  condition: Condition,
  read: (field: string) => FieldValue,
  asked: Asked,
): {
  readonly truth: Truth;
  readonly leaves: readonly { readonly leaf: Leaf; readonly value: FieldValue; readonly truth: Truth }[];
} {
  const leaves: { leaf: Leaf; value: FieldValue; truth: Truth }[] = [];
  const walk = (one: Condition): Truth => {
    if (isLeaf(one)) {
      const value = read(one.field);
      const truth = truthOfLeaf(one, value, asked);
      leaves.push({ leaf: one, value, truth });
      return truth;
    }
    if ('not' in one) {
      const truth = walk(one.not);
      return truth === UNKNOWN ? UNKNOWN : truth === YES ? NO : YES;
    }
    const parts = ('all' in one ? one.all : one.any).map(walk);
    const decides = 'all' in one ? NO : YES;
    if (parts.includes(decides)) return decides;
    if (parts.includes(UNKNOWN)) return UNKNOWN;
    return 'all' in one ? YES : NO;
  };
  return { truth: walk(condition), leaves };
}

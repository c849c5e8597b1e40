/** Asks a condition of every client of the branch, or of one of them. */
import {
  type Asked,
  evaluate,
  explain,
  type Truth,
  UNKNOWN,
  valueAt,
  YES,
} from '../../../src-shared/domain/conditions/evaluate.ts';
import type { FieldValue } from '../../../src-shared/domain/conditions/field.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { type Condition, fieldsOf, type Leaf } from '../../../src-shared/domain/conditions/tree.ts';
import type { ConditionColumns } from './conditionColumns/columns.ts';

export interface Answer {
  /** One truth a place of the columns. */
  readonly truths: Int8Array;
  readonly yes: number;
  readonly unknown: number;
  /** Among the unknown ones, how many have no value of a field that is asked. */
  readonly missing: Readonly<Record<string, number>>;
  /** Fields without any value because the figures of the branch are still to be made. */
  readonly notMade: readonly string[];
}

const askedOf = (columns: ConditionColumns): Asked => ({
  fieldOf: (code) => DICTIONARY.coded(code),
  today: columns.today,
});

/** `sees`: the places that the caller may see; without it all of them. */
export function askCondition(
  columns: ConditionColumns,
  condition: Condition,
  sees?: (place: number) => boolean,
): Answer {
  const fields = fieldsOf(condition);
  const truths = evaluate(condition, columns.size, (field) => columns.of(field), askedOf(columns));
  const missing: Record<string, number> = {};
  const asked = fields.map((field) => [field, columns.of(field)] as const);
  let yes = 0;
  let unknown = 0;
  for (let place = 0; place < columns.size; place++) {
    const truth = truths[place];
    if (truth === YES || truth === UNKNOWN) {
      if (sees !== undefined && !sees(place)) {
        truths[place] = 0;
        continue;
      }
    }
    if (truth === YES) yes += 1;
    else if (truth === UNKNOWN) {
      unknown += 1;
      for (const [field, column] of asked) {
        if (valueAt(column, place) === null) missing[field] = (missing[field] ?? 0) + 1;
      }
    }
  }
  return { truths, yes, unknown, missing, notMade: fields.filter((field) => columns.isNotMade(field)) };
}

export interface LeafAnswer {
  readonly leaf: Leaf;
  readonly value: FieldValue;
  readonly truth: Truth;
}

/** Why a client is in or not, leaf by leaf. */
export function askOne(
  columns: ConditionColumns,
  condition: Condition,
  place: number,
): { readonly truth: Truth; readonly leaves: readonly LeafAnswer[] } {
  return explain(condition, (field) => valueAt(columns.of(field), place), askedOf(columns));
}

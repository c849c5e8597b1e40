/** A condition as a tree. A leaf asks one field; what it is held against is of the field's unit. */
import { addDays, type Ymd } from '../../kernel/dates.ts';
import type { ConditionField } from './field.ts';

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Leaf;

/** A day, or a number of days before (−) or after today. */
export type DayOperand = { readonly day: Ymd } | { readonly daysFromToday: number };

export type Leaf =
  | { readonly field: string; readonly op: Comparison; readonly value: Operand }
  | { readonly field: string; readonly op: 'between'; readonly from: Operand; readonly to: Operand }
  | { readonly field: string; readonly op: 'in' | 'not_in'; readonly values: readonly string[] }
  /** A list has any of the values; a text has any of them in it. */
  | { readonly field: string; readonly op: 'has' | 'has_not'; readonly values: readonly string[] }
  | { readonly field: string; readonly op: 'missing' | 'known' };

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];
/** Numbers as the column holds them (money in yuan, a ratio as a plain number); codes and texts as text; yes and no as 1 and 0. */
export type Operand = number | string | DayOperand;
export type Op = Leaf['op'];

export function isLeaf(condition: Condition): condition is Leaf {
  return 'field' in condition;
}

/** The operators that a field can be asked with, in the order of a picker. */
export function opsOf(field: ConditionField): readonly Op[] {
  const rest = ['missing', 'known'] as const;
  switch (field.unit) {
    case 'yes_no':
      return ['=', ...rest];
    case 'word':
      return field.isRanked === true
        ? ['=', '!=', '>=', '>', '<=', '<', 'in', 'not_in', ...rest]
        : ['=', '!=', 'in', 'not_in', ...rest];
    case 'words':
      return ['has', 'has_not', ...rest];
    case 'text':
      return ['has', 'has_not', '=', '!=', ...rest];
    default:
      return ['>=', '>', '<=', '<', '=', '!=', 'between', ...rest];
  }
}

export function dayOf(operand: DayOperand, today: Ymd): Ymd {
  return 'day' in operand ? operand.day : addDays(today, operand.daysFromToday);
}

/** Every leaf, from left to right. */
export function leavesOf(condition: Condition): Leaf[] {
  if (isLeaf(condition)) return [condition];
  if ('not' in condition) return leavesOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(leavesOf);
}

/** The fields that it asks, each once. */
export function fieldsOf(condition: Condition): string[] {
  return [...new Set(leavesOf(condition).map(({ field }) => field))];
}

/** A condition as text: in codes, as it is kept, or in a language, as it is read. Parsing it again gives the same tree. */
import { type Condition, isLeaf, type Leaf } from '../tree.ts';
import type { FieldDictionary } from './dictionary.ts';
import { writeOperand } from './operand.ts';
import { AND, NOT, OPERATORS, OR, TO, type Tongue } from './words.ts';

export function printCondition(condition: Condition, dictionary: FieldDictionary, tongue: Tongue = 'code'): string {
  const part = (one: Condition): string => {
    const text = printCondition(one, dictionary, tongue);
    return isLeaf(one) || 'not' in one ? text : `(${text})`;
  };
  if (isLeaf(condition)) return printLeaf(condition, dictionary, tongue);
  if ('not' in condition) return `${NOT[tongue]} ${part(condition.not)}`;
  const [parts, word] = 'all' in condition ? [condition.all, AND] : [condition.any, OR];
  return parts.map(part).join(` ${word[tongue]} `);
}

export function printLeaf(leaf: Leaf, dictionary: FieldDictionary, tongue: Tongue): string {
  const field = dictionary.coded(leaf.field);
  const name = tongue === 'code' ? field.code : field.name[tongue];
  const op = OPERATORS[leaf.op][tongue];
  switch (leaf.op) {
    case 'missing':
    case 'known':
      return `${name} ${op}`;
    case 'between':
      return `${name} ${op} ${writeOperand(leaf.from, field, tongue)} ${TO[tongue]} ${writeOperand(leaf.to, field, tongue)}`;
    case 'in':
    case 'not_in':
    case 'has':
    case 'has_not':
      return `${name} ${op} (${leaf.values.map((value) => writeOperand(value, field, tongue)).join(', ')})`;
    default:
      return `${name} ${op} ${writeOperand(leaf.value, field, tongue)}`;
  }
}

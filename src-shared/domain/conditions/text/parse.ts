/**
 * The text form of a condition, as a person types it, in either language:
 *   tier >= gold and contact.days > 60 and turnover.turnover_annualised > 12
 *   客户等级 >= 黄金 且 (距上次联系 > 60天 或 非 有效户)
 * Order of binding: not, and, or. Throws ConditionProblem with the place of what is wrong; never anything else.
 */

import type { ConditionField } from '../field.ts';
import { isNumeric } from '../field.ts';
import { COMPARISONS, type Comparison, type Condition, type Leaf, type Op, opsOf } from '../tree.ts';
import type { FieldDictionary } from './dictionary.ts';
import { readOperand, readWord, readYesNo } from './operand.ts';
import { ConditionProblem } from './problem.ts';
import { folded, Scanner } from './scanner.ts';
import { AND, NOT, OPERATOR_ORDER, OPERATORS, OR, spellings, TO } from './words.ts';

const fold = (words: readonly string[]): string[] => words.map(folded);
const AND_WORDS = fold(spellings(AND));
const OR_WORDS = fold(spellings(OR));
const NOT_WORDS = fold(spellings(NOT));
const TO_WORDS = fold(spellings(TO));
const OPEN = ['(', '（'];
const CLOSE = [')', '）'];
const COMMA = [',', '，', '、'];
const OPERATOR_OF = new Map(OPERATOR_ORDER.flatMap((op) => spellings(OPERATORS[op]).map((word) => [folded(word), op])));
const OPERATOR_WORDS = [...OPERATOR_OF.keys()].sort((a, b) => b.length - a.length);
/** Brackets and nots inside one another. */
const MOST_DEEP = 40;

export function parseCondition(text: string, dictionary: FieldDictionary): Condition {
  const parser = new Parser(text, dictionary);
  return parser.whole();
}

class Parser {
  private readonly scan: Scanner;
  private readonly dictionary: FieldDictionary;
  private depth = 0;

  constructor(text: string, dictionary: FieldDictionary) {
    this.scan = new Scanner(text);
    this.dictionary = dictionary;
  }

  whole(): Condition {
    if (this.scan.isAtEnd) throw new ConditionProblem('empty', 0, 0);
    const condition = this.or();
    if (!this.scan.isAtEnd) {
      const here = this.scan.wordHere();
      throw new ConditionProblem('end_expected', here.at, Math.max(here.text.length, 1), ['and', 'or']);
    }
    return condition;
  }

  private or(): Condition {
    const parts = [this.and()];
    while (this.scan.take(OR_WORDS) !== null) parts.push(this.and());
    return parts.length === 1 ? (parts[0] as Condition) : { any: parts };
  }

  private and(): Condition {
    const parts = [this.one()];
    while (this.scan.take(AND_WORDS) !== null) parts.push(this.one());
    return parts.length === 1 ? (parts[0] as Condition) : { all: parts };
  }

  private one(): Condition {
    this.depth += 1;
    if (this.depth > MOST_DEEP) throw new ConditionProblem('too_deep', this.scan.wordHere().at, 1);
    try {
      // A field's name may begin with a word of ours: the longer one is meant.
      const field = this.field();
      if (field !== null) return this.leaf(field);
      if (this.scan.take(NOT_WORDS) !== null) return { not: this.one() };
      if (this.scan.take(OPEN) !== null) {
        const inner = this.or();
        this.close();
        return inner;
      }
    } finally {
      this.depth -= 1;
    }
    const here = this.scan.wordHere();
    const word = this.scan.isAtEnd ? '' : here.text;
    throw new ConditionProblem('field_expected', here.at, word.length, this.dictionary.nearest(word));
  }

  private field(): ConditionField | null {
    const name = this.scan.take(this.dictionary.names);
    return name === null ? null : (this.dictionary.named(name) ?? null);
  }

  private close(): void {
    if (this.scan.take(CLOSE) !== null) return;
    const here = this.scan.wordHere();
    throw new ConditionProblem('close_expected', here.at, here.text.length, [')']);
  }

  private leaf(field: ConditionField): Leaf {
    const name = field.code;
    if (field.unit === 'yes_no') {
      const said = this.yesNo();
      if (said !== null) return { field: name, op: '=', value: said };
    }
    const op = this.operator(field);
    switch (op) {
      case 'missing':
      case 'known':
        return { field: name, op };
      case 'in':
      case 'not_in':
      case 'has':
      case 'has_not':
        return { field: name, op, values: this.values(field) };
      case 'between': {
        const from = readOperand(this.scan, field);
        if (this.scan.take(TO_WORDS) === null) {
          const here = this.scan.wordHere();
          throw new ConditionProblem('and_expected', here.at, here.text.length, ['and']);
        }
        const to = readOperand(this.scan, field);
        this.scan.take(['之间']);
        return { field: name, op, from, to };
      }
      default:
        return { field: name, op, value: readOperand(this.scan, field) };
    }
  }

  /** "有效户", "有效户 是", "有效户 是 否", "effective = no": null where an operator is to be read. */
  private yesNo(): 1 | 0 | null {
    const { at } = this.scan;
    // "有值" begins with 有: the longer word is meant.
    const operator = this.scan.take(OPERATOR_WORDS)?.length ?? 0;
    const end = this.scan.at;
    this.scan.at = at;
    const said = readYesNo(this.scan);
    if (said !== null && (operator === 0 || this.scan.at >= end)) return readYesNo(this.scan) ?? said;
    this.scan.at = at;
    const isBare = this.scan.isAtEnd || this.scan.peek(AND_WORDS) || this.scan.peek(OR_WORDS) || this.scan.peek(CLOSE);
    return isBare ? 1 : null;
  }

  private operator(field: ConditionField): Op {
    const here = this.scan.wordHere();
    const allowed = opsOf(field);
    const suggestions = allowed.map((op) => OPERATORS[op].code);
    const word = this.scan.take(OPERATOR_WORDS);
    const op = word === null ? undefined : OPERATOR_OF.get(word);
    if (word === null || op === undefined) {
      throw new ConditionProblem('operator_expected', here.at, here.text.length, suggestions);
    }
    if (allowed.includes(op)) return op;
    const meant = inOther(op, field);
    if (meant !== null && allowed.includes(meant)) return meant;
    throw new ConditionProblem('operator_not_for_field', here.at, word.length, suggestions);
  }

  private values(field: ConditionField): string[] {
    if (this.scan.take(OPEN) === null) return [readWord(this.scan, field)];
    const values = [readWord(this.scan, field)];
    while (this.scan.take(COMMA) !== null) values.push(readWord(this.scan, field));
    this.close();
    return [...new Set(values)];
  }
}

/** "标签 是 养老" asks a list whether it has it; "等级 包含 (黄金)" asks a word whether it is one of them. */
function inOther(op: Op, { unit }: ConditionField): Op | null {
  if (isNumeric(unit)) return null;
  const lists: Partial<Record<Op, Op>> = { '=': 'has', '!=': 'has_not', in: 'has', not_in: 'has_not' };
  const words: Partial<Record<Op, Op>> = { has: 'in', has_not: 'not_in' };
  return (unit === 'word' ? words[op] : lists[op]) ?? null;
}

export function isComparison(op: Op): op is Comparison {
  return (COMPARISONS as readonly string[]).includes(op);
}

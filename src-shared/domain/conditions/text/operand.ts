/** Reads and writes what a field is held against: numbers with 万, 亿, %, ‰ and units; days, absolute or from today; codes; texts. */
import { dateText, parseDate, type Ymd } from '../../../kernel/dates.ts';
import type { ConditionField } from '../field.ts';
import type { DayOperand, Operand } from '../tree.ts';
import { plainDecimal, shifted } from './decimal.ts';
import { nearest } from './dictionary.ts';
import { ConditionProblem } from './problem.ts';
import { folded, type Scanner } from './scanner.ts';
import { NO_WORD, spellings, TODAY, type Tongue, YES_WORD } from './words.ts';

/** Factor as a power of ten. */
const SCALES: readonly (readonly [string, number])[] = [
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['%', -2],
  ['‰', -3],
  ['w', 4],
  ['k', 3],
  ['m', 6],
];
const SCALE_WORDS = SCALES.map(([word]) => word);
/** Said after a number, without a meaning of their own. */
const UNIT_WORDS = [
  '个交易日',
  'times',
  'years',
  'yuan',
  'days',
  'year',
  'rmb',
  'day',
  '元',
  '天',
  '日',
  '倍',
  '岁',
  '次',
  '笔',
  '只',
  '个',
  '条',
  'd',
  'x',
];
const YES_NO = [...spellings(YES_WORD), ...spellings(NO_WORD)].map(folded).sort((a, b) => b.length - a.length);
const YES_WORDS = spellings(YES_WORD).map(folded);
const TODAY_WORDS = spellings(TODAY).map(folded);
const DAY_WORDS = ['days', 'day', '天', '日', 'd'];
/** Farther than a life is a slip of the hand. */
const MOST_DAYS = 36_500;

export function readNumber(scan: Scanner): number {
  const here = scan.wordHere();
  const text = scan.number();
  if (text === null) throw new ConditionProblem('number_expected', here.at, here.text.length);
  let exact = text;
  for (let scale = scan.take(SCALE_WORDS); scale !== null; scale = scan.take(SCALE_WORDS)) {
    exact = shifted(exact, SCALES.find(([word]) => word === scale)?.[1] ?? 0);
  }
  scan.take(UNIT_WORDS);
  return Number(exact);
}

export function readDay(scan: Scanner): DayOperand {
  const here = scan.wordHere();
  const wrong = new ConditionProblem('day_expected', here.at, here.text.length);
  const days = (text: string): number => {
    const count = Number(text);
    if (!Number.isInteger(count) || Math.abs(count) > MOST_DAYS) throw wrong;
    // Not −0.
    return count === 0 ? 0 : count;
  };
  if (scan.take(TODAY_WORDS) !== null) {
    const moved = scan.pattern(/^([+\-−])\s*(\d+)\s*/u);
    if (moved === null) return { daysFromToday: 0 };
    scan.take(DAY_WORDS);
    return { daysFromToday: days(`${moved[1] === '+' ? '' : '-'}${moved[2]}`) };
  }
  const written = scan.pattern(/^(\d{4})(?:-|\/|年)(\d{1,2})(?:-|\/|月)(\d{1,2})日?|^(\d{4})(\d\d)(\d\d)(?!\d)/u);
  if (written !== null) {
    const [y, m, d] = [written[1] ?? written[4], written[2] ?? written[5], written[3] ?? written[6]] as string[];
    const day = parseDate(`${y}-${(m as string).padStart(2, '0')}-${(d as string).padStart(2, '0')}`);
    if (day === null) throw wrong;
    return { day };
  }
  const ahead = scan.pattern(/^in\s+(\d+)\s*(?:days?|d)(?![a-z])/u);
  if (ahead !== null) return { daysFromToday: days(ahead[1] as string) };
  const away = scan.pattern(/^(\d+)\s*(?:days?|d|天|日)\s*(ago|from now|之前|以前|前|之后|以后|后)/u);
  if (away !== null) return { daysFromToday: days(`${/ago|前/.test(away[2] as string) ? '-' : ''}${away[1]}`) };
  throw wrong;
}

/** Null: neither stands here. */
export function readYesNo(scan: Scanner): 1 | 0 | null {
  const word = scan.take(YES_NO);
  return word === null ? null : YES_WORDS.includes(word) ? 1 : 0;
}

/** A code of the field by code or words, or a text where the field takes any. */
export function readWord(scan: Scanner, field: ConditionField): string {
  const here = scan.wordHere();
  const { codes } = field;
  if (codes !== undefined) {
    const known = new Map(
      codes.flatMap(({ code, name }) => [code, name.zh, name.en].map((word) => [folded(word), code])),
    );
    const words = [...known.keys()].sort((a, b) => b.length - a.length);
    const quoted = scan.quoted();
    const found = quoted === null ? scan.take(words) : folded(quoted);
    const code = found === null ? undefined : known.get(found);
    if (code !== undefined) return code;
    const suggestions = nearest(folded(here.text), words);
    const all = codes.map((one) => one.code);
    throw new ConditionProblem(
      here.text === '' ? 'value_expected' : 'value_unknown',
      here.at,
      here.text.length,
      suggestions.length > 0 ? suggestions : all,
    );
  }
  const text = scan.quoted() ?? scan.bareWord();
  if (text === null || text.trim() === '') throw new ConditionProblem('value_expected', here.at, here.text.length);
  return text.trim();
}

export function readOperand(scan: Scanner, field: ConditionField): Operand {
  switch (field.unit) {
    case 'date':
      return readDay(scan);
    case 'word':
    case 'words':
    case 'text':
      return readWord(scan, field);
    case 'yes_no': {
      const here = scan.wordHere();
      const said = readYesNo(scan);
      if (said === null) throw new ConditionProblem('yes_or_no_expected', here.at, here.text.length, ['yes', 'no']);
      return said;
    }
    default:
      return readNumber(scan);
  }
}

const quote = (text: string): string => `"${text.replace(/[\\"]/g, (unit) => `\\${unit}`)}"`;

export function writeOperand(operand: Operand, field: ConditionField, tongue: Tongue): string {
  if (typeof operand === 'object') return writeDay(operand, tongue);
  if (field.unit === 'yes_no') return (operand === 1 ? YES_WORD : NO_WORD)[tongue];
  if (typeof operand === 'string') return writeWord(operand, field, tongue);
  return writeNumber(operand, field, tongue);
}

function writeWord(text: string, { codes }: ConditionField, tongue: Tongue): string {
  const code = codes?.find((one) => one.code === text);
  if (code === undefined) return quote(text);
  if (tongue === 'code') return code.code;
  const word = code.name[tongue];
  return /^[\p{L}\p{N}_]+$/u.test(word) ? word : quote(word);
}

function writeDay(operand: DayOperand, tongue: Tongue): string {
  if ('day' in operand) return dateText(operand.day as Ymd);
  const { daysFromToday: days } = operand;
  if (days === 0) return TODAY[tongue];
  return `${TODAY[tongue]}${days > 0 ? '+' : '-'}${Math.abs(days)}${tongue === 'zh' ? '天' : 'd'}`;
}

function writeNumber(value: number, { unit }: ConditionField, tongue: Tongue): string {
  const plain = plainDecimal(value) ?? '0';
  if (unit === 'ratio') return `${shifted(plain, 2)}%`;
  if (unit === 'permille') return `${shifted(plain, 3)}‰`;
  if (tongue === 'code') return plain;
  if (unit === 'days') return tongue === 'zh' ? `${plain}天` : `${plain}d`;
  if (unit !== 'money' || tongue !== 'zh' || value === 0) return plain;
  if (value % 100_000_000 === 0) return `${shifted(plain, -8)}亿`;
  return value % 1000 === 0 ? `${shifted(plain, -4)}万` : plain;
}

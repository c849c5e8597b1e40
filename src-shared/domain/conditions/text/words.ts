/** Words of the text form, as they are printed first and as they are also understood. Order: the longer before what it begins with. */
import type { Op } from '../tree.ts';

export type Tongue = 'code' | 'zh' | 'en';

interface Spoken {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly also: readonly string[];
}

export const AND: Spoken = { code: 'and', zh: '且', en: 'and', also: ['并且', '而且', '&&', '且'] };
export const OR: Spoken = { code: 'or', zh: '或', en: 'or', also: ['或者', '||', '或'] };
export const NOT: Spoken = { code: 'not', zh: '非', en: 'not', also: ['不满足', '非', '!'] };
export const TO: Spoken = { code: 'and', zh: '至', en: 'and', also: ['到', '至', '~', '和', 'to', '与'] };
export const YES_WORD: Spoken = { code: 'yes', zh: '是', en: 'yes', also: ['true', '有'] };
export const NO_WORD: Spoken = { code: 'no', zh: '否', en: 'no', also: ['false', '没有', '无'] };
export const TODAY: Spoken = { code: 'today', zh: '今天', en: 'today', also: ['今日'] };

export const OPERATORS: Readonly<Record<Op, Spoken>> = {
  not_in: { code: 'not in', zh: '不属于', en: 'not in', also: ['不在'] },
  has_not: { code: 'has not', zh: '不含', en: 'has not', also: ['不包含', 'does not contain', '没有'] },
  missing: { code: 'is missing', zh: '缺失', en: 'is missing', also: ['missing', '为空', '没有数值', 'is empty'] },
  known: { code: 'is known', zh: '有值', en: 'is known', also: ['known', '不为空', 'is not empty'] },
  between: { code: 'between', zh: '介于', en: 'between', also: ['在'] },
  in: { code: 'in', zh: '属于', en: 'in', also: ['是下列之一'] },
  has: { code: 'has', zh: '包含', en: 'has', also: ['contains', '含有', '含'] },
  '>=': {
    code: '>=',
    zh: '>=',
    en: '>=',
    also: ['≥', '＞＝', '大于等于', '大于或等于', '不低于', '不少于', '不小于', '至少', 'at least'],
  },
  '<=': {
    code: '<=',
    zh: '<=',
    en: '<=',
    also: ['≤', '＜＝', '小于等于', '小于或等于', '不高于', '不超过', '不大于', '至多', 'at most'],
  },
  '!=': { code: '!=', zh: '!=', en: '!=', also: ['≠', '<>', '不等于', '不是', 'is not'] },
  '>': {
    code: '>',
    zh: '>',
    en: '>',
    also: ['＞', '大于', '超过', '高于', '多于', '晚于', 'more than', 'above', 'over', 'after'],
  },
  '<': {
    code: '<',
    zh: '<',
    en: '<',
    also: ['＜', '小于', '低于', '少于', '不足', '早于', 'less than', 'below', 'under', 'before'],
  },
  '=': { code: '=', zh: '=', en: '=', also: ['＝', '==', '等于', '是', '为', 'is', 'equals'] },
};
export const OPERATOR_ORDER = Object.keys(OPERATORS) as Op[];

export function spellings({ code, zh, en, also }: Spoken): string[] {
  return [...new Set([code, zh, en, ...also])].sort((a, b) => b.length - a.length);
}

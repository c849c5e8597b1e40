/** A value of a field as the reader sees it: by its unit, words of its list, days. */
import type { SegmentValue } from '../../../src-shared/contract/segmentCalls.ts';
import type { ConditionField } from '../../../src-shared/domain/conditions/field.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import type { Format } from '../../format/format.ts';

const E4 = 10_000;

export interface ValueWords {
  readonly format: Format;
  readonly yes: string;
  readonly no: string;
}

/** Null: there is no value. */
export function valueText(value: SegmentValue, field: ConditionField, { format, yes, no }: ValueWords): string | null {
  if (value === null) return null;
  const tongue = format.language === 'zh-CN' ? 'zh' : 'en';
  const word = (code: string): string => field.codes?.find((one) => one.code === code)?.name[tongue] ?? code;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(word).join(tongue === 'zh' ? '、' : ', ');
  if (typeof value === 'string') return word(value);
  switch (field.unit) {
    case 'money':
      return format.moneyE4(Math.round((value as number) * E4));
    case 'ratio':
      return format.percent(value as number);
    case 'permille':
      return format.perMille(value as number);
    case 'times':
      return format.times(value as number);
    case 'date':
      return dateText(value as number);
    case 'yes_no':
      return value === 1 ? yes : no;
    case 'count':
    case 'days':
      return format.count(value as number);
    default:
      return format.decimal(value as number, 4);
  }
}

export function nameOf(field: ConditionField, language: string): string {
  return language === 'zh-CN' ? field.name.zh : field.name.en;
}

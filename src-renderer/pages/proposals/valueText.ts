/** Values that a proposal rests on, in the reader's language: by the unit they were kept with, words by the field's codes. Pure. */
import type { TFunction } from 'i18next';
import { FIGURE_FIELDS } from '../../../src-shared/domain/conditions/fields/figures.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { parseCondition } from '../../../src-shared/domain/conditions/text/parse.ts';
import { printCondition } from '../../../src-shared/domain/conditions/text/print.ts';
import { ConditionProblem } from '../../../src-shared/domain/conditions/text/problem.ts';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { figureText } from '../../format/figureText.ts';
import type { Format } from '../../format/format.ts';

export type Evidence = BodyOf<'proposal'>['evidence'][number];
type Kept = Pick<Evidence, 'field' | 'unit' | 'value'>;

const E4 = 10_000;
const PATHS: ReadonlySet<string> = new Set(FIGURE_FIELDS.map(({ code }) => code));

/** The field's path in the client's report, where its trace can be opened. */
export function tracePath(field: string): string | undefined {
  return PATHS.has(field) ? field : undefined;
}

export function fieldName(field: string, format: Format): string {
  if (!DICTIONARY.has(field)) return field;
  const { name } = DICTIONARY.coded(field);
  return format.language === 'en' ? name.en : name.zh;
}

/** What exactly the field means, where its name does not say it all. */
export function fieldMeaning(field: string, format: Format): string | undefined {
  const meaning = DICTIONARY.has(field) ? DICTIONARY.coded(field).meaning : undefined;
  return format.language === 'en' ? meaning?.en : meaning?.zh;
}

/** Null: there was none. Money is kept in yuan, days of the calendar as yyyymmdd, yes as 1. */
export function valueText({ field, unit, value }: Kept, t: TFunction, format: Format): string | null {
  if (value === null) return null;
  if (typeof value === 'number') return numberText(unit, value, t, format);
  if (typeof value === 'boolean') return figureText({ unit: 'yes_no' }, value, format);
  const codes = DICTIONARY.has(field) ? DICTIONARY.coded(field).codes : undefined;
  const word = (code: string): string => {
    const name = codes?.find((one) => one.code === code)?.name;
    return name === undefined ? code : format.language === 'en' ? name.en : name.zh;
  };
  if (typeof value === 'string') return word(value);
  return figureText({ unit: 'words' }, value.map(word), format);
}

function numberText(unit: string, value: number, t: TFunction, format: Format): string {
  switch (unit) {
    case 'money': {
      const words = t('proposalPage.evidence.yuan', { n: format.moneyE4(Math.round(Math.abs(value) * E4)) });
      return value < 0 ? `-${words}` : words;
    }
    case 'days':
      return t(`proposalPage.evidence.${value === 1 ? 'day' : 'days'}`, { n: format.count(value) });
    case 'date':
      return dateText(value);
    case 'yes_no':
      return figureText({ unit: 'yes_no' }, value === 1, format) ?? '';
    case 'ratio':
    case 'permille':
    case 'times':
    case 'count':
      return figureText({ unit }, value, format) ?? '';
    default:
      return format.decimal(value, Number.isInteger(value) ? 0 : 4);
  }
}

/** How far a figure moved: a plus before what rose; a share moves by percentage points. */
export function changeText(field: string, change: number, t: TFunction, format: Format): string {
  const unit = DICTIONARY.has(field) ? DICTIONARY.coded(field).unit : 'number';
  const size = Math.abs(change);
  const text =
    unit === 'ratio'
      ? t('proposalPage.outcome.points', { n: format.decimal(size * 100, 2) })
      : numberText(unit, size, t, format);
  return change === 0 ? text : `${change > 0 ? '+' : '-'}${text}`;
}

/**
 * What the rule asked of the field, without its name; several conditions on one field stand behind each other. One of a field
 * that is no longer there stays as it was written.
 */
export function askedText(field: string, asked: string, format: Format): string {
  const tongue = format.language === 'en' ? 'en' : 'zh';
  const name = fieldName(field, format);
  const said = (text: string): string | null => {
    try {
      const words = printCondition(parseCondition(text, DICTIONARY), DICTIONARY, tongue);
      return words.startsWith(`${name} `) ? words.slice(name.length + 1) : words;
    } catch (error) {
      if (error instanceof ConditionProblem) return null;
      throw error;
    }
  };
  const parts = said(asked) === null ? asked.split('; ') : [asked];
  return parts.map((part) => said(part) ?? part).join(format.language === 'en' ? '; ' : '；');
}

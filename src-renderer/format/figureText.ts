/** A figure's value as the reader sees it, by its unit; the definition says what codes mean. Pure. */
import type { FigureDefinition } from '../../src-shared/domain/figures/definition.ts';
import type { Format } from './format.ts';

/** As the report and the trace write values: money, prices, quantities and dates as text, ratios as numbers. */
export type WrittenValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, number>>
  | null
  | undefined;

type Spoken = Pick<FigureDefinition, 'unit'> & { readonly codes?: FigureDefinition['codes'] | undefined };

const YES = { 'zh-CN': '是', en: 'yes' } as const;
const NO = { 'zh-CN': '否', en: 'no' } as const;
const NOTHING = { 'zh-CN': '无', en: 'none' } as const;

function codeText({ codes }: Spoken, code: string, format: Format): string {
  const words = codes?.[code];
  return words === undefined ? code : format.language === 'en' ? words.en : words.zh;
}

/** Null for a value that is missing. */
export function figureText(spoken: Spoken, value: WrittenValue, format: Format): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return (value ? YES : NO)[format.language];
  if (typeof value === 'string') return textOf(spoken, value, format);
  if (typeof value === 'number') return numberText(spoken.unit, value, format);
  if (Array.isArray(value)) {
    const list = value as readonly string[];
    return list.length === 0
      ? NOTHING[format.language]
      : list.map((code) => codeText(spoken, code, format)).join(format.language === 'en' ? ', ' : '、');
  }
  const parts = Object.entries(value as Readonly<Record<string, number>>);
  if (parts.length === 0) return NOTHING[format.language];
  const shares = spoken.unit === 'shares';
  return parts
    .sort((a, b) => (shares ? b[1] - a[1] : 0))
    .map(([key, part]) => {
      const name = shares ? codeText(spoken, key, format) : key.toUpperCase();
      return `${name} ${shares ? format.percent(part, 1) : format.count(part)}`;
    })
    .join(format.language === 'en' ? ', ' : '、');
}

function textOf(spoken: Spoken, value: string, format: Format): string {
  switch (spoken.unit) {
    case 'money':
      return format.money(value);
    case 'price':
      return format.price(value);
    case 'quantity':
      return format.quantity(value);
    case 'date':
      return format.date(value);
    default:
      return codeText(spoken, value, format);
  }
}

function numberText(unit: Spoken['unit'], value: number, format: Format): string {
  switch (unit) {
    case 'ratio':
      return format.percent(value);
    case 'times':
      return format.times(value);
    case 'permille':
      return format.perMille(value);
    case 'count':
      return format.count(value);
    case 'days':
      return format.decimal(value, Number.isInteger(value) ? 0 : 1);
    default:
      return format.decimal(value, 4);
  }
}

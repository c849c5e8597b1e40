/**
 * The fields of a record in words: which of them differ between two versions, and what each held. Pure: the table of
 * labels is one for all kinds (locales/recordFields); a field that is not in it shows its own name.
 */
import { moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { Kind } from '../../../src-shared/records/registry.ts';
import { recordFieldsEn } from '../../locales/recordFields.en.ts';
import { recordFieldsZhCN } from '../../locales/recordFields.zh-CN.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Body = Readonly<Record<string, unknown>>;

function bodyOf(value: unknown): Body | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;
}

export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Null: the record is not there. Of a record that is new or gone, the fields that hold something. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const [was, is] = [bodyOf(before), bodyOf(after)];
  const fields = new Set([...Object.keys(is ?? {}), ...Object.keys(was ?? {})]);
  return [...fields]
    .map((field) => ({ field, before: was?.[field] ?? null, after: is?.[field] ?? null }))
    .filter(
      ({ before: a, after: b }) => JSON.stringify(a) !== JSON.stringify(b) && !(isEmptyValue(a) && isEmptyValue(b)),
    );
}

export interface FieldWords {
  kind(kind: Kind): string;
  label(kind: Kind, field: string): string;
  /** What a field holds, in one or more lines. */
  value(kind: Kind, field: string, value: unknown): string;
}

type Table = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const E4_PER_FEN = 100;
/** Shown of the id of another record. */
const ID_LETTERS = 8;
const RATIOS = /(_ratio|_share)$|^(share|held_out)$/;
const RECORD_IDS: ReadonlySet<string> = new Set(['of', 'from', 'campaign', 'task']);
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

export function fieldWords(language: 'zh-CN' | 'en'): FieldWords {
  const words = language === 'en' ? recordFieldsEn : recordFieldsZhCN;
  const [fields, values] = [words.field as Table, words.value as unknown as Readonly<Record<string, Table>>];
  const parts: Readonly<Record<string, string>> = words.part;
  const between = language === 'en' ? ', ' : '、';
  const pair = (label: string, value: string) => words.pair.replace('{{label}}', label).replace('{{value}}', value);

  const textOf = (among: Table | undefined, name: string, value: unknown): string => {
    if (isEmptyValue(value)) return words.none;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return numberText(name, value, language);
    if (typeof value === 'string') {
      if (RECORD_IDS.has(name) && ID.test(value)) return value.slice(0, ID_LETTERS);
      const coded = among?.[name]?.[value];
      return typeof coded === 'string' ? coded : name === 'tags' ? `#${value}` : value;
    }
    if (Array.isArray(value)) {
      const isFlat = value.every((one) => typeof one !== 'object');
      return value.map((one) => textOf(among, name, one)).join(isFlat ? between : '\n');
    }
    const body = value as Body;
    // What is kept in both languages is said in the reader's.
    if (typeof body.zh === 'string' && typeof body.en === 'string') return language === 'en' ? body.en : body.zh;
    return Object.entries(body)
      .filter(([, one]) => !isEmptyValue(one))
      .map(([key, one]) => pair(parts[key] ?? key, textOf(values.part, key, one)))
      .join(language === 'en' ? '; ' : '；');
  };

  return {
    kind: (kind) => (words.kind as Readonly<Record<string, string>>)[kind] ?? kind,
    label: (kind, field) => {
      const label = fields[kind]?.[field];
      return typeof label === 'string' ? label : field;
    },
    value: (kind, field, value) => textOf(values[kind], field, value),
  };
}

function numberText(name: string, value: number, language: string): string {
  const grouped = (text: string) => text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  if (name.endsWith('_fen')) return grouped(moneyTextE4(value * E4_PER_FEN));
  if (name.endsWith('_e4')) return grouped(moneyTextE4(value));
  if (RATIOS.test(name))
    return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  return String(value);
}

/** What a record is called in a sentence: its own words, else its kind. */
export function recordSubject(kind: Kind, body: unknown, words: FieldWords): string {
  const fields = bodyOf(body) ?? {};
  const own = ['title', 'subject', 'name', 'text', 'needs', 'product_name', 'code'].map((field) => fields[field]);
  const text = own.find((one): one is string => typeof one === 'string' && one !== '');
  const LONGEST = 60;
  return (text ?? words.kind(kind)).replace(/\s+/g, ' ').slice(0, LONGEST);
}

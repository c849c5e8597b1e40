/**
 * What a condition can ask of a client: a code for ever, its words, its unit. Fields of figures are made of the figures
 * themselves; the others are in fields/. Where a value comes from is the store's business, by the same code.
 */
import type { Words } from '../figures/definition.ts';

export const FIELD_UNITS = [
  'money',
  'ratio',
  'permille',
  'times',
  'number',
  'count',
  'days',
  'date',
  'word',
  'words',
  'text',
  'yes_no',
] as const;
export type FieldUnit = (typeof FIELD_UNITS)[number];

export interface ConditionField {
  readonly code: string;
  readonly name: Words;
  readonly unit: FieldUnit;
  /** For the picker. */
  readonly group: FieldGroup;
  /** Further names that a person may type. */
  readonly also?: readonly string[];
  /** Codes of a word field with their words; of a ranked one from the least on. A field without them takes any text. */
  readonly codes?: readonly { readonly code: string; readonly name: Words }[];
  /** The codes have an order: < and > may be asked. */
  readonly isRanked?: boolean;
  /** A figure of a period: the value is that of the kept figures of the branch over the rules' period. */
  readonly isOfPeriod?: boolean;
  /** What exactly is meant, where the name does not say it all. */
  readonly meaning?: Words;
}
export const FIELD_GROUPS = [
  'client',
  'assets',
  'pnl',
  'returns',
  'risk',
  'turnover',
  'behaviour',
  'value',
  'suitability',
  'events',
  'contact',
  'profile',
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** Values of all clients, one a place. Money in yuan, dates as yyyymmdd, yes as 1; NaN or null = there is none. */
export type Column =
  | { readonly type: 'numbers'; readonly values: Float64Array }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly type: 'lists'; readonly values: readonly (readonly string[] | null)[] };

/** A value of one client, as a column would hold it. */
export type FieldValue = number | string | readonly string[] | null;

export function isNumeric(unit: FieldUnit): boolean {
  return !(unit === 'word' || unit === 'words' || unit === 'text');
}

export function rankOf(field: ConditionField, code: string): number {
  return field.codes?.findIndex((one) => one.code === code) ?? -1;
}

/**
 * A profile as JSON, version 1: how another system's file becomes rows of the contract. It is data that people send to
 * each other, so nothing in it is trusted: every list has a limit, every object refuses keys it does not know, and what
 * could be a table of free words is a list of pairs, so that no key of the sender's making ever becomes a property.
 *
 * How a cell is read: form of the file (unwrap, trim, words that mean empty) → steps, in order → the column's own kind
 * (date and time formats, thousands commas). What then is no value of the contract is an issue of its row, never a guess.
 */
import { z } from 'zod';
import { DATASET_NAMES } from '../datasets.ts';

export const PROFILE_VERSION = 1;
/** Characters of a profile's JSON; the longest that is shipped has some 15,000. */
export const PROFILE_TEXT_LIMIT = 256 * 1024;

/** Manifests name profiles by this; it also becomes a file's name when a profile is exported. */
export const profileName = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u);

const header = z.string().min(1).max(200);
const word = z.string().min(1).max(200);
const text = z.string().max(200);
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/);
const notNegative = z.string().regex(/^\d{1,12}(\.\d{1,9})?$/);
const bothLanguages = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });

export const FILE_FORMATS = ['csv', 'dbf', 'xlsx'] as const;
export const FILE_ENCODINGS = ['utf-8', 'gb18030', 'utf-16'] as const;
export const DELIMITERS = ['comma', 'tab', 'semicolon', 'bar'] as const;
/** excel_serial: days since 1899-12-30; yyyymmdd_sequence: the first 8 digits of a longer number. */
export const DATE_FORMATS = ['yyyymmdd', 'yyyy-mm-dd', 'yyyy/mm/dd', 'excel_serial', 'yyyymmdd_sequence'] as const;
/** h:mm: without seconds, the hour with one digit or two; excel_fraction: part of a day. Lost zeros (93105) are a step's matter. */
export const TIME_FORMATS = ['hhmmss', 'hh:mm:ss', 'h:mm', 'excel_fraction'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
export type FileEncoding = (typeof FILE_ENCODINGS)[number];
export type Delimiter = (typeof DELIMITERS)[number];
export type DateFormat = (typeof DATE_FORMATS)[number];
export type TimeFormat = (typeof TIME_FORMATS)[number];

export const fileForm = z.strictObject({
  format: z.enum(FILE_FORMATS),
  /** utf-16 needs a byte order mark. Without meaning for xlsx. */
  encoding: z.enum(FILE_ENCODINGS).default('utf-8'),
  /** csv only. */
  delimiter: z.enum(DELIMITERS).default('comma'),
  /** Lines (rows of a sheet) above the header. */
  skip_lines: z.number().int().min(0).max(100).default(0),
  /** xlsx: the sheet's name; null: the first. */
  sheet: text.nullable().default(null),
  /** Cells written as ="…" or ='…' lose that. */
  unwrap: z.boolean().default(false),
  /** Blanks at both ends go, the ideographic one and tabs too. DBF fields lose their padding in any case. */
  trim: z.boolean().default(false),
  /** Numbers may have commas between groups of three digits. */
  thousands: z.boolean().default(false),
  /** Cells that are exactly one of these are empty. */
  empty_words: z.array(word).max(50).default([]),
  date_formats: z.array(z.enum(DATE_FORMATS)).min(1).max(DATE_FORMATS.length).default(['yyyymmdd', 'yyyy-mm-dd']),
  time_formats: z.array(z.enum(TIME_FORMATS)).min(1).max(TIME_FORMATS.length).default(['hhmmss', 'hh:mm:ss']),
});
export type FileForm = z.infer<typeof fileForm>;

/** What must hold of a source row. in / not_in compare whole cells; sign reads the cell as a number. */
export const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('in'), header, words: z.array(word).min(1).max(500) }),
  z.strictObject({ kind: z.literal('not_in'), header, words: z.array(word).min(1).max(500) }),
  z.strictObject({ kind: z.literal('empty'), header }),
  z.strictObject({ kind: z.literal('filled'), header }),
  z.strictObject({ kind: z.literal('sign'), header, sign: z.enum(['positive', 'negative', 'zero']) }),
]);
export type Condition = z.infer<typeof condition>;
const conditions = z.array(condition).max(20);

/** One change to a cell's text or number. An empty cell stays empty through all of them but `default`. */
export const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cut_prefix'), prefix: word }),
  /** Characters from `from` (0 = the first) on, at most `length`. */
  z.strictObject({
    kind: z.literal('take'),
    from: z.number().int().min(0).max(200),
    length: z.number().int().min(1).max(200),
  }),
  /** Zeros before a shorter text of digits: 2570 → 002570. */
  z.strictObject({ kind: z.literal('pad_zeros'), width: z.number().int().min(1).max(64) }),
  z.strictObject({ kind: z.literal('empty_if'), words: z.array(word).min(1).max(50) }),
  z.strictObject({ kind: z.literal('empty_if_zero') }),
  z.strictObject({ kind: z.literal('default'), value: word }),
  z.strictObject({ kind: z.literal('negate') }),
  z.strictObject({ kind: z.literal('absolute') }),
  /** The other sign where all of these hold. */
  z.strictObject({ kind: z.literal('negate_if'), when: conditions.min(1) }),
  z.strictObject({ kind: z.literal('times'), factor: decimal }),
  /** Half away from zero. */
  z.strictObject({ kind: z.literal('round'), decimals: z.number().int().min(0).max(9) }),
]);
export type Step = z.infer<typeof step>;
const steps = z.array(step).max(10).default([]);

/** A cell of the source row and what is done to it. */
export const cell = z.strictObject({ header, steps });
export type Cell = z.infer<typeof cell>;

const wordValue = z.strictObject({ word, value: text });
export type WordValue = z.infer<typeof wordValue>;

/** Where one column's value comes from. */
const plainSources = [
  z.strictObject({ kind: z.literal('column'), header, steps }),
  z.strictObject({ kind: z.literal('constant'), value: text }),
  /** Sum of several cells less the sum of others; empty cells do not count, all empty is empty. */
  z.strictObject({
    kind: z.literal('sum'),
    plus: z.array(header).min(1).max(20),
    minus: z.array(header).max(20).default([]),
    steps,
  }),
  /** Product of two cells, exact; either empty is empty. */
  z.strictObject({ kind: z.literal('product'), of: z.tuple([header, header]), steps }),
  /**
   * The file's word → the contract's value ('' = empty). contains: the longest word that is in the cell wins. A word that
   * is not listed is taken if `base` knows it; else `other` decides: the row is an issue, or the value is empty.
   */
  z.strictObject({
    kind: z.literal('words'),
    header,
    steps,
    match: z.enum(['exact', 'contains']),
    words: z.array(wordValue).max(2_000),
    other: z.enum(['issue', 'empty']).default('issue'),
  }),
  /** The value of the first case whose conditions all hold; none: `other`. */
  z.strictObject({
    kind: z.literal('cases'),
    cases: z
      .array(z.strictObject({ when: conditions.min(1), value: text }))
      .min(1)
      .max(50),
    other: z.enum(['issue', 'empty']).default('issue'),
  }),
  /** SH, SZ or BJ from the form of the holder's number, from the code's range, or from both; contradiction or doubt is an issue. */
  z.strictObject({ kind: z.literal('market'), holder: cell.nullable(), code: cell.nullable() }),
  /** Lookup: the one account whose holder number this is. */
  z.strictObject({ kind: z.literal('account'), holder: cell, side: z.enum(['sh', 'sz', 'either']) }),
  /**
   * Lookup: amount × the client's commission_rate, half away from zero to 0.01; then at least `minimum`. Rows with equal
   * cells under `order` are fills of one order, which bears one minimum. Only buys and sells bear commission, others 0.
   */
  z.strictObject({
    kind: z.literal('commission'),
    minimum: notNegative,
    order: z.array(header).max(5).default([]),
    /** A client without a rate: the row is an issue, or the value is empty. */
    without_rate: z.enum(['issue', 'empty']).default('issue'),
  }),
  /** The effect on cash that business type, amount and the four fee columns of the same row give. */
  z.strictObject({ kind: z.literal('net_amount') }),
  /** A number made here: prefix, the cells under `parts`, and how many rows of that date and those parts came before. */
  z.strictObject({
    kind: z.literal('numbered'),
    prefix: z.string().max(20),
    parts: z.array(header).max(5).default([]),
  }),
] as const;
export const plainSource = z.discriminatedUnion('kind', plainSources);
export type PlainSource = z.infer<typeof plainSource>;

export const source = z.discriminatedUnion('kind', [
  ...plainSources,
  /** The first that is not empty. */
  z.strictObject({ kind: z.literal('first'), of: z.array(plainSource).min(1).max(10) }),
]);
export type Source = z.infer<typeof source>;

/**
 * What must be so in the source row, or the row is an issue: guards against a wrong assumption (implied decimals, a fee
 * counted twice). Cells are taken without their sign in a product; a product with an empty or zero cell is not checked.
 */
export const check = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sum_is'),
    plus: z.array(header).min(1).max(20),
    minus: z.array(header).max(20).default([]),
    total: header,
    tolerance: notNegative.default('0'),
  }),
  z.strictObject({
    kind: z.literal('product_is'),
    of: z.tuple([header, header]),
    total: header,
    tolerance: notNegative.default('0'),
  }),
]);
export type Check = z.infer<typeof check>;

export const section = z.strictObject({
  dataset: z.enum(DATASET_NAMES),
  /** Rows for which all of these hold; none: every row. Of several sections of one dataset the first that holds takes it. */
  when: conditions.default([]),
  /** Columns that are not listed are taken from the header that `base` has for them, if the file has it. */
  columns: z
    .array(z.strictObject({ column: z.string().min(1).max(40), source }))
    .max(40)
    .default([]),
  checks: z.array(check).max(10).default([]),
});
export type Section = z.infer<typeof section>;

export const profileData = z.strictObject({
  version: z.literal(PROFILE_VERSION),
  name: profileName,
  title: bothLanguages,
  /** What a user should know: where the files come from, what is assumed. */
  about: z.strictObject({ zh: z.string().max(2_000), en: z.string().max(2_000) }).default({ zh: '', en: '' }),
  base: z.enum(['canonical', 'canonical-zh']).default('canonical'),
  file: fileForm,
  /** Rows that are left out on purpose, counted by reason. Asked before the sections. */
  drop: z
    .array(z.strictObject({ when: conditions.min(1), reason: z.string().min(1).max(200) }))
    .max(20)
    .default([]),
  /**
   * all_datasets: one file feeds every dataset of the sections (a statement gives trades and cash flows).
   * named_dataset: a file feeds the one dataset that its manifest names; the sections of the others are for other files.
   */
  feeds: z.enum(['all_datasets', 'named_dataset']).default('all_datasets'),
  /** A row that is not dropped goes to each dataset with a section that holds; a row that no section takes is an issue. */
  sections: z.array(section).min(1).max(30),
});
export type ProfileData = z.infer<typeof profileData>;

/** What keeps a well-formed profile from being used. `path`: where in the JSON, joined by dots. */
export const PROFILE_PROBLEMS = [
  'not_json',
  'too_large',
  'bad_shape',
  'unknown_column',
  'column_twice',
  'missing_column',
  'unknown_value',
  'word_twice',
  'not_for_column',
] as const;
export const profileProblem = z.object({ path: z.string(), code: z.enum(PROFILE_PROBLEMS), text: z.string() });
export type ProfileProblem = z.infer<typeof profileProblem>;

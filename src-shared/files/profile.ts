/**
 * A profile says how another system names the contract's columns and code values. It is data: the two built-in ones are
 * made from datasets.ts, others from JSON (files/mapping). Header names in DBF files are matched by what is left of them
 * after the format has cut them to 10 bytes.
 */
import { type Column, DATASETS, type DatasetName } from './datasets.ts';
import type { ProfileData } from './mapping/profileData.ts';

export interface Profile {
  readonly name: string;
  /** The header under which a column stands. */
  header(dataset: DatasetName, column: Column): string;
  /** A file's word → the canonical value; undefined if it is no word of that list. */
  value(dataset: DatasetName, column: Column, word: string): string | undefined;
  /** Set where files are translated into canonical rows first (files/mapping); the names above are then canonical. */
  readonly translation?: ProfileData;
}

function canonicalValue(column: Column, word: string): string | undefined {
  return column.codes?.values.includes(word) ? word : undefined;
}

export const CANONICAL: Profile = {
  name: 'canonical',
  header: (_dataset, column) => column.name,
  value: (_dataset, column, word) => canonicalValue(column, word),
};

/** Values that have no Chinese word in the contract (R1, etf, none …) stand for themselves; canonical words are taken too. */
export const CANONICAL_ZH: Profile = {
  name: 'canonical-zh',
  header: (_dataset, column) => column.zh,
  value: (_dataset, column, word) => column.codes?.zh.get(word) ?? canonicalValue(column, word),
};

export const BUILT_IN_PROFILES: ReadonlyMap<string, Profile> = new Map([
  [CANONICAL.name, CANONICAL],
  [CANONICAL_ZH.name, CANONICAL_ZH],
]);

/** Bytes of a DBF field name, and the fewest bytes at which a name may be a cut one (a 2-byte character may not fit). */
const DBF_NAME = 10;
const CUT_FROM = 9;

/**
 * Which column a DBF field name stands for: the same name without regard to case, the name cut to 10 characters, or, for
 * names of 9 or 10 bytes, the only header that begins with it.
 */
export function dbfColumn(dataset: DatasetName, profile: Profile, name: string, byteLength: number): Column | null {
  const wanted = name.toUpperCase();
  const columns = DATASETS[dataset].columns;
  const headers = columns.map((column) => profile.header(dataset, column).toUpperCase());
  const exact = headers.findIndex((header) => header === wanted || header.slice(0, DBF_NAME) === wanted);
  if (exact >= 0) return columns[exact] ?? null;
  if (byteLength < CUT_FROM) return null;
  const begun = columns.filter((_, i) => headers[i]?.startsWith(wanted));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

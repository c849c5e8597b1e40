/**
 * A profile's data as the Profile that the readers work with. One that only gives other names to columns and code values
 * is read by the fast path like a canonical file; any other carries its data along as `translation`.
 */
import { type Column, DATASETS, type DatasetName } from '../datasets.ts';
import { CANONICAL, CANONICAL_ZH, type Profile } from '../profile.ts';
import type { FileForm, ProfileData, Section, Source } from './profileData.ts';

export function compileProfile(data: ProfileData): Profile {
  if (!isRenaming(data)) return { ...CANONICAL, name: data.name, translation: data };
  const base = data.base === 'canonical' ? CANONICAL : CANONICAL_ZH;
  const headers = new Map<string, string>();
  const words = new Map<string, ReadonlyMap<string, string>>();
  for (const { dataset, columns } of data.sections) {
    for (const { column, source } of columns) {
      const key = `${dataset}.${column}`;
      if (source.kind === 'column' || source.kind === 'words') headers.set(key, source.header);
      if (source.kind === 'words') words.set(key, new Map(source.words.map(({ word, value }) => [word, value])));
    }
  }
  return {
    name: data.name,
    header: (dataset, column) => headers.get(`${dataset}.${column.name}`) ?? base.header(dataset, column),
    value: (dataset, column, word) =>
      words.get(`${dataset}.${column.name}`)?.get(word) ?? base.value(dataset, column, word),
  };
}

/** Whether the readers of canonical files do all that the profile asks for. */
export function isRenaming(data: ProfileData): boolean {
  if (!isPlain(data.file) || data.drop.length > 0) return false;
  if (data.sections.length > 1 && data.feeds === 'all_datasets') return false;
  if (new Set(data.sections.map(({ dataset }) => dataset)).size < data.sections.length) return false;
  return data.sections.every(renames);
}

function isPlain(file: FileForm): boolean {
  const text = file.format === 'csv' && file.delimiter === 'comma' && !file.trim && file.skip_lines === 0;
  if (!text && file.format !== 'dbf') return false;
  if (file.encoding === 'utf-16' || file.unwrap || file.thousands || file.empty_words.length > 0) return false;
  return same(file.date_formats, ['yyyymmdd', 'yyyy-mm-dd']) && same(file.time_formats, ['hhmmss', 'hh:mm:ss']);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function renames({ dataset, when, columns, checks }: Section): boolean {
  if (when.length > 0 || checks.length > 0) return false;
  const headers = columns.map(({ source }) =>
    source.kind === 'column' || source.kind === 'words' ? source.header : '',
  );
  if (new Set(headers).size < headers.length) return false;
  return columns.every(({ column, source }) => renamesColumn(source, columnOf(dataset, column)));
}

function columnOf(dataset: DatasetName, name: string): Column | undefined {
  return DATASETS[dataset].columns.find((column) => column.name === name);
}

function renamesColumn(source: Source, column: Column | undefined): boolean {
  if (column === undefined) return false;
  if (source.kind === 'column') return source.steps.length === 0;
  if (source.kind !== 'words' || source.match !== 'exact' || source.other !== 'issue') return false;
  return source.steps.length === 0 && column.codes !== null && source.words.every(({ value }) => value !== '');
}

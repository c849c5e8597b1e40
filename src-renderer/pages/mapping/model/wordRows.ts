/** Code values of a section: every word that the sample or the profile holds, and what it stands for. Pure. */
import type { TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import { type Column, DATASETS } from '../../../../src-shared/files/datasets.ts';
import type { PlainSource, ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { headerOfBase } from './columnViews.ts';
import { sourceOf } from './profileEdits.ts';

export interface WordRow {
  readonly word: string;
  /** null: not known; '' stands for an empty value. */
  readonly value: string | null;
  /** Rows of the sample that hold an unknown word; null where they are not counted. */
  readonly rows: number | null;
  /** own: the profile says so; base: known without it. */
  readonly from: 'own' | 'base' | 'unknown';
}

export interface WordColumn {
  readonly column: Column;
  readonly header: string;
  readonly rows: readonly WordRow[];
  readonly unknown: number;
}

/** Columns with a list of codes that are read from a cell, in the dataset's order. */
export function wordColumns(profile: ProfileData, at: number, result: TryResult | null): readonly WordColumn[] {
  const section = profile.sections[at];
  if (section === undefined) return [];
  const headers = result?.headers ?? [];
  return DATASETS[section.dataset].columns.flatMap((column): WordColumn[] => {
    if (column.kind !== 'enum' || column.codes === null) return [];
    const source = sourceOf(section, column.name);
    const ofBase = headerOfBase(profile, column);
    const taker = source === null ? null : wordSource(source.kind === 'first' ? source.of : [source]);
    const header = taker?.header ?? (source === null && headers.includes(ofBase) ? ofBase : null);
    if (header === null) return [];
    const own = taker?.kind === 'words' ? taker.words : [];
    const unknown = (result?.unknown_words ?? [])
      .filter((one) => one.dataset === section.dataset && one.column === column.name)
      .filter(({ word }) => !own.some((one) => one.word === word))
      .sort((a, b) => b.rows - a.rows);
    const seen = new Set([...unknown.map(({ word }) => word), ...own.map(({ word }) => word)]);
    const rows: WordRow[] = [
      ...unknown.map(({ word, rows: count }): WordRow => ({ word, value: null, rows: count, from: 'unknown' })),
      ...own.map(({ word, value }): WordRow => ({ word, value, rows: null, from: 'own' })),
      ...knownByBase(result, at, column.name, header, seen),
    ];
    return [{ column, header, rows, unknown: unknown.length }];
  });
}

function wordSource(sources: readonly PlainSource[]): Extract<PlainSource, { kind: 'words' | 'column' }> | null {
  for (const source of sources) if (source.kind === 'words' || source.kind === 'column') return source;
  return null;
}

/** Words of the rows at hand that have a value although the profile does not list them. */
function knownByBase(
  result: TryResult | null,
  at: number,
  column: string,
  header: string,
  seen: Set<string>,
): readonly WordRow[] {
  const section = result?.sections[at];
  const from = result?.headers.indexOf(header) ?? -1;
  const to = section?.columns.indexOf(column) ?? -1;
  if (section === undefined || from === -1 || to === -1) return [];
  const rows: WordRow[] = [];
  for (const { source, values } of section.rows) {
    const word = source[from] ?? '';
    const value = values[to] ?? null;
    if (word === '' || value === null || seen.has(word)) continue;
    seen.add(word);
    rows.push({ word, value, rows: null, from: 'base' });
  }
  return rows;
}

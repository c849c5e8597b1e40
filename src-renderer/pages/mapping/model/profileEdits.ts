/** Changes of a profile, each from one whole profile to another. Pure. */
import { DATASETS, type DatasetName } from '../../../../src-shared/files/datasets.ts';
import type {
  Condition,
  FileForm,
  PlainSource,
  ProfileData,
  Section,
  Source,
} from '../../../../src-shared/files/mapping/profileData.ts';
import { allHeadersOf, headersOfConditions } from './sources.ts';

export function changeSection(profile: ProfileData, at: number, change: (section: Section) => Section): ProfileData {
  return { ...profile, sections: profile.sections.map((section, i) => (i === at ? change(section) : section)) };
}

export function sourceOf(section: Section, column: string): Source | null {
  return section.columns.find((one) => one.column === column)?.source ?? null;
}

/** null takes the column's line out: it is then read from the header of the base, if the file has it. */
export function setSource(profile: ProfileData, at: number, column: string, source: Source | null): ProfileData {
  return changeSection(profile, at, (section) => {
    const others = section.columns.filter((one) => one.column !== column);
    const columns = source === null ? others : inDatasetOrder(section.dataset, [...others, { column, source }]);
    return { ...section, columns };
  });
}

function inDatasetOrder(dataset: DatasetName, columns: Section['columns']): Section['columns'] {
  const place = (name: string): number => {
    const at = DATASETS[dataset].columns.findIndex((column) => column.name === name);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  return [...columns].sort((a, b) => place(a.column) - place(b.column));
}

export function setWhen(profile: ProfileData, at: number, when: Condition[]): ProfileData {
  return changeSection(profile, at, (section) => ({ ...section, when }));
}

export function addSection(profile: ProfileData, section: Section): ProfileData {
  return { ...profile, sections: [...profile.sections, section] };
}

/** The last one stays: a profile without a section maps nothing. */
export function removeSection(profile: ProfileData, at: number): ProfileData {
  if (profile.sections.length === 1) return profile;
  return { ...profile, sections: profile.sections.filter((_, i) => i !== at) };
}

export function setFile(profile: ProfileData, change: Partial<FileForm>): ProfileData {
  return { ...profile, file: { ...profile.file, ...change } };
}

/**
 * What a word of the file stands for; null takes the word out. `header` is where the column is read from while it has no
 * line of its own. A plain column becomes a table of words; of several sources the first that can hold words takes it.
 */
export function setWord(
  profile: ProfileData,
  at: number,
  column: string,
  word: string,
  value: string | null,
  header: string | null,
): ProfileData {
  const section = profile.sections[at];
  if (section === undefined) return profile;
  const source = sourceOf(section, column);
  if (source === null) {
    if (header === null) return profile;
    return setSource(profile, at, column, withWord({ kind: 'column', header, steps: [] }, word, value));
  }
  if (source.kind !== 'first') return setSource(profile, at, column, withWord(source, word, value));
  const taker = source.of.findIndex(({ kind }) => kind === 'words' || kind === 'column');
  const of = source.of.map((one, i) => (i === taker ? withWord(one, word, value) : one));
  return setSource(profile, at, column, { ...source, of });
}

function withWord(source: PlainSource, word: string, value: string | null): PlainSource {
  if (source.kind === 'column') {
    const { header, steps } = source;
    return withWord({ kind: 'words', header, steps, match: 'exact', words: [], other: 'issue' }, word, value);
  }
  if (source.kind !== 'words') return source;
  const known = source.words.some((one) => one.word === word);
  if (value === null) return { ...source, words: source.words.filter((one) => one.word !== word) };
  const words = known
    ? source.words.map((one) => (one.word === word ? { word, value } : one))
    : [...source.words, { word, value }];
  return { ...source, words };
}

/** Headers that the profile names, for choices while no sample is open. */
export function headersOfProfile({ sections, drop }: ProfileData): readonly string[] {
  const named = sections.flatMap(({ when, columns, checks }) => [
    ...columns.flatMap(({ source }) => allHeadersOf(source)),
    ...headersOfConditions(when),
    ...checks.flatMap((check) =>
      check.kind === 'sum_is' ? [...check.plus, ...check.minus, check.total] : [...check.of, check.total],
    ),
  ]);
  return [...new Set([...named, ...drop.flatMap(({ when }) => headersOfConditions(when))])];
}

/** The mapping list: each column of the contract, where it comes from, what is suggested for it, what its rows say. Pure. */
import type { Suggestion, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import { type Column, DATASETS } from '../../../../src-shared/files/datasets.ts';
import type { ProfileData, Source } from '../../../../src-shared/files/mapping/profileData.ts';
import { setSource, sourceOf } from './profileEdits.ts';

/** From here on a suggestion is taken into a new profile at once; below it waits for the user. */
export const CERTAIN = 0.9;

export type ColumnState = 'mapped' | 'by_header' | 'suggested' | 'missing' | 'open';

export interface ColumnView {
  readonly column: Column;
  readonly source: Source | null;
  /** The file's header that is taken because the base names it so; null where there is none or a source is set. */
  readonly byHeader: string | null;
  /** Waits to be accepted; null where the column has a source already. */
  readonly suggestion: Suggestion | null;
  /** Why the present source was suggested, while it still is what was suggested. */
  readonly taken: Suggestion | null;
  readonly state: ColumnState;
  /** Rows with an issue in this column. */
  readonly faulty: number;
  readonly example: Example | null;
}

export interface Example {
  readonly line: number;
  readonly value: string | null;
}

export function headerOfBase(profile: Pick<ProfileData, 'base'>, column: Column): string {
  return profile.base === 'canonical' ? column.name : column.zh;
}

export function columnViews(
  profile: ProfileData,
  at: number,
  headers: readonly string[],
  suggestions: readonly Suggestion[],
  result: TryResult | null,
): readonly ColumnView[] {
  const section = profile.sections[at];
  if (section === undefined) return [];
  const { dataset } = section;
  const tried = result?.sections[at]?.dataset === dataset ? result.sections[at] : undefined;
  return DATASETS[dataset].columns.map((column) => {
    const source = sourceOf(section, column.name);
    const ofBase = headerOfBase(profile, column);
    const byHeader = source === null && headers.includes(ofBase) ? ofBase : null;
    const best = bestOf(suggestions, dataset, column.name);
    const isOpen = source === null && byHeader === null;
    const suggestion = isOpen ? best : null;
    const state: ColumnState =
      source !== null
        ? 'mapped'
        : byHeader !== null
          ? 'by_header'
          : suggestion !== null
            ? 'suggested'
            : column.required
              ? 'missing'
              : 'open';
    return {
      column,
      source,
      byHeader,
      suggestion,
      taken: best !== null && source !== null && same(source, best.source) ? best : null,
      state,
      faulty: faultyRows(result, dataset, column.name),
      example: exampleOf(tried, column.name),
    };
  });
}

function bestOf(suggestions: readonly Suggestion[], dataset: string, column: string): Suggestion | null {
  let best: Suggestion | null = null;
  for (const one of suggestions) {
    if (one.dataset !== dataset || one.column !== column) continue;
    if (best === null || one.confidence > best.confidence) best = one;
  }
  return best;
}

function faultyRows(result: TryResult | null, dataset: string, column: string): number {
  if (result === null) return 0;
  return result.issue_counts
    .filter((one) => one.dataset === dataset && one.column === column)
    .reduce((sum, { rows }) => sum + rows, 0);
}

/** The first row that has a value there, else the first row. */
function exampleOf(tried: TryResult['sections'][number] | undefined, column: string): Example | null {
  if (tried === undefined) return null;
  const place = tried.columns.indexOf(column);
  if (place === -1) return null;
  const row = tried.rows.find(({ values }) => (values[place] ?? '') !== '') ?? tried.rows[0];
  return row === undefined ? null : { line: row.line, value: row.values[place] ?? null };
}

function same(a: Source, b: Source): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Required columns that nothing fills yet, over all sections. */
export function missingColumns(
  profile: ProfileData,
  headers: readonly string[],
): readonly { readonly at: number; readonly column: Column }[] {
  return profile.sections.flatMap((section, at) =>
    DATASETS[section.dataset].columns
      .filter(
        (column) =>
          column.required &&
          sourceOf(section, column.name) === null &&
          !headers.includes(headerOfBase(profile, column)),
      )
      .map((column) => ({ at, column })),
  );
}

/**
 * The profile as it is tried: a key column without a source is left empty, so that the other columns can be seen already
 * and its own rows say what is lacking. The file would be refused without it.
 */
export function triable(profile: ProfileData, headers: readonly string[]): ProfileData {
  const lacking = missingColumns(profile, headers).filter(({ column }) => column.key);
  return lacking.reduce(
    (made, { at, column }) => setSource(made, at, column.name, { kind: 'constant', value: '' }),
    profile,
  );
}

/** A new profile takes over what is certain; what is not stays a suggestion. */
export function withoutDoubtful(draft: ProfileData, suggestions: readonly Suggestion[]): ProfileData {
  const sections = draft.sections.map((section) => ({
    ...section,
    columns: section.columns.filter(({ column }) => {
      const best = bestOf(suggestions, section.dataset, column);
      return best === null || best.confidence >= CERTAIN;
    }),
  }));
  return { ...draft, sections };
}

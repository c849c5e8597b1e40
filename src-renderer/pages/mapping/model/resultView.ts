/** The parsed rows beside their source cells, and the issues grouped by kind. Pure. */
import type { TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import { DATASETS } from '../../../../src-shared/files/datasets.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { headerOfBase } from './columnViews.ts';
import { sourceOf } from './profileEdits.ts';
import { headersOf } from './sources.ts';

export type TriedSection = TryResult['sections'][number];
export type TriedRow = TriedSection['rows'][number];
export type RowIssue = TriedRow['issues'][number];

export interface IssueKind {
  readonly dataset: TryResult['issue_counts'][number]['dataset'];
  readonly column: string;
  readonly code: string;
  readonly rows: number;
}

/** The most frequent first. */
export function issueKinds({ issue_counts }: Pick<TryResult, 'issue_counts'>): readonly IssueKind[] {
  return [...issue_counts].sort((a, b) => b.rows - a.rows);
}

export function totalIssues({ issue_counts }: Pick<TryResult, 'issue_counts'>): number {
  return issue_counts.reduce((sum, { rows }) => sum + rows, 0);
}

/** For each column of the section the places of its source cells in a row. */
export function sourcePlaces(
  profile: ProfileData,
  at: number,
  headers: readonly string[],
  columns: readonly string[],
): readonly (readonly number[])[] {
  const section = profile.sections[at];
  if (section === undefined) return columns.map(() => []);
  return columns.map((name) => {
    const source = sourceOf(section, name);
    const column = DATASETS[section.dataset].columns.find((one) => one.name === name);
    const ofBase = column === undefined ? [] : [headerOfBase(profile, column)];
    const named = source === null ? ofBase : headersOf(source);
    return named.map((header) => headers.indexOf(header)).filter((place) => place !== -1);
  });
}

/** The source cells of one value as one text: empty ones are left out. */
export function sourceText(row: TriedRow, places: readonly number[]): string {
  return places
    .map((place) => row.source[place] ?? '')
    .filter((cell) => cell !== '')
    .join(' · ');
}

export function issueOf(row: TriedRow, column: string): RowIssue | null {
  return row.issues.find((issue) => issue.column === column) ?? null;
}

/** Rows that hold an issue of that kind; null: all of them. */
export function rowsOfKind(section: TriedSection, kind: IssueKind | null): Int32Array {
  const places: number[] = [];
  section.rows.forEach((row, i) => {
    const holds = kind === null || row.issues.some(({ column, code }) => column === kind.column && code === kind.code);
    if (holds) places.push(i);
  });
  return Int32Array.from(places);
}

export interface ComparedCell {
  readonly header: string;
  readonly cell: string;
  /** Columns of the contract that read this cell. */
  readonly feeds: readonly string[];
}

/** A row's source cells in the file's order, each with what it feeds. */
export function comparedCells(
  headers: readonly string[],
  row: TriedRow,
  columns: readonly string[],
  places: readonly (readonly number[])[],
): readonly ComparedCell[] {
  return headers.map((header, i) => ({
    header,
    cell: row.source[i] ?? '',
    feeds: columns.filter((_, k) => places[k]?.includes(i) === true),
  }));
}

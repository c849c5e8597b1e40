/** Columns of the result: line, then each contract column with its value, and below it the source cells or the fault. */
import type { TFunction } from 'i18next';
import { DATASETS, decimalsOf } from '../../../../src-shared/files/datasets.ts';
import type { Language } from '../../../locales/language.ts';
import type { GridColumn } from '../../../ui/VirtualGrid.tsx';
import { issueOf, sourceText, type TriedRow, type TriedSection } from '../model/resultView.ts';
import { columnNamed, issueWord, valueWord } from '../terms.ts';

export const GRID_ROW_HEIGHT = 46;
const LINE_WIDTH = 76;
/** Pixels of a character of the longest value that is looked at, and the bounds of a column. */
const PER_CHARACTER = 8;
const NARROWEST = 96;
const WIDEST = 200;
const PADDING = 24;

export function resultColumns(
  section: TriedSection,
  places: readonly (readonly number[])[],
  t: TFunction,
  language: Language,
): readonly GridColumn[] {
  const rowAt = (row: number) => section.rows[row] as TriedRow;
  const line: GridColumn = {
    key: ' line',
    title: t('mapping.lineTitle'),
    width: `${LINE_WIDTH}px`,
    cell: (row) => <LineCell row={rowAt(row)} t={t} />,
  };
  const columns = section.columns.map((name, i): GridColumn => {
    const column = DATASETS[section.dataset].columns.find((one) => one.name === name);
    const isNumber = column !== undefined && decimalsOf(column.kind) !== null;
    const title = columnNamed(section.dataset, name, language);
    return {
      key: name,
      title,
      width: `minmax(${widthOf(section, i, places[i] ?? [], title)}px, 1fr)`,
      ...(isNumber ? { align: 'end' as const } : {}),
      cell: (index) => {
        const row = rowAt(index);
        const value = row.values[i] ?? null;
        const issue = issueOf(row, name);
        const from = sourceText(row, places[i] ?? []);
        if (issue !== null) {
          const why = issueWord(t, issue.code, issue.text);
          return (
            <span className="map-cell-view is-faulty" title={`${why}\n${from || issue.value}`}>
              <span>{from || issue.value || t('mapping.emptyValue')}</span>
              <small>{why}</small>
            </span>
          );
        }
        const shown = value === null || value === '' ? '' : valueWord(column, value, language);
        return (
          <span className="map-cell-view" title={from}>
            <span>{shown === '' ? '—' : shown}</span>
            <small>{from}</small>
          </span>
        );
      },
    };
  });
  return [line, ...columns];
}

/** A fault of the row as a whole stands at its line. */
function LineCell({ row, t }: { readonly row: TriedRow; readonly t: TFunction }) {
  const issue = issueOf(row, '');
  if (issue === null) return <span className="num muted">{row.line}</span>;
  const why = issueWord(t, issue.code, issue.text);
  return (
    <span className="map-cell-view is-faulty" title={why}>
      <span className="num">{row.line}</span>
      <small>{why}</small>
    </span>
  );
}

function widthOf(section: TriedSection, at: number, places: readonly number[], title: string): number {
  let longest = lengthOf(title);
  for (const row of section.rows.slice(0, 40)) {
    longest = Math.max(longest, lengthOf(row.values[at] ?? ''), lengthOf(sourceText(row, places)));
  }
  return Math.min(WIDEST, Math.max(NARROWEST, longest * PER_CHARACTER + PADDING));
}

/** Ideographs are about twice as wide. */
function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += character > '\u2e80' ? 1.7 : 1;
  return length;
}

export function gridWidth(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + Number(/(\d+)px/.exec(width)?.[1] ?? NARROWEST), 12);
}

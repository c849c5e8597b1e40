/** Every figure of the registry with the client's value, in the order of the report. Pure. */
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import type { FigureDefinition } from '../../../src-shared/domain/figures/definition.ts';
import { FIGURES } from '../../../src-shared/domain/figures/registry.ts';
import type { WrittenValue } from '../../format/figureText.ts';

export interface FigureRow {
  readonly figure: FigureDefinition;
  readonly section: string;
  readonly value: WrittenValue;
  readonly reason: string | undefined;
  readonly n: number | undefined;
  readonly leftOut: number | undefined;
}

export function figureRows(report: ClientReport): FigureRow[] {
  const sections = report as unknown as Readonly<Record<string, Readonly<Record<string, WrittenValue>> | undefined>>;
  return FIGURES.map((figure) => {
    const dot = figure.path.indexOf('.');
    const section = figure.path.slice(0, dot);
    return {
      figure,
      section,
      value: sections[section]?.[figure.path.slice(dot + 1)],
      reason: report.missing[figure.path],
      n: report.samples[figure.path],
      leftOut: report.left_out[figure.path],
    };
  });
}

/** Rows whose name, meaning or path holds the text, in either language. */
export function matching(rows: readonly FigureRow[], text: string): readonly FigureRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ figure: { path, name, meaning } }) =>
    [path, name.zh, name.en, meaning.zh, meaning.en].some((words) => words.toLowerCase().includes(wanted)),
  );
}

/** Rows by section, in order. */
export function bySection(rows: readonly FigureRow[]): [section: string, rows: FigureRow[]][] {
  const out: [string, FigureRow[]][] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (last !== undefined && last[0] === row.section) last[1].push(row);
    else out.push([row.section, [row]]);
  }
  return out;
}

/** What the mapping screen shows of a sample before anything is mapped: its form, its columns and their first values. */
import { MAPPING_LIMITS, type SampleView } from '../../../src-shared/contract/mappingCalls.ts';
import { looksLike } from '../../../src-shared/files/mapping/detectForm.ts';
import { type FileForm, fileForm } from '../../../src-shared/files/mapping/profileData.ts';
import type { SampleValues } from '../../../src-shared/files/mapping/suggest.ts';
import { detectForm, loadSample, readLines, type SampleFile, SampleProblem } from './sampleFile.ts';

/** Different values of a column that are kept: code lists are far shorter. */
const DISTINCT = 500;
/** Characters of a value that is shown. */
const SHOWN = 100;

interface ColumnTally {
  readonly values: Set<string>;
  empty: number;
}

export interface SampleColumns {
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly columns: readonly ColumnTally[];
  readonly rows: number;
  readonly deleted: number;
}

/** @throws SampleProblem */
export function readColumns(sample: SampleFile, file: FileForm): SampleColumns {
  const { reader, lines } = readLines(sample, file);
  const columns: ColumnTally[] = [];
  let rows = 0;
  for (const { cells } of lines) {
    rows++;
    for (let c = 0; c < (reader.header?.length ?? 0); c++) {
      columns[c] ??= { values: new Set(), empty: 0 };
      const tally = columns[c] as ColumnTally;
      const text = cells[c] ?? '';
      if (text === '') tally.empty++;
      else if (tally.values.size < DISTINCT) tally.values.add(text);
    }
  }
  const headers = reader.header ?? [];
  for (let c = 0; c < headers.length; c++) columns[c] ??= { values: new Set(), empty: 0 };
  return { headers, headerLine: reader.headerLine, columns, rows, deleted: reader.deleted };
}

export function sampleValues({ headers, columns }: SampleColumns): SampleValues[] {
  return headers.map((header, c) => ({
    header,
    values: [...(columns[c] as ColumnTally).values],
    empty: (columns[c] as ColumnTally).empty,
  }));
}

/** `file` null: as detected. What is wrong with the file is in the view. */
export async function viewSample(path: string, id: string, name: string, file: FileForm | null): Promise<SampleView> {
  const empty: Omit<SampleView, 'file' | 'problem'> = {
    sample: id,
    name,
    bytes: 0,
    cut: false,
    byte_order_mark: false,
    sheets: [],
    header_line: 0,
    columns: [],
    rows: 0,
    deleted: 0,
  };
  let known = { ...empty, file: file ?? fileForm.parse({ format: 'csv' }) };
  try {
    const sample = await loadSample(path);
    known = { ...known, bytes: sample.size, cut: sample.cut, sheets: (sample.sheets ?? []).map((sheet) => sheet.name) };
    const found = detectForm(sample);
    const form = file ?? found.file;
    known = { ...known, file: form, byte_order_mark: found.byteOrderMark };
    return { ...known, ...columnsOf(readColumns(sample, form), form), problem: null };
  } catch (error) {
    if (!(error instanceof SampleProblem)) throw error;
    return { ...known, problem: { code: error.code, line: error.line, text: error.message } };
  }
}

function columnsOf(
  read: SampleColumns,
  file: FileForm,
): Pick<SampleView, 'header_line' | 'columns' | 'rows' | 'deleted'> {
  return {
    header_line: read.headerLine,
    rows: read.rows,
    deleted: read.deleted,
    columns: read.headers.map((header, c) => {
      const { values, empty } = read.columns[c] as ColumnTally;
      const all = [...values];
      return {
        header,
        values: all.slice(0, MAPPING_LIMITS.values).map((value) => value.slice(0, SHOWN)),
        empty,
        looks_like: looksLike(all, file),
      };
    }),
  };
}

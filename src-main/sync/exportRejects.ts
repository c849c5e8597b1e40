/**
 * The quarantine as a file for head office: what was wrong with which row of which file, and the row itself, so that it can
 * be mended and sent again. It reads the store and writes one CSV; it changes nothing.
 *
 * One file over all datasets, because what to do next is seen from the whole; the columns are the reasons first
 * (`reject_…`, names that the contract does not know) and then the fields of the datasets that are in it under their
 * contract names, each once. Filtered to one dataset it is a file of that dataset: columns that the contract does not know
 * are ignored when it is read. UTF-8 with a BOM; how cells are kept from becoming formulas says safeCsv.ts.
 */
import fs from 'node:fs';
import type { SetProblem } from '../../src-shared/contract/syncCalls.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../src-shared/files/datasets.ts';
import { ISSUE_TEXTS, type IssueCode } from '../../src-shared/files/issues.ts';
import { ISSUE_TEXTS_ZH } from '../../src-shared/files/issueTextsZh.ts';
import { csvLine } from '../../src-shared/files/safeCsv.ts';
import type { ReadStore } from '../store/open.ts';
import { rejectedFields, rejectedRows } from '../store/queries/rejects.ts';
import type { QuarantineFilter } from '../store/queries/syncQuarantine.ts';
import { ProblemLog } from './problems.ts';

export const EXPORT_LANGUAGES = ['zh', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

export const REASON_COLUMNS = [
  'reject_set',
  'reject_file',
  'reject_dataset',
  'reject_line',
  'reject_column',
  'reject_value',
  'reject_code',
  'reject_reason',
] as const;

const columnsOf = (dataset: DatasetName): string[] => DATASETS[dataset].columns.map((column) => column.name);

/** Characters that are gathered before they are written. */
const CHUNK = 256 * 1024;

export interface ExportedRejects {
  readonly rows: number;
  /** The rows by set, and in it by file, column and reason, the most first. */
  readonly sets: readonly { readonly set: string; readonly problems: readonly SetProblem[] }[];
}

/** Written under another name first: the file is there whole or not at all. @throws the file system's errors */
export function exportRejects(
  store: ReadStore,
  file: string,
  filter: QuarantineFilter,
  language: ExportLanguage,
): ExportedRejects {
  const part = `${file}.part`;
  try {
    const handle = fs.openSync(part, 'w', 0o600);
    let exported: ExportedRejects;
    try {
      exported = store.snapshot(() => writeRows(store, handle, filter, language));
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(part, file);
    return exported;
  } catch (error) {
    fs.rmSync(part, { force: true });
    throw error;
  }
}

/** Columns of the contract whole and in its order, then what another system's rows are kept as. */
function fieldNames(store: ReadStore, filter: QuarantineFilter): string[] {
  const present = rejectedFields(store, filter);
  const names = new Set<string>();
  for (const dataset of DATASET_NAMES) {
    const given = present.get(dataset);
    if (given?.some((name) => columnsOf(dataset).includes(name)))
      for (const name of columnsOf(dataset)) names.add(name);
  }
  for (const given of present.values()) for (const name of given) names.add(name);
  return [...names];
}

function writeRows(
  store: ReadStore,
  handle: number,
  filter: QuarantineFilter,
  language: ExportLanguage,
): ExportedRejects {
  const names = fieldNames(store, filter);
  const texts: Readonly<Record<string, string>> = language === 'zh' ? ISSUE_TEXTS_ZH : ISSUE_TEXTS;
  const logs = new Map<string, ProblemLog>();
  let text = `\uFEFF${csvLine([...REASON_COLUMNS, ...names])}`;
  let rows = 0;
  for (const row of rejectedRows(store, filter)) {
    const { set, dataset, column, value, code, fields, line } = row;
    const reason = texts[code] ?? code;
    text += csvLine([
      ...[set, row.file, dataset, String(line), column, value, code, reason],
      ...names.map((name) => (Object.hasOwn(fields, name) ? (fields[name] as string) : '')),
    ]);
    rows++;
    let log = logs.get(set);
    if (!log) {
      log = new ProblemLog();
      logs.set(set, log);
    }
    log.row(dataset as DatasetName, row.file, column, code as IssueCode, line);
    if (text.length < CHUNK) continue;
    fs.writeFileSync(handle, text);
    text = '';
  }
  fs.writeFileSync(handle, text);
  return { rows, sets: [...logs].map(([set, log]) => ({ set, problems: log.list() })) };
}

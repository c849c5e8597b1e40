/** What the steps of applying one set share. Lives for one transaction. */

import type { SetRun } from '../../src-shared/contract/syncCalls.ts';
import { ISSUE_TEXTS, type IssueCode } from '../../src-shared/files/issues.ts';
import type { Lookup } from '../../src-shared/files/mapping/lookup.ts';
import type { DeliveryFile } from '../store/facts/deliveries.ts';
import type { Dictionaries } from '../store/facts/dictionaries.ts';
import { insertReject } from '../store/facts/rejectRows.ts';
import type { WriteStore } from '../store/open.ts';
import type { ChangeLog } from './changeLog.ts';
import type { ReplacedRows } from './correction/recorder.ts';
import type { FileEnd, RowBatch } from './fileRows.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import type { ProblemLog } from './problems.ts';
import { Refusal } from './refusal.ts';
import type { StagedFile } from './staging.ts';
import { readStagedRows } from './threadedRows.ts';

export interface ApplyContext {
  readonly store: WriteStore;
  readonly manifest: Manifest;
  readonly setName: string;
  readonly stagingFolder: string;
  readonly dictionaries: Dictionaries;
  /** What profiles ask of the store, as of the set's date. */
  readonly lookup: Lookup;
  readonly changes: ChangeLog;
  /** The user lets a set with too many rejected rows pass. */
  readonly accepted: boolean;
  readonly rows: SetRun['rows'];
  /** What is wrong with the set; rows of the quarantine and things worth telling among it. */
  readonly problems: ProblemLog;
  /** Of a revision: keeps what it takes out of force. */
  readonly recorder: ReplacedRows | null;
  /** Bytes of input that were worked through; throws to cancel. */
  step(bytes: number): void;
  /** Rows of input that were read. */
  counted(rows: number): void;
}

export interface LedgerFile {
  readonly staged: StagedFile;
  readonly fileId: number;
}

/** A file of the set on its way in. */
export interface FileTally {
  read: number;
  rejected: number;
  /** Headers that name no column. */
  unknown: readonly string[];
  firstDate: number | null;
  lastDate: number | null;
}

/** More than 1 % of the rows, and more than this many. */
const REJECTS_ALWAYS_FINE = 10;
const REJECTS_PER_ROWS = 100;

export function tooMany(rejected: number, rows: number): boolean {
  return rejected > REJECTS_ALWAYS_FINE && rejected * REJECTS_PER_ROWS > rows;
}

export interface RowFault {
  readonly column: string;
  readonly value: string;
  readonly code: IssueCode;
}

/** Puts a row into quarantine. */
export function reject(
  context: ApplyContext,
  file: LedgerFile,
  tally: FileTally,
  line: number,
  fault: RowFault,
  raw: Record<string, string>,
): void {
  const { staged, fileId } = file;
  if (context.problems.echoes(fault.code)) return;
  tally.rejected++;
  context.problems.row(staged.file.dataset, staged.file.path, fault.column, fault.code, line);
  // A set that will be refused for its rejects need not store them all.
  if (!context.accepted && tooMany(tally.rejected - 1, staged.file.rows)) return;
  insertReject(context.store, {
    file_id: fileId,
    business_date: context.manifest.businessDate,
    dataset: staged.file.dataset,
    line,
    column_name: fault.column,
    value: fault.value,
    code: fault.code,
    text: ISSUE_TEXTS[fault.code],
    row_json: JSON.stringify(raw),
  });
}

/** Reads a file of the set: sound rows go to `take`, which returns a fault for what it cannot use. */
export function readLedgerFile(
  context: ApplyContext,
  file: LedgerFile,
  begin: (batch: RowBatch) => (row: number) => { column: string; code: IssueCode } | null,
): FileTally {
  const tally: FileTally = { read: 0, rejected: 0, unknown: [], firstDate: null, lastDate: null };
  let take: ((row: number) => { column: string; code: IssueCode } | null) | null = null;
  const onBatch = (batch: RowBatch): void => {
    const { rows } = batch;
    context.counted(rows.rows);
    take ??= begin(batch);
    for (let i = 0; i < rows.rows; i++) {
      const fault = rows.fault[i] as number;
      if (fault !== 0) {
        const issue = rows.issues[fault - 1];
        if (!issue) throw new Error('a fault without its issue');
        reject(context, file, tally, rows.line[i] as number, issue, batch.raw(i));
        continue;
      }
      const refused = take(i);
      if (refused === null) continue;
      const raw = batch.raw(i);
      reject(context, file, tally, rows.line[i] as number, { ...refused, value: raw[refused.column] ?? '' }, raw);
    }
  };
  const end = readOrRefuse(context, file, onBatch);
  if (end === null) return tally;
  tally.read = end.rowsRead;
  tally.unknown = file.staged.named === undefined ? end.unknown : [];
  checkFile(context, file, tally, end);
  noteFile(context, file, tally, end);
  return tally;
}

/** Null where the file as a whole is unusable: the set is refused for it, the other files are read all the same. */
function readOrRefuse(
  context: ApplyContext,
  { staged }: LedgerFile,
  onBatch: (batch: RowBatch) => void,
): FileEnd | null {
  try {
    const translation = { lookup: context.lookup, reportsUnmapped: staged.named === undefined };
    return readStagedRows(staged, translation, context.step, onBatch);
  } catch (error) {
    if (!(error instanceof Refusal) || error.state !== 'refused') throw error;
    context.problems.refuse(error, staged.file.dataset);
    return null;
  }
}

/** Counts, totals and the share of rejected rows, against the manifest. */
function checkFile(context: ApplyContext, { staged }: LedgerFile, tally: FileTally, end: FileEnd): void {
  const { problems } = context;
  const { file } = staged;
  // A file that feeds several datasets is counted and summed once, with the one that its manifest names.
  if (staged.named === undefined) checkWhole(context, file, end);
  if (!context.accepted && tooMany(tally.rejected, tally.read)) {
    const text = `${tally.rejected} of ${tally.read} rows of ${file.path} are rejected`;
    const refusal = new Refusal('too_many_rejects', text, {
      file: file.path,
      expected: `at most ${Math.max(REJECTS_ALWAYS_FINE, Math.floor(tally.read / REJECTS_PER_ROWS))} rejected rows`,
      found: `${tally.rejected} of ${tally.read}`,
    });
    problems.refuse(refusal, file.dataset);
  }
}

/** The file's rows and totals are those of its manifest. */
function checkWhole({ problems }: ApplyContext, file: ManifestFile, end: FileEnd): void {
  if (end.fileRows !== file.rows) {
    const refusal = new Refusal('row_count', `${file.path} has ${end.fileRows} rows, the manifest says ${file.rows}`, {
      file: file.path,
      expected: String(file.rows),
      found: String(end.fileRows),
    });
    problems.refuse(refusal, file.dataset);
  }
  for (const [name, expected] of file.totals) {
    const total = end.totals.get(name);
    if (!total || total.equals(expected)) continue;
    // A value that is no number is in quarantine already; a sum over it proves nothing.
    if (total.unreadable > 0) continue;
    const text = `the total of ${name} in ${file.path} is ${total.text()}, the manifest says ${expected}`;
    const refusal = new Refusal('total', text, {
      file: file.path,
      expected: `${name} ${expected}`,
      found: `${name} ${total.text()}`,
    });
    problems.refuse(refusal, file.dataset);
  }
}

/** What is worth knowing of a file, though nothing is wrong with it. */
function noteFile({ problems }: ApplyContext, { staged }: LedgerFile, tally: FileTally, end: FileEnd): void {
  if (staged.named !== undefined) return;
  const { file } = staged;
  const of = { dataset: file.dataset, file: file.path };
  if (tally.unknown.length > 0) {
    const names = tally.unknown.join(', ').slice(0, 500);
    problems.note('unknown_columns', `columns that the contract does not know, ignored: ${names}`, {
      ...of,
      found: names,
    });
  }
  if (end.deleted > 0) {
    const found = String(end.deleted);
    problems.note('deleted_records', `${found} records are marked as deleted and do not count`, { ...of, found });
  }
  for (const [reason, rows] of end.dropped) {
    const text = `${rows} rows left out by the profile ${file.profile.name}: ${reason}`;
    problems.note('rows_dropped', text, { ...of, found: String(rows) });
  }
}

/** The columns of delivery_file that are known once the file was read. */
export function fileResult(tally: FileTally): Partial<DeliveryFile> {
  return {
    rows_read: tally.read,
    rows_applied: tally.read - tally.rejected,
    rows_rejected: tally.rejected,
    unknown_columns: JSON.stringify(tally.unknown),
    first_date: tally.firstDate,
    last_date: tally.lastDate,
  };
}

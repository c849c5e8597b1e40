/**
 * Rows in quarantine that a revision may have brought right: those that named something unknown, once reference data
 * came, and those whose key was taken, once rows of their dataset were replaced. They are parsed again from the values
 * that the quarantine keeps, by the production reader and under the business date of their own set.
 */
import { CsvReader } from '../../src-shared/files/csvReader.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../src-shared/files/datasets.ts';
import { planHeader } from '../../src-shared/files/headerPlan.ts';
import { ISSUE_TEXTS, type IssueCode, isReferenceIssue } from '../../src-shared/files/issues.ts';
import type { ParsedRows } from '../../src-shared/files/parsedRows.ts';
import { BUILT_IN_PROFILES, type Profile } from '../../src-shared/files/profile.ts';
import { RowParser } from '../../src-shared/files/rowParser.ts';
import {
  activeFiles,
  type DeliveryFile,
  filesOfDelivery,
  loadDeliveryFile,
  updateDelivery,
  updateDeliveryFile,
} from '../store/facts/deliveries.ts';
import { Dictionaries } from '../store/facts/dictionaries.ts';
import { keysOfDate } from '../store/facts/referenceVersions.ts';
import { deleteReject, rejectsSince, type StoredReject, updateReject } from '../store/facts/rejectRows.ts';
import type { ApplyContext } from './applyContext.ts';
import { type NewVersion, recordReader, referenceFault, referenceKey, saveVersions } from './applyReference.ts';
import { FACT_DATASETS, type Fault } from './factIntake.ts';
import { KnownKeys } from './knownKeys.ts';
import { datasetsOfSet } from './mapping/fedDatasets.ts';
import { SortedRows } from './sortedRows.ts';

/** Datasets whose rows other rows name. */
const NAMED = new Set<DatasetName>(['clients', 'accounts', 'securities']);

/** After a revision's own files are in. `profiles` as for the sync. */
export function readmit(context: ApplyContext, profiles: ReadonlyMap<string, Profile> = BUILT_IN_PROFILES): void {
  const { store, manifest } = context;
  const brought = datasetsOfSet(manifest);
  const referenceCame = [...brought].some((dataset) => NAMED.has(dataset));
  const touched = new Set<number>();
  // What a row may name is what was known on the business date of its own set.
  const known = new Map<number, Dictionaries>();
  const knownOn = (date: number): Dictionaries => {
    const before = known.get(date);
    if (before) return before;
    const made = new Dictionaries(store, date);
    known.set(date, made);
    return made;
  };
  for (const dataset of DATASET_NAMES) {
    const codes = Object.keys(ISSUE_TEXTS).filter(
      (code) =>
        (referenceCame && isReferenceIssue(code)) ||
        (code === 'duplicate_key' && brought.has(dataset) && !DATASETS[dataset].reference),
    );
    if (codes.length === 0) continue;
    const rejects = rejectsSince(store, manifest.businessDate, codes).filter((row) => row.dataset === dataset);
    for (const group of byFile(rejects)) {
      const file = loadDeliveryFile(store, group[0]?.file_id as number);
      const profile = file && profiles.get(file.profile);
      if (!file || !profile) continue;
      const then = { ...context, dictionaries: knownOn(file.business_date) };
      const admitted = DATASETS[dataset].reference
        ? retryReference(then, dataset, file, profile, group)
        : retryFacts(then, dataset, file, profile, group);
      if (DATASETS[dataset].reference && admitted > 0) known.clear();
      if (admitted > 0) touched.add(file.delivery_id);
    }
  }
  for (const deliveryId of touched) recount(context, deliveryId);
}

function byFile(rejects: readonly StoredReject[]): StoredReject[][] {
  const groups = new Map<number, StoredReject[]>();
  for (const row of rejects) {
    const group = groups.get(row.file_id);
    if (group) group.push(row);
    else groups.set(row.file_id, [row]);
  }
  return [...groups.values()];
}

/** Parses the kept values once more; row i of each batch is the reject that is given with it. */
function parseAgain(
  dataset: DatasetName,
  file: DeliveryFile,
  profile: Profile,
  rejects: readonly StoredReject[],
  onBatch: (rows: ParsedRows, rejects: readonly StoredReject[]) => void,
): void {
  const columns = DATASETS[dataset].columns;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const names = columns.map((column) => profile.header(dataset, column));
  const header = names.map((text) => ({ text, byteLength: text.length }));
  const plan = { ...planHeader(dataset, profile, header, 'csv'), lead: file.format === 'dbf' };
  const reader = new CsvReader();
  const parser = new RowParser(plan, 'utf-8', rejects.length + 1);
  const encoder = new TextEncoder();
  for (const row of rejects) {
    const fields = JSON.parse(row.row_json) as Record<string, string>;
    reader.push(encoder.encode(`${columns.map((column) => quoted(fields[column.name] ?? '')).join(',')}\n`));
  }
  reader.end();
  let done = 0;
  for (let batch = reader.next(); batch; batch = reader.next()) {
    const rows = parser.parse(batch, 0);
    const own = rejects.slice(done, done + rows.rows);
    own.forEach((row, i) => {
      rows.line[i] = row.line;
    });
    done += rows.rows;
    onBatch(rows, own);
  }
}

function retryFacts(
  context: ApplyContext,
  dataset: DatasetName,
  file: DeliveryFile,
  profile: Profile,
  rejects: readonly StoredReject[],
): number {
  const facts = FACT_DATASETS[dataset];
  if (!facts) return 0;
  const { store, dictionaries, changes } = context;
  const target = new SortedRows(store, facts.table, context.stagingFolder);
  const keys = new KnownKeys(dataset, store, dictionaries, activeFiles(store, dataset));
  let first = file.first_date;
  let last = file.last_date;
  let admitted = 0;
  parseAgain(dataset, file, profile, rejects, (rows, own) => {
    const take = facts.intake(rows, {
      store,
      dictionaries,
      businessDate: file.business_date,
      keys,
      target,
      fileId: file.file_id,
    });
    own.forEach((row, i) => {
      const fault = faultOf(rows, i) ?? take(i);
      if (!settle(context, row, fault)) return;
      admitted++;
      const at = target.block.rows - 1;
      if (changes.wanted) changes.brought(facts.table, target.block, at);
      if (facts.dayAt === null) return;
      const day = (target.block.numbers[facts.dayAt] as Float64Array)[at] as number;
      first = first === null ? day : Math.min(first, day);
      last = last === null ? day : Math.max(last, day);
    });
  });
  target.insert(() => context.step(0));
  if (admitted > 0) saveFile(context, file, admitted, first, last);
  return admitted;
}

function retryReference(
  context: ApplyContext,
  dataset: DatasetName,
  file: DeliveryFile,
  profile: Profile,
  rejects: readonly StoredReject[],
): number {
  const taken = new Set(keysOfDate(context.store, dataset, file.business_date));
  const brought = new Map<string, NewVersion>();
  parseAgain(dataset, file, profile, rejects, (rows, own) => {
    const read = recordReader(rows);
    own.forEach((row, i) => {
      const record = read(i);
      const key = referenceKey(dataset, record);
      const fault = faultOf(rows, i) ?? referenceFault(context, dataset, record);
      const double: Fault | null = taken.has(key) ? { column: row.column_name, code: 'duplicate_key' } : null;
      if (!settle(context, row, fault ?? double)) return;
      taken.add(key);
      brought.set(key, { record, fileId: file.file_id, line: row.line });
    });
  });
  saveVersions(context, dataset, file.business_date, brought);
  if (brought.size > 0) saveFile(context, file, brought.size, file.first_date, file.last_date);
  return brought.size;
}

function faultOf(rows: ParsedRows, row: number): (Fault & { value: string }) | null {
  const fault = rows.fault[row] as number;
  return fault === 0 ? null : (rows.issues[fault - 1] ?? null);
}

/** Lets the row out, or writes down why it stays. */
function settle(context: ApplyContext, row: StoredReject, fault: Fault | null): boolean {
  if (fault === null) {
    context.recorder?.readmitted(row);
    deleteReject(context.store, row.reject_id);
    return true;
  }
  if (fault.code !== row.code || fault.column !== row.column_name) {
    const fields = JSON.parse(row.row_json) as Record<string, string>;
    const code: IssueCode = fault.code;
    context.recorder?.reworded(row);
    updateReject(context.store, row.reject_id, {
      column_name: fault.column,
      value: fields[fault.column] ?? '',
      code,
      text: ISSUE_TEXTS[code],
    });
  }
  return false;
}

function saveFile(
  context: ApplyContext,
  file: DeliveryFile,
  admitted: number,
  first: number | null,
  last: number | null,
): void {
  updateDeliveryFile(context.store, file.file_id, {
    rows_applied: file.rows_applied + admitted,
    rows_rejected: file.rows_rejected - admitted,
    first_date: first,
    last_date: last,
  });
}

/** Rows and state of an earlier set, from its files. The set at work writes its own when it ends. */
export function recount(context: ApplyContext, deliveryId: number): void {
  const rows: ApplyContext['rows'] = {};
  let rejected = 0;
  for (const file of filesOfDelivery(context.store, deliveryId)) {
    const sum = rows[file.dataset] ?? { read: 0, applied: 0, rejected: 0 };
    rows[file.dataset] = {
      read: sum.read + file.rows_read,
      applied: sum.applied + file.rows_applied,
      rejected: sum.rejected + file.rows_rejected,
    };
    if (file.active === 1) rejected += file.rows_rejected;
  }
  updateDelivery(context.store, deliveryId, {
    rows_json: JSON.stringify(rows),
    state: rejected > 0 ? 'applied_with_rejects' : 'applied',
  });
}

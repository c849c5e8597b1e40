/**
 * One reference dataset of a set: its rows become versions of the business date, and the current rows follow the latest
 * version of each key, so that a late revision gives what an in-order load would have given.
 */
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import type { IssueCode } from '../../src-shared/files/issues.ts';
import type { ParsedRows } from '../../src-shared/files/parsedRows.ts';
import { accountIsUsed, securityIsUsed } from '../store/facts/factRows.ts';
import {
  accountTable,
  advisorTable,
  clientTable,
  productTable,
  type ReferenceRecord,
  type ReferenceTable,
  securityKey,
  securityTable,
} from '../store/facts/referenceRows.ts';
import {
  deleteVersionsOfDate,
  keysAfter,
  keysOfDate,
  latestBody,
  payloadId,
  saveVersion,
  versionsOfDate,
} from '../store/facts/referenceVersions.ts';
import { type ApplyContext, type LedgerFile, readLedgerFile } from './applyContext.ts';
import { finishFile } from './applyFacts.ts';
import { pinyinName } from './pinyinName.ts';

export const REFERENCE_TABLES: Partial<Record<DatasetName, ReferenceTable>> = {
  advisors: advisorTable,
  clients: clientTable(pinyinName),
  accounts: accountTable,
  securities: securityTable,
  products: productTable,
};

export interface NewVersion {
  readonly record: ReferenceRecord;
  readonly fileId: number;
  readonly line: number;
}

export function applyReference(context: ApplyContext, dataset: DatasetName, files: readonly LedgerFile[]): void {
  const { store, manifest } = context;
  const before = new Set(keysOfDate(store, dataset, manifest.businessDate));
  if (before.size > 0) {
    const { recorder } = context;
    if (recorder) for (const row of versionsOfDate(store, dataset, manifest.businessDate)) recorder.version(row);
    deleteVersionsOfDate(store, dataset, manifest.businessDate);
  }
  const brought = new Map<string, NewVersion>();
  for (const file of files) {
    const tally = readLedgerFile(context, file, ({ rows }) => {
      const read = recordReader(rows);
      return (i) => {
        const record = read(i);
        const fault = referenceFault(context, dataset, record);
        if (fault) return fault;
        const key = referenceKey(dataset, record);
        if (brought.has(key)) return { column: keyColumn(dataset), code: 'duplicate_key' };
        brought.set(key, { record, fileId: file.fileId, line: rows.line[i] as number });
        return null;
      };
    });
    finishFile(context, file, tally);
  }
  saveVersions(context, dataset, manifest.businessDate, brought);
  for (const key of brought.keys()) before.delete(key);
  dropKeys(context, dataset, before);
}

/** Makes versions of a date, and current rows of those that no later date overrides. */
export function saveVersions(
  context: ApplyContext,
  dataset: DatasetName,
  businessDate: number,
  brought: ReadonlyMap<string, NewVersion>,
): void {
  if (brought.size === 0) return;
  const { store } = context;
  const table = tableOf(dataset);
  const overridden = keysAfter(store, dataset, businessDate);
  const current = table.current(store);
  for (const [key, { record, fileId, line }] of brought) {
    const body = JSON.stringify(record);
    saveVersion(store, {
      dataset,
      business_date: businessDate,
      key,
      payload_id: payloadId(store, body),
      file_id: fileId,
      line,
    });
    context.dictionaries.reveal(dataset, key);
    if (overridden.has(key)) continue;
    const old = current.get(key);
    if (old && JSON.stringify(old) === body) continue;
    if (old) noteKind(context, dataset, key, old, record);
    saveCurrent(context, table, key, record);
  }
}

function saveCurrent(context: ApplyContext, table: ReferenceTable, key: string, record: ReferenceRecord): void {
  for (const client of table.save(context.store, key, record, context.dictionaries)) {
    context.changes.rebuildClients.add(client);
  }
}

/** A security of another kind changes what its rows mean. */
function noteKind(
  context: ApplyContext,
  dataset: DatasetName,
  key: string,
  old: ReferenceRecord,
  record: ReferenceRecord,
): void {
  if (dataset !== 'securities' || old.security_kind === record.security_kind) return;
  const id = context.dictionaries.securityByKey(key);
  if (id !== undefined) context.changes.securityKinds.add(id);
}

/** A date's only versions of keys are gone: the latest other one counts, or the key goes if nothing uses it. */
export function dropKeys(context: ApplyContext, dataset: DatasetName, keys: ReadonlySet<string>): void {
  if (keys.size === 0) return;
  const rows = tableOf(dataset).current(context.store);
  for (const key of keys) dropKey(context, dataset, key, rows.get(key));
}

function dropKey(context: ApplyContext, dataset: DatasetName, key: string, current: ReferenceRecord | undefined): void {
  const { store, dictionaries } = context;
  const table = tableOf(dataset);
  const body = latestBody(store, dataset, key);
  if (body !== null) {
    if (JSON.stringify(current) !== body) {
      const record = JSON.parse(body) as ReferenceRecord;
      if (current) noteKind(context, dataset, key, current, record);
      saveCurrent(context, table, key, record);
    }
    return;
  }
  if (isUsed(context, dataset, key)) {
    const text = `${dataset} ${key} is no longer delivered, but rows still name it: kept`;
    context.problems.note('kept', text, { dataset, found: key });
    return;
  }
  if (dataset === 'clients') {
    const id = dictionaries.clients.get(key);
    if (id !== undefined) context.changes.rebuildClients.add(id);
  }
  table.remove(store, key, dictionaries);
}

function isUsed(context: ApplyContext, dataset: DatasetName, key: string): boolean {
  const { store, dictionaries } = context;
  if (dataset === 'clients') {
    const id = dictionaries.clients.get(key);
    return id !== undefined && [...dictionaries.clientOfAccount.values()].includes(id);
  }
  if (dataset === 'accounts') {
    const id = dictionaries.accounts.get(key);
    return id !== undefined && accountIsUsed(store, id);
  }
  if (dataset === 'securities') {
    const id = dictionaries.securityByKey(key);
    return id !== undefined && securityIsUsed(store, id);
  }
  return false;
}

function tableOf(dataset: DatasetName): ReferenceTable {
  const table = REFERENCE_TABLES[dataset];
  if (!table) throw new Error(`${dataset} is no reference dataset`);
  return table;
}

/** A parsed row as a record of its filled columns, in the contract's order. */
export function recordReader(rows: ParsedRows): (row: number) => ReferenceRecord {
  const columns = rows.dataset.columns.map((column, index) => ({
    column,
    numbers: rows.numberAt(index),
    texts: rows.textAt(index),
    asText: column.kind === 'text' || column.kind === 'code' || column.kind === 'rate',
  }));
  return (i) => {
    const record: Record<string, string | number> = {};
    for (const { column, numbers, texts, asText } of columns) {
      if (asText) {
        const text = texts[i];
        if (text !== null && text !== undefined) record[column.name] = text;
        continue;
      }
      const value = numbers[i] as number;
      if (Number.isNaN(value)) continue;
      record[column.name] = column.kind === 'enum' ? (column.codes?.values[value] as string) : value;
    }
    return record;
  };
}

function keyColumn(dataset: DatasetName): string {
  switch (dataset) {
    case 'advisors':
      return 'advisor_no';
    case 'clients':
      return 'client_no';
    case 'accounts':
      return 'account_no';
    case 'products':
      return 'product_code';
    default:
      return 'code';
  }
}

export function referenceKey(dataset: DatasetName, record: ReferenceRecord): string {
  const last = String(record[keyColumn(dataset)]);
  return dataset === 'securities' ? securityKey(String(record.market), last) : last;
}

export function referenceFault(
  context: ApplyContext,
  dataset: DatasetName,
  record: ReferenceRecord,
): { column: string; code: IssueCode } | null {
  if (dataset !== 'accounts') return null;
  return context.dictionaries.clients.has(String(record.client_no))
    ? null
    : { column: 'client_no', code: 'unknown_client' };
}

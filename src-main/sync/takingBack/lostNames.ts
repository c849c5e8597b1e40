/**
 * Keys that only the set brought, and what names them elsewhere. A row may name what was known on the business date of
 * its own set: rows of later sets that name a key which came with this one go into quarantine, up to the date that
 * brings the key itself. So do rows that had left the quarantine because of the set.
 */
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../../src-shared/files/datasets.ts';
import { activeFiles, type DeliveryFile, loadDeliveryFile } from '../../store/facts/deliveries.ts';
import type { Dictionaries } from '../../store/facts/dictionaries.ts';
import { rowRemover } from '../../store/facts/factRows.ts';
import { StoredNames } from '../../store/facts/names.ts';
import { orderedRows } from '../../store/facts/orderedRows.ts';
import type { ReferenceRecord } from '../../store/facts/referenceRows.ts';
import { deleteVersion, deleteVersionAt, firstVersion, versionsSince } from '../../store/facts/referenceVersions.ts';
import { supersededRows } from '../../store/ledger/superseded.ts';
import type { WriteStore } from '../../store/open.ts';
import type { ChangeLog } from '../changeLog.ts';
import type { KeptReadmission, KeptReject } from '../correction/recorder.ts';
import { ACCOUNTS_AT, SECURITIES_AT } from '../correction/rowIds.ts';
import { FactText, referenceText } from '../correction/rowText.ts';
import { FACT_DATASETS, type Fault } from '../factIntake.ts';
import type { Quarantined } from './quarantine.ts';

export type KeysByDataset = Map<DatasetName, Set<string>>;

export interface LostContext {
  readonly store: WriteStore;
  readonly deliveryId: number;
  readonly businessDate: number;
  readonly dictionaries: Dictionaries;
  readonly changes: ChangeLog;
  readonly quarantined: Quarantined;
  /** Keys whose current row has to be looked at again; grows here. */
  readonly keys: KeysByDataset;
}

/** From which date on a key is known; those that were known on the set's own date are not asked about. */
export type KnownFrom = Readonly<Record<'accounts' | 'securities', ReadonlyMap<number, number>>>;

export const NEVER = Number.POSITIVE_INFINITY;

export function addKey(keys: KeysByDataset, dataset: DatasetName, key: string): void {
  const known = keys.get(dataset);
  if (known) known.add(key);
  else keys.set(dataset, new Set([key]));
}

/** The set's own versions are gone and those that it replaced are back. */
export function withdrawReference(context: LostContext): KnownFrom {
  const { store, deliveryId, businessDate, keys, dictionaries, quarantined } = context;
  for (const kept of supersededRows<KeptReadmission>(store, deliveryId, 'readmitted')) {
    const { row } = kept;
    if (!DATASETS[row.dataset as DatasetName].reference || !isSameFile(store, kept)) continue;
    const key = deleteVersionAt(store, row);
    if (key === null) continue;
    addKey(keys, row.dataset as DatasetName, key);
    quarantined.again(row);
  }
  const clients = lateKeys(store, 'clients', keys, businessDate);
  if (clients.size > 0) {
    for (const version of versionsSince(store, 'accounts', businessDate)) {
      const record = JSON.parse(version.body) as ReferenceRecord;
      const from = clients.get(String(record.client_no));
      const file = loadDeliveryFile(store, version.file_id);
      if (from === undefined || version.business_date >= from || !file) continue;
      deleteVersion(store, 'accounts', version.business_date, version.key);
      addKey(keys, 'accounts', version.key);
      quarantined.add(file, version.line, UNKNOWN_CLIENT, referenceText('accounts', record));
    }
  }
  const byId = (dataset: 'accounts' | 'securities', idOf: (key: string) => number | undefined) => {
    const known = new Map<number, number>();
    for (const [key, from] of lateKeys(store, dataset, keys, businessDate)) {
      const id = idOf(key);
      if (id !== undefined) known.set(id, from);
    }
    return known;
  };
  return {
    accounts: byId('accounts', (key) => dictionaries.accounts.get(key)),
    securities: byId('securities', (key) => dictionaries.securityByKey(key)),
  };
}

const UNKNOWN_CLIENT: Fault = { column: 'client_no', code: 'unknown_client' };

function lateKeys(store: WriteStore, dataset: DatasetName, keys: KeysByDataset, date: number): Map<string, number> {
  const late = new Map<string, number>();
  for (const key of keys.get(dataset) ?? []) {
    const first = firstVersion(store, dataset, key);
    if (first === null || first > date) late.set(key, first === null ? NEVER : first);
  }
  return late;
}

/** Numbers of files come again when a set was taken back: the checksum says whether it is still that file. */
function isSameFile(store: WriteStore, { row, sha256 }: KeptReadmission): boolean {
  const file = loadDeliveryFile(store, row.file_id);
  return file !== undefined && file.sha256 === sha256 && file.business_date === row.business_date;
}

/** What a row names that was not known on a date; null: nothing. */
export function unknownOn(dataset: DatasetName, row: readonly unknown[], date: number, known: KnownFrom): Fault | null {
  const table = FACT_DATASETS[dataset]?.table;
  if (!table) return null;
  const late = (from: number | undefined): boolean => from !== undefined && from > date;
  if (ACCOUNTS_AT[table.name].some((at) => late(known.accounts.get(row[at] as number)))) return UNKNOWN_ACCOUNT;
  const place = SECURITIES_AT[table.name].findIndex((at) => late(known.securities.get(row[at] as number)));
  return place < 0 ? null : unknownSecurity(dataset, place);
}

export const UNKNOWN_ACCOUNT: Fault = { column: 'account_no', code: 'unknown_account' };
export function unknownSecurity(dataset: DatasetName, place: number): Fault {
  const column = dataset !== 'code_changes' ? 'code' : place === 0 ? 'old_code' : 'new_code';
  return { column, code: 'unknown_security' };
}

/** Rows of other files in force that may not stand there without the set. */
export function withdrawFacts(context: LostContext, known: KnownFrom): void {
  const { store, deliveryId, businessDate, changes, quarantined } = context;
  const readmitted = new Map<string, KeptReject>();
  for (const kept of supersededRows<KeptReadmission>(store, deliveryId, 'readmitted')) {
    if (isSameFile(store, kept)) readmitted.set(`${kept.row.file_id} ${kept.row.line}`, kept.row);
  }
  if (readmitted.size + known.accounts.size + known.securities.size === 0) return;
  const names = new StoredNames(store);
  for (const dataset of DATASET_NAMES) {
    const facts = FACT_DATASETS[dataset];
    if (!facts) continue;
    const files = activeFiles(store, dataset).filter(
      (file) => file.business_date >= businessDate && file.delivery_id !== deliveryId,
    );
    const byId = new Map(files.map((file) => [file.file_id, file]));
    const { table } = facts;
    const fileAt = table.numbers.length - 2;
    const out: { row: unknown[]; file: DeliveryFile; kept: KeptReject | undefined; fault: Fault | null }[] = [];
    for (const row of orderedRows(store, table, files)) {
      const file = byId.get(row[fileAt] as number) as DeliveryFile;
      const kept = readmitted.get(`${file.file_id} ${row[fileAt + 1]}`);
      const fault = kept ? null : unknownOn(dataset, row, file.business_date, known);
      if (kept || fault) out.push({ row, file, kept, fault });
    }
    if (out.length === 0) continue;
    const remove = rowRemover(store, table);
    const text = new FactText(dataset);
    for (const { row, file, kept, fault } of out) {
      if (changes.wanted) changes.removed(table, row);
      remove(row);
      if (kept) quarantined.again(kept);
      else if (fault) quarantined.add(file, row[fileAt + 1] as number, fault, text.text(row, names));
    }
  }
}

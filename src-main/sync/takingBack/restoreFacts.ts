/**
 * The rows that a revision had replaced, in force again with their file and line. Where a row of another set has taken
 * one's key since, the set of the earlier business date keeps it, as in a load in order; the other goes into quarantine.
 */
import { DATASET_NAMES, type DatasetName } from '../../../src-shared/files/datasets.ts';
import { MARKETS } from '../../../src-shared/kernel/codes.ts';
import { Bulk, type Cell } from '../../store/bulk.ts';
import type { FactTable } from '../../store/facts/bulkInsert.ts';
import { activeFiles, type DeliveryFile, loadDeliveryFile } from '../../store/facts/deliveries.ts';
import type { Dictionaries } from '../../store/facts/dictionaries.ts';
import { rowRemover } from '../../store/facts/factRows.ts';
import { StoredNames } from '../../store/facts/names.ts';
import { orderedRows } from '../../store/facts/orderedRows.ts';
import { supersededRows } from '../../store/ledger/superseded.ts';
import type { WriteStore } from '../../store/open.ts';
import type { ChangeLog } from '../changeLog.ts';
import { KeptNames } from '../correction/keptNames.ts';
import { ACCOUNTS_AT, SECURITIES_AT } from '../correction/rowIds.ts';
import { FactText } from '../correction/rowText.ts';
import { FACT_DATASETS, type Fault } from '../factIntake.ts';
import { KnownKeys } from '../knownKeys.ts';
import { type KnownFrom, UNKNOWN_ACCOUNT, unknownOn, unknownSecurity } from './lostNames.ts';
import type { Quarantined } from './quarantine.ts';

export interface RestoreContext {
  readonly store: WriteStore;
  readonly deliveryId: number;
  readonly dictionaries: Dictionaries;
  readonly changes: ChangeLog;
  readonly quarantined: Quarantined;
  /** Hears of rows restored; throws to cancel. */
  step(rows: number): void;
}

/** Rows between two calls of `step`. */
const STEP = 4_096;

export function restoreFacts(context: RestoreContext, known: KnownFrom): void {
  const names = new KeptNames(context.store, context.deliveryId);
  for (const dataset of DATASET_NAMES) if (FACT_DATASETS[dataset]) restoreDataset(context, dataset, names, known);
}

type Row = unknown[];

function restoreDataset(context: RestoreContext, dataset: DatasetName, names: KeptNames, known: KnownFrom): void {
  const { store, deliveryId, changes, quarantined } = context;
  const { table } = FACT_DATASETS[dataset] as { table: FactTable };
  const others = activeFiles(store, dataset).filter((file) => file.delivery_id !== deliveryId);
  const keys = new KnownKeys(dataset, store, context.dictionaries, others);
  const text = new FactText(dataset);
  const files = new Map<number, DeliveryFile>();
  const fileOf = (row: readonly unknown[]): DeliveryFile => {
    const id = row[table.numbers.length - 2] as number;
    const file = files.get(id) ?? loadDeliveryFile(store, id);
    if (!file) throw new Error('a replaced row without its file');
    files.set(id, file);
    return file;
  };
  const put = inserter(store, table, changes);
  const taken: { row: Row; kept: Row }[] = [];
  let done = 0;
  for (const kept of supersededRows<Row>(store, deliveryId, table.name)) {
    if (++done % STEP === 0) context.step(STEP);
    const file = fileOf(kept);
    const line = kept[table.numbers.length - 1] as number;
    const row = [...kept];
    const fault = renumber(context, dataset, table, row, names) ?? unknownOn(dataset, row, file.business_date, known);
    if (fault) quarantined.add(file, line, fault, text.text(kept, names));
    else if (keys.add(...contractKey(dataset, row, context.dictionaries))) put.row(row);
    else taken.push({ row, kept });
  }
  put.end();
  if (taken.length > 0) settleTaken(context, dataset, taken, others, fileOf, names);
}

function inserter(store: WriteStore, table: FactTable, changes: ChangeLog) {
  const bulk = new Bulk(store, table.name, [...table.numbers, ...table.texts] as never);
  return {
    row(row: readonly unknown[]): void {
      if (changes.wanted) changes.restored(table, row);
      bulk.add(...(row as Cell[]));
    },
    end: () => bulk.flush(),
  };
}

/** Puts the numbers that accounts and securities have now in the place of those that they had. */
function renumber(
  { store, dictionaries }: RestoreContext,
  dataset: DatasetName,
  table: FactTable,
  row: Row,
  names: KeptNames,
): Fault | null {
  for (const at of ACCOUNTS_AT[table.name]) {
    const id = dictionaries.accounts.get(names.account(row[at] as number));
    if (id === undefined) return UNKNOWN_ACCOUNT;
    row[at] = id;
  }
  for (const [place, at] of SECURITIES_AT[table.name].entries()) {
    if (row[at] === null) continue;
    const [market, code] = names.security(row[at] as number);
    const known = dictionaries.securityByKey(`${market}.${code}`);
    if (known === undefined && market !== 'IX') return unknownSecurity(dataset, place);
    row[at] = known === undefined ? dictionaries.makeIndex(store, code) : known;
  }
  return null;
}

/** As the intake of files gives a row's key (factIntake.ts). */
function contractKey(
  dataset: DatasetName,
  row: readonly unknown[],
  dictionaries: Dictionaries,
): [number, number, number, string | null] {
  const number = (at: number): number => row[at] as number;
  switch (dataset) {
    case 'trades':
      return [number(1), dictionaries.marketOf.get(number(3)) as number, 0, row[16] as string];
    case 'cash_flows':
      return [number(1), 0, 0, row[7] as string];
    case 'opening_positions':
      return [0, number(0), number(1), null];
    case 'positions':
      return [number(0), number(1), number(2), null];
    default:
      return [number(0), number(1), 0, null];
  }
}

const DUPLICATE_COLUMN: Partial<Record<DatasetName, string>> = {
  trades: 'trade_no',
  cash_flows: 'flow_no',
  assets: 'account_no',
  code_changes: 'old_code',
};

function settleTaken(
  { store, changes, quarantined }: RestoreContext,
  dataset: DatasetName,
  taken: readonly { row: Row; kept: Row }[],
  others: readonly DeliveryFile[],
  fileOf: (row: readonly unknown[]) => DeliveryFile,
  names: KeptNames,
): void {
  const { table } = FACT_DATASETS[dataset] as { table: FactTable };
  const text = new FactText(dataset);
  const column = DUPLICATE_COLUMN[dataset];
  const fault: Fault = { column: column === undefined ? 'code' : column, code: 'duplicate_key' };
  const lineAt = table.numbers.length - 1;
  const now = new StoredNames(store);
  const wanted = new Map(taken.map((one) => [text.key(one.kept, names), one]));
  const holders: { holder: Row; one: { row: Row; kept: Row } }[] = [];
  for (const holder of orderedRows(store, table, others)) {
    const one = wanted.get(text.key(holder, now));
    if (one) holders.push({ holder, one });
  }
  const remove = rowRemover(store, table);
  const put = inserter(store, table, changes);
  for (const { holder, one } of holders) {
    const [own, other] = [fileOf(one.kept), fileOf(holder)];
    if (other.business_date < own.business_date) {
      quarantined.add(own, one.kept[lineAt] as number, fault, text.text(one.kept, names));
      continue;
    }
    if (changes.wanted) changes.removed(table, holder);
    remove(holder);
    quarantined.add(other, holder[lineAt] as number, fault, text.text(holder, now));
    put.row(one.row);
  }
  put.end();
}

/** Indexes that only the removed price rows had made. */
export function isIndex(dictionaries: Dictionaries, securityId: number): boolean {
  return dictionaries.marketOf.get(securityId) === MARKETS.indexOf('IX');
}

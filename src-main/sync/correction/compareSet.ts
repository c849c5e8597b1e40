/**
 * A delivery held against what it replaced, dataset by dataset: its rows in force on the one side, the kept ones on the
 * other. `backwards`: it is being taken back, so that its own rows are those that go.
 */
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../../src-shared/files/datasets.ts';
import { filesOfDelivery } from '../../store/facts/deliveries.ts';
import { StoredNames } from '../../store/facts/names.ts';
import { orderedRows } from '../../store/facts/orderedRows.ts';
import type { ReferenceRecord } from '../../store/facts/referenceRows.ts';
import { bodyBefore, versionsOfDate } from '../../store/facts/referenceVersions.ts';
import { supersededRows } from '../../store/ledger/superseded.ts';
import type { WriteStore } from '../../store/open.ts';
import { FACT_DATASETS } from '../factIntake.ts';
import { Difference, type RowSide } from './difference.ts';
import { KeptNames } from './keptNames.ts';
import type { KeptReadmission, KeptReject, KeptVersion } from './recorder.ts';

export interface ComparedSet {
  readonly deliveryId: number;
  readonly businessDate: number;
  readonly backwards: boolean;
  /** Hears of rows worked through; throws to cancel. */
  step(rows: number): void;
}

export function compareSet(store: WriteStore, { deliveryId, businessDate, backwards, step }: ComparedSet): Difference {
  const difference = new Difference(step);
  const files = filesOfDelivery(store, deliveryId);
  const kept = new KeptNames(store, deliveryId);
  const stored = new StoredNames(store);
  for (const dataset of DATASET_NAMES) {
    const own = files.filter((file) => file.dataset === dataset);
    if (own.length === 0) continue;
    if (DATASETS[dataset].reference) {
      compareReference(store, difference, dataset, { deliveryId, businessDate, backwards });
      continue;
    }
    const facts = FACT_DATASETS[dataset];
    if (!facts) continue;
    const before: RowSide = { rows: supersededRows<unknown[]>(store, deliveryId, facts.table.name), names: kept };
    const after: RowSide = { rows: orderedRows(store, facts.table, own), names: stored };
    if (backwards) difference.facts(dataset, after, before);
    else difference.facts(dataset, before, after);
  }
  // Taking back finds out itself which of them go.
  if (!backwards) {
    const own = new Set(files.map((file) => file.file_id));
    for (const { row } of supersededRows<KeptReadmission>(store, deliveryId, 'readmitted')) {
      if (!own.has(row.file_id)) noteReject(difference, row, true);
    }
  }
  return difference;
}

/** A row that left the quarantine (`cameIn`), or that went into it; in the words of its file. */
export function noteReject(difference: Difference, row: KeptReject, cameIn: boolean): void {
  const dataset = row.dataset as DatasetName;
  const fields = JSON.parse(row.row_json) as Record<string, string>;
  const text = Object.fromEntries(
    Object.entries(fields).map(([column, value]) => [column, value === '' ? null : value]),
  );
  const keys = DATASETS[dataset].columns.filter((column) => column.key && fields[column.name] !== undefined);
  const key = keys.map((column) => fields[column.name]).join(' ');
  difference.one(dataset, key === '' ? `line ${row.line}` : key, cameIn ? null : text, cameIn ? text : null);
}

function compareReference(
  store: WriteStore,
  difference: Difference,
  dataset: DatasetName,
  { deliveryId, businessDate, backwards }: Pick<ComparedSet, 'deliveryId' | 'businessDate' | 'backwards'>,
): void {
  const before = new Map<string, string>();
  for (const version of supersededRows<KeptVersion>(store, deliveryId, 'reference_version')) {
    if (version.dataset === dataset) before.set(version.key, version.body);
  }
  const after = new Map(versionsOfDate(store, dataset, businessDate).map((version) => [version.key, version.body]));
  const record = (body: string | undefined, key: string): ReferenceRecord | null => {
    // A date that does not bring a key leaves the earlier one in force.
    const inForce = body === undefined ? bodyBefore(store, dataset, key, businessDate) : body;
    return inForce === null ? null : (JSON.parse(inForce) as ReferenceRecord);
  };
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [record(before.get(key), key), record(after.get(key), key)];
    if (backwards) difference.reference(dataset, key, is, was);
    else difference.reference(dataset, key, was, is);
  }
}

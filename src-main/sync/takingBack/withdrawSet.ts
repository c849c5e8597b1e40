/** A set's own rows and versions go; the versions that it replaced return, and current rows follow what is left. */
import { DATASET_NAMES, DATASETS } from '../../../src-shared/files/datasets.ts';
import { clearAccount } from '../../store/derived/clear.ts';
import { filesOfDelivery } from '../../store/facts/deliveries.ts';
import { orderedRows, removeRowsOf } from '../../store/facts/orderedRows.ts';
import type { ReferenceRecord } from '../../store/facts/referenceRows.ts';
import { deleteVersionsOfDate, keysOfDate } from '../../store/facts/referenceVersions.ts';
import { supersededRows } from '../../store/ledger/superseded.ts';
import type { ApplyContext } from '../applyContext.ts';
import { dropKeys, type NewVersion, saveVersions } from '../applyReference.ts';
import type { KeptVersion } from '../correction/recorder.ts';
import { FACT_DATASETS } from '../factIntake.ts';
import { addKey, type KeysByDataset } from './lostNames.ts';
import { isIndex } from './restoreFacts.ts';

/** Removes the set's own rows; answers the indexes that they name. */
export function removeFacts({ store, changes, dictionaries, step }: ApplyContext, deliveryId: number): Set<number> {
  const indexes = new Set<number>();
  const files = filesOfDelivery(store, deliveryId);
  for (const dataset of DATASET_NAMES) {
    const facts = FACT_DATASETS[dataset];
    const own = files.filter((file) => file.dataset === dataset);
    if (!facts || own.length === 0) continue;
    const { table } = facts;
    if (changes.wanted || dataset === 'prices') {
      for (const row of orderedRows(store, table, own)) {
        if (changes.wanted) changes.removed(table, row);
        if (dataset === 'prices' && isIndex(dictionaries, row[1] as number)) indexes.add(row[1] as number);
      }
    }
    removeRowsOf(store, table, own);
    step(0);
  }
  return indexes;
}

/** The versions that the set brought go, those that it replaced return. `keys`: all that may be other ones now. */
export function replaceVersions(context: ApplyContext, deliveryId: number, keys: KeysByDataset): void {
  const { store, manifest } = context;
  const returning = new Map<string, Map<string, NewVersion>>();
  for (const version of supersededRows<KeptVersion>(store, deliveryId, 'reference_version')) {
    const own = returning.get(version.dataset) ?? new Map<string, NewVersion>();
    returning.set(version.dataset, own);
    const record = JSON.parse(version.body) as ReferenceRecord;
    own.set(version.key, { record, fileId: version.file_id, line: version.line });
  }
  for (const dataset of DATASET_NAMES) {
    if (!DATASETS[dataset].reference || !manifest.files.some((file) => file.dataset === dataset)) continue;
    for (const key of keysOfDate(store, dataset, manifest.businessDate)) addKey(keys, dataset, key);
    deleteVersionsOfDate(store, dataset, manifest.businessDate);
    const own = returning.get(dataset);
    if (own) saveVersions(context, dataset, manifest.businessDate, own);
  }
}

/** Current rows follow the versions that are left; a client goes after his accounts. */
export function settleKeys(context: ApplyContext, keys: KeysByDataset): void {
  const { store, dictionaries, changes } = context;
  const rest = DATASET_NAMES.filter((dataset) => dataset !== 'accounts' && dataset !== 'clients');
  for (const dataset of ['accounts', ...rest, 'clients'] as const) {
    const own = keys.get(dataset);
    if (!own) continue;
    const ids = dataset === 'accounts' ? [...own].map((key) => dictionaries.accounts.get(key)) : [];
    const owners = ids.map((id) => (id === undefined ? undefined : dictionaries.clientOfAccount.get(id)));
    dropKeys(context, dataset, own);
    ids.forEach((id, i) => {
      if (id === undefined || dictionaries.clientOfAccount.has(id)) return;
      clearAccount(store, id);
      changes.rebuildClients.add(owners[i] as number);
    });
  }
}

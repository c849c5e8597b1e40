/** What the steps of applying a set need to know, for a set that is being taken back. */
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import { CANONICAL } from '../../../src-shared/files/profile.ts';
import { type Delivery, filesOfDelivery } from '../../store/facts/deliveries.ts';
import type { ApplyContext } from '../applyContext.ts';
import type { KeptReject, ReplacedRows } from '../correction/recorder.ts';
import type { Manifest } from '../manifest.ts';
import { storeLookup } from '../mapping/storeLookup.ts';
import { ProblemLog } from '../problems.ts';
import type { TakeBackOptions } from './takeBack.ts';

/** The manifest as the ledger remembers it; each file feeds the dataset that it stands under. */
export function contextOf(
  { store, folder, step }: TakeBackOptions,
  delivery: Delivery,
  { dictionaries, changes }: Pick<ApplyContext, 'dictionaries' | 'changes'>,
): ApplyContext {
  const manifest: Manifest = {
    branch: delivery.branch,
    businessDate: delivery.business_date,
    previousBusinessDate: delivery.previous_business_date,
    revision: delivery.revision,
    kind: delivery.kind as Manifest['kind'],
    files: filesOfDelivery(store, delivery.delivery_id).map((file) => ({
      dataset: file.dataset as DatasetName,
      path: file.path,
      format: file.format as 'csv',
      encoding: file.encoding as 'utf-8',
      profile: CANONICAL,
      rows: file.rows_read,
      sha256: file.sha256,
      totals: new Map(),
    })),
  };
  return {
    store,
    manifest,
    setName: delivery.set_name,
    stagingFolder: folder,
    dictionaries,
    lookup: storeLookup(store, delivery.business_date),
    changes,
    accepted: true,
    rows: {},
    problems: new ProblemLog(),
    recorder: null,
    step: (rows) => step?.(rows),
    counted: () => undefined,
  };
}

/** Only what leaves the quarantine is heard of. */
export function admissions(freed: KeptReject[]): ReplacedRows {
  const none = (): void => undefined;
  return {
    facts: none,
    file: none,
    version: none,
    reject: none,
    reworded: none,
    readmitted: ({ reject_id: _id, ...row }) => {
      freed.push(row);
    },
  };
}

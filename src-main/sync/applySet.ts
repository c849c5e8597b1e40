/**
 * One set, one transaction: ledger, reference data, facts, quarantine, checks, figures, audit. All of it or nothing. A
 * set that is found unusable is read to its end all the same, so that everything that is wrong with it is said at once.
 */

import type { SetProblem, SetRun } from '../../src-shared/contract/syncCalls.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../src-shared/files/datasets.ts';
import type { Profile } from '../../src-shared/files/profile.ts';
import type { AppliedChange, DeriveProgress } from '../store/derived/change.ts';
import {
  activeFiles,
  insertDelivery,
  insertDeliveryFile,
  loadDeliveries,
  saveBranch,
  updateDelivery,
  updateDeliveryFile,
} from '../store/facts/deliveries.ts';
import { Dictionaries } from '../store/facts/dictionaries.ts';
import { deleteRejects, rejectsOfDate } from '../store/facts/rejectRows.ts';
import { writeAudit } from '../store/ledger/audit.ts';
import type { WriteStore } from '../store/open.ts';
import type { ApplyContext, LedgerFile } from './applyContext.ts';
import { applyFacts } from './applyFacts.ts';
import { applyReference } from './applyReference.ts';
import { ChangeLog } from './changeLog.ts';
import { contentId } from './contentId.ts';
import { RevisionRecord } from './correction/revisionRecord.ts';
import type { Manifest } from './manifest.ts';
import { datasetsOfFile, spreadOverDatasets } from './mapping/fedDatasets.ts';
import { storeLookup } from './mapping/storeLookup.ts';
import type { ProblemLog } from './problems.ts';
import { readmit } from './readmit.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { Refusal } from './refusal.ts';
import { loadLedger, placeSet } from './setState.ts';
import type { StagedFile } from './staging.ts';

export type Derive = (store: WriteStore, change: AppliedChange, progress: DeriveProgress) => void;

export interface ApplyOptions {
  readonly store: WriteStore;
  readonly setName: string;
  readonly manifest: Manifest;
  readonly staged: readonly StagedFile[];
  readonly stagingFolder: string;
  readonly accepted: boolean;
  /** No window looks at the store while this runs, as far as is known: a first set may keep readers out. */
  readonly unwatched: boolean;
  readonly appliedAt: string;
  readonly derive: Derive;
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Seconds since the work on this set began. */
  seconds(): number;
  /** What was found so far: problems of the copy. */
  readonly problems: ProblemLog;
  /** Bytes read since the last call; throws to cancel. */
  step(bytes: number): void;
  /** Rows read since the last call. */
  counted(rows: number): void;
  figures(done: number, total: number): void;
  /** Inside the transaction: facts are in, then figures, then everything but the commit itself. */
  within(moment: 'facts' | 'derived'): void;
  settled(applied: Applied, deliveryId: number): void;
}

export interface Applied {
  readonly state: 'applied' | 'applied_with_rejects';
  readonly rows: SetRun['rows'];
  readonly problems: readonly SetProblem[];
  readonly seconds: number;
}

/** Throws Refusal; the store is then as it was before. */
export function applySet(options: ApplyOptions): Applied {
  const { store } = options;
  const isFirst = loadDeliveries(store).length === 0;
  return isFirst ? store.fill(() => apply(options), options.unwatched) : store.transaction(() => apply(options));
}

function apply(options: ApplyOptions): Applied {
  const { store, manifest } = options;
  const content = contentId(manifest);
  const ledger = loadLedger(store);
  const place = placeSet(manifest, content, ledger, options.accepted);
  refuseMisplaced(manifest);
  if (ledger.branch === null) saveBranch(store, manifest.branch);
  const deliveryId = insertDelivery(store, {
    set_name: options.setName,
    branch: manifest.branch,
    business_date: manifest.businessDate,
    revision: manifest.revision,
    kind: manifest.kind,
    previous_business_date: manifest.previousBusinessDate,
    content_sha256: content,
    state: 'applied',
    rows_json: '{}',
    applied_at: options.appliedAt,
    seconds: 0,
  });
  const revision =
    place.appliedRevision === null
      ? null
      : new RevisionRecord(store, {
          deliveryId,
          setName: options.setName,
          businessDate: manifest.businessDate,
          revision: manifest.revision,
          at: options.appliedAt,
        });
  const late = place.lastApplied !== null && manifest.businessDate < place.lastApplied;
  const context: ApplyContext = {
    store,
    manifest,
    setName: options.setName,
    stagingFolder: options.stagingFolder,
    dictionaries: new Dictionaries(store, late ? manifest.businessDate : null),
    lookup: storeLookup(store, manifest.businessDate),
    changes: new ChangeLog(manifest.businessDate, place.lastApplied, place.everything),
    accepted: options.accepted,
    rows: {},
    problems: options.problems,
    recorder: revision === null ? null : revision.recorder,
    step: options.step,
    counted: options.counted,
  };
  try {
    return fill(options, context, revision, deliveryId);
  } finally {
    context.changes.dropSorted();
  }
}

function fill(
  options: ApplyOptions,
  context: ApplyContext,
  revision: RevisionRecord | null,
  deliveryId: number,
): Applied {
  const { store } = options;
  const staged = spreadOverDatasets(options.staged);
  for (const dataset of DATASET_NAMES) {
    applyDataset(context, dataset, deliveryId, staged, revision !== null);
  }
  const refusal = context.problems.worst();
  if (refusal !== null) throw refusal;
  if (revision !== null) {
    // Rows that come in now stand in no sorted run.
    context.changes.dropSorted();
    readmit(context, options.profiles);
  }
  options.within('facts');
  options.derive(store, context.changes.change(), options.figures);
  revision?.end(() => options.step(0));
  reconcile(store, options.profiles);
  options.within('derived');
  return settle(options, context, deliveryId);
}

function settle(options: ApplyOptions, { store, rows, problems }: ApplyContext, deliveryId: number): Applied {
  const state = Object.values(rows).some(({ rejected }) => rejected > 0) ? 'applied_with_rejects' : 'applied';
  const applied: Applied = { state, rows, problems: problems.list(), seconds: options.seconds() };
  updateDelivery(store, deliveryId, { state, rows_json: JSON.stringify(rows), seconds: applied.seconds });
  writeAudit(store, {
    at: options.appliedAt,
    who: 'local',
    action: options.accepted ? 'set_accepted' : 'set_applied',
    subject: options.setName,
    detail: { business_date: options.manifest.businessDate, revision: options.manifest.revision, state, rows },
  });
  options.settled(applied, deliveryId);
  return applied;
}

function refuseMisplaced(manifest: Manifest): void {
  if (manifest.kind === 'initial') return;
  const opening = manifest.files.find((file) => datasetsOfFile(file).includes('opening_positions') && file.rows > 0);
  if (opening) {
    throw new Refusal('dataset_not_allowed', 'opening positions come with the initial set only', {
      file: opening.path,
      expected: 'an initial set',
      found: 'a nightly set',
    });
  }
}

function applyDataset(
  context: ApplyContext,
  dataset: DatasetName,
  deliveryId: number,
  staged: readonly StagedFile[],
  revision: boolean,
): void {
  const { store, manifest } = context;
  const own = staged.filter(({ file }) => file.dataset === dataset);
  if (own.length === 0) return;
  if (revision) {
    for (const row of rejectsOfDate(store, manifest.businessDate, dataset)) context.recorder?.reject(row);
    deleteRejects(store, manifest.businessDate, dataset);
  }
  const earlier = revision
    ? activeFiles(store, dataset).filter((file) => file.business_date === manifest.businessDate)
    : [];
  const files: LedgerFile[] = own.map(({ file, ...place }) => ({
    staged: { file, ...place },
    fileId: insertDeliveryFile(store, {
      delivery_id: deliveryId,
      business_date: manifest.businessDate,
      dataset,
      path: file.path,
      // Of a workbook its rows were read, as delimited text.
      format: file.format === 'xlsx' ? 'csv' : file.format,
      encoding: file.encoding,
      profile: file.profile.name,
      sha256: file.sha256,
      rows_read: 0,
      rows_applied: 0,
      rows_rejected: 0,
      unknown_columns: '[]',
      first_date: null,
      last_date: null,
      active: 1,
    }),
  }));
  if (DATASETS[dataset].reference) applyReference(context, dataset, files);
  else applyFacts(context, dataset, files);
  for (const file of earlier) {
    context.recorder?.file(file.file_id);
    updateDeliveryFile(store, file.file_id, { active: 0 });
  }
}

/**
 * A drop folder into a store: every set that is ready, in the order of its business dates, each exactly once. What cannot
 * be applied is reported with its reason and left where it is; the store keeps its last good state. Every step of a set
 * is written down before the next begins, so that a run which ends anywhere is taken up by the next one.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import type { SetRun, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { BUILT_IN_PROFILES, type Profile } from '../../src-shared/files/profile.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { lastAppliedDate, loadBranch } from '../store/facts/deliveries.ts';
import {
  type Arrival,
  findArrival,
  interruptedArrivals,
  unacknowledgedArrivals,
  updateArrival,
} from '../store/ledger/arrivals.ts';
import type { RunCause } from '../store/ledger/runs.ts';
import type { WriteStore } from '../store/open.ts';
import { acknowledgementOf, writeAcknowledgement } from './acknowledge.ts';
import { type Applied, applySet, type Derive } from './applySet.ts';
import { contentId } from './contentId.ts';
import { diskRefusal } from './diskRefusal.ts';
import { type DropSet, listDrop } from './dropFolder.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { withSheetRows } from './mapping/sheetRows.ts';
import { ProblemLog } from './problems.ts';
import { Refusal } from './refusal.ts';
import { RunRecord } from './runRecord.ts';
import { openSource, type SetSource } from './setSource.ts';
import { loadLedger, placeSet } from './setState.ts';
import { refuseUnsettled } from './settling.ts';
import { type OnStep, SetWay } from './setWay.ts';
import {
  arrivalFolder,
  emptyFolder,
  removeFolder,
  type StagedFile,
  type StageOptions,
  stageSet,
  tidyStaging,
  verifyCopy,
} from './staging.ts';

export type SyncPhase = 'staging' | 'reading' | 'figures' | 'finishing';

export interface SyncProgress {
  readonly set: string;
  /** Which set of the drop this is, from 1, and how many there are. */
  readonly set_at: number;
  readonly sets: number;
  /** Rows read in this run so far. */
  readonly rows: number;
  readonly phase: SyncPhase;
  readonly done: number;
  readonly total: number;
}

export interface SyncOptions {
  readonly store: WriteStore;
  readonly drop: string;
  readonly derive: Derive;
  /** Names of sets that are applied in spite of too many rejected rows, or of having been taken back. */
  readonly accept?: ReadonlySet<string>;
  readonly profiles?: ReadonlyMap<string, Profile>;
  /** Where acknowledgements are written; none without it. */
  readonly acknowledgeFolder?: string;
  readonly cause?: RunCause;
  /** A file that changed so many milliseconds ago may still be written: it is looked at twice. */
  readonly settleMs?: number;
  now(): Date;
  onProgress?(progress: SyncProgress): void;
  /** Asked between batches; when true, the set at work is rolled back and no further one is begun. */
  cancelled?(): boolean;
  /** Hears of every step, right before and right after its commit. */
  readonly onStep?: OnStep;
}

/** Reports every set of the drop, by business date and revision. Throws only for what is no set's fault. */
export async function syncDrop(options: SyncOptions): Promise<SyncReport> {
  const { store } = options;
  const interrupted = interruptedArrivals(store);
  tidyStaging(
    store.file,
    interrupted.map((arrival) => arrival.arrival_id),
  );
  acknowledgeApplied(options);
  const { sets } = listDrop(options.drop, interruptedSets(store.file, interrupted));
  const record = new RunRecord(options, lastAppliedDate(store));
  const run: Run = { options, sets, record, rows: 0 };
  try {
    const runs = new Map<DropSet, SetRun>();
    let waiting: readonly DropSet[] = sets;
    // A gap may be filled by a set that sorts behind it; each round applies at least one set, or is the last.
    for (let moved = true; moved && waiting.length > 0; ) {
      moved = false;
      const still: DropSet[] = [];
      for (const set of waiting) {
        if (options.cancelled?.() === true) {
          runs.set(set, runOf(set, cancelledRefusal(), 0));
          continue;
        }
        const result = await runSet(run, set);
        runs.set(set, result);
        if (result.state === 'applied' || result.state === 'applied_with_rejects') moved = true;
        else if (result.state === 'gap') still.push(set);
      }
      waiting = still;
    }
    const asOf = lastAppliedDate(store);
    const report = sets.map((set) => runs.get(set) as SetRun);
    record.end(report, asOf);
    return { runs: report, as_of: asOf === null ? null : dateText(asOf) };
  } finally {
    tidyStaging(
      store.file,
      interruptedArrivals(store).map((arrival) => arrival.arrival_id),
    );
  }
}

interface Run {
  readonly options: SyncOptions;
  readonly sets: readonly DropSet[];
  readonly record: RunRecord;
  rows: number;
}

/** Copies of sets that a run left before it decided anything. */
function interruptedSets(store: string, arrivals: readonly Arrival[]): DropSet[] {
  const copies = arrivals.map((arrival) => ({
    name: arrival.set_name,
    path: arrivalFolder(store, arrival.arrival_id),
    kind: 'staged' as const,
    businessDate: arrival.business_date,
    revision: arrival.revision,
  }));
  return copies.filter((copy) => fs.existsSync(copy.path));
}

function cancelledRefusal(): Refusal {
  return new Refusal('cancelled', 'the run was cancelled; nothing of this set is applied', { state: 'not_ready' });
}

function runOf(set: DropSet, refusal: Refusal, seconds: number): SetRun {
  return {
    set: set.name,
    business_date: dateText(set.businessDate),
    revision: set.revision,
    state: refusal.state,
    rows: {},
    reason: refusal.reason,
    problems: [...refusal.problems],
    seconds,
  };
}

async function runSet(run: Run, set: DropSet): Promise<SetRun> {
  const { options } = run;
  const began = performance.now();
  const seconds = (): number => Math.round(performance.now() - began) / 1000;
  let source: SetSource | null = null;
  let way: SetWay | null = null;
  try {
    const opened = await openReadable(set);
    source = opened.source;
    const { text } = opened;
    if (text === null) throw notComplete(set);
    way = new SetWay(options, set, crypto.createHash('sha256').update(text).digest('hex'));
    const manifest = parseManifest(text, set, options.profiles ?? BUILT_IN_PROFILES);
    const applied = await takeSet(run, set, way, source, text, manifest, seconds);
    finish(options, way);
    return applied;
  } catch (error) {
    const refusal = error instanceof Refusal ? error : diskRefusal(error);
    if (refusal === null) throw error;
    const refused = runOf(set, refusal, seconds());
    if (way !== null) {
      removeFolder(arrivalFolder(options.store.file, way.arrival.arrival_id));
      decide(options, way, refused, refusal.reason.code === 'no_space');
    }
    return refused;
  } finally {
    source?.close();
  }
}

/** The set is in the store: what fails from here on for want of space is the next run's to do, and changes nothing of that. */
function finish(options: SyncOptions, way: SetWay): void {
  try {
    removeFolder(arrivalFolder(options.store.file, way.arrival.arrival_id));
    acknowledge(options, way);
  } catch (error) {
    if (diskRefusal(error) === null) throw error;
  }
}

/** Writes down why a set is not applied, and tells head office of what it has to mend. */
function decide(options: SyncOptions, way: SetWay, refused: SetRun, isDiskFull: boolean): void {
  try {
    way.decided(refused);
  } catch (error) {
    // Where the disk is full, the ledger may be what does not fit: the next run decides again.
    if (!isDiskFull || diskRefusal(error) === null) throw error;
    return;
  }
  if (refused.state === 'refused' || refused.state === 'conflict') acknowledge(options, way);
}

function notComplete(set: DropSet): Refusal {
  const code = set.kind === 'zip' ? 'archive_incomplete' : 'manifest_missing';
  return new Refusal(code, 'the set is not complete yet: no manifest.json', {
    file: 'manifest.json',
    state: 'not_ready',
  });
}

/** A drop folder may lie on a share that goes away, or hold what another program has locked: that is for another time. */
async function openReadable(set: DropSet): Promise<{ source: SetSource; text: string | null }> {
  let source: SetSource | null = null;
  try {
    source = await openSource(set);
    return { source, text: await source.manifest() };
  } catch (error) {
    source?.close();
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof Refusal || code === undefined) throw error;
    throw new Refusal('file_unreadable', `the set cannot be read now (${code})`, { state: 'not_ready', found: code });
  }
}

async function takeSet(
  run: Run,
  set: DropSet,
  way: SetWay,
  source: SetSource,
  text: string,
  manifest: Manifest,
  seconds: () => number,
): Promise<SetRun> {
  const { options, sets } = run;
  const { store } = options;
  // Asked again inside the transaction; here it saves copying what will not be applied.
  const accepted = options.accept?.has(set.name) === true;
  placeSet(manifest, contentId(manifest), loadLedger(store), accepted);
  const show = (phase: SyncPhase, done: number, total: number): void => {
    const place = { set: set.name, set_at: sets.indexOf(set) + 1, sets: sets.length, rows: run.rows };
    options.onProgress?.({ ...place, phase, done, total });
  };
  const tell = (phase: SyncPhase, done: number, total: number): void => {
    if (options.cancelled?.() === true) throw cancelledRefusal();
    show(phase, done, total);
  };
  run.record.begin();
  let copied = 0;
  const problems = new ProblemLog();
  const copies = await stage(way, source, text, options, {
    manifest,
    folder: arrivalFolder(store.file, way.arrival.arrival_id),
    problems,
    onBytes: (bytes) => {
      copied += bytes;
      tell('staging', copied, copied);
    },
  });
  const staged = await withSheetRows(copies, problems);
  let read = 0;
  const runs = `${arrivalFolder(store.file, way.arrival.arrival_id)}.runs`;
  emptyFolder(runs);
  way.told('before applied');
  try {
    const applied = applySet({
      store,
      setName: set.name,
      manifest,
      staged,
      stagingFolder: runs,
      accepted,
      unwatched: (options.cause ?? 'command') === 'command',
      appliedAt: options.now().toISOString(),
      derive: options.derive,
      profiles: options.profiles ?? BUILT_IN_PROFILES,
      problems,
      seconds,
      step: (bytes) => {
        read += bytes;
        tell('reading', read, copied);
      },
      counted: (rows) => {
        run.rows += rows;
      },
      figures: (done, total) => tell('figures', done, total),
      within: (moment) => way.told(moment),
      settled: (result, deliveryId) => way.applied({ ...result, problems: [...result.problems] }, deliveryId),
    });
    way.told('applied');
    show('finishing', 1, 1);
    return appliedRun(set, manifest, { ...applied, seconds: seconds() });
  } finally {
    removeFolder(runs);
  }
}

/** The copy that an interrupted run left, or a new one; then its checksums and encodings are known. */
async function stage(
  way: SetWay,
  source: SetSource,
  text: string,
  options: SyncOptions,
  stageOptions: StageOptions,
): Promise<readonly StagedFile[]> {
  const { problems, folder, manifest } = stageOptions;
  if (way.hasCopy) {
    const kept = await verifyCopy({ ...stageOptions, problems: new ProblemLog() });
    if (kept !== null) {
      way.checked();
      return kept;
    }
  }
  emptyFolder(folder);
  const staged = await stageSet(source, text, stageOptions);
  if (problems.refused) {
    await refuseUnsettled(source, manifest, options.settleMs ?? 0);
    return staged;
  }
  way.copied(contentId(manifest));
  way.checked();
  return staged;
}

function appliedRun(set: DropSet, manifest: Manifest, applied: Applied): SetRun {
  const kept = applied.problems.filter((problem) => problem.code === 'kept');
  return {
    set: set.name,
    business_date: dateText(manifest.businessDate),
    revision: manifest.revision,
    state: applied.state,
    rows: applied.rows,
    reason:
      kept.length === 0
        ? null
        : {
            code: 'kept',
            file: null,
            expected: null,
            found: String(kept.length),
            text: kept.map((problem) => problem.text).join('; '),
          },
    problems: [...applied.problems],
    seconds: applied.seconds,
  };
}

function acknowledge(options: SyncOptions, way: SetWay): void {
  const { store, acknowledgeFolder } = options;
  if (acknowledgeFolder === undefined) return;
  const arrival = findArrival(store, way.arrival.set_name, way.arrival.manifest_sha256);
  if (arrival === undefined) throw new Error(`the arrival of ${way.arrival.set_name} is gone`);
  if (!writeAcknowledgement(acknowledgeFolder, acknowledgementOf(store, arrival, loadBranch(store)))) return;
  if (arrival.delivery_id !== null) way.acknowledged();
  else updateArrival(store, arrival.arrival_id, { acknowledged_at: options.now().toISOString() });
}

/** Sets that an earlier run applied, and ended before it could say so. */
function acknowledgeApplied({ store, acknowledgeFolder, now, onStep }: SyncOptions): void {
  if (acknowledgeFolder === undefined) return;
  for (const arrival of unacknowledgedArrivals(store)) {
    if (!writeAcknowledgement(acknowledgeFolder, acknowledgementOf(store, arrival, loadBranch(store)))) return;
    onStep?.('before acknowledged', arrival.set_name);
    updateArrival(store, arrival.arrival_id, { step: 'acknowledged', acknowledged_at: now().toISOString() });
    onStep?.('acknowledged', arrival.set_name);
  }
}

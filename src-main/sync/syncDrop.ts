/**
 * A drop folder into a store: every set that is ready, in the order of its business dates, each exactly once. What cannot
 * be applied is reported with its reason and left where it is; the store keeps its last good state.
 */
import type { SetRun, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { BUILT_IN_PROFILES, type Profile } from '../../src-shared/files/profile.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { lastAppliedDate, loadBranch, loadDeliveries } from '../store/facts/deliveries.ts';
import type { WriteStore } from '../store/open.ts';
import { applySet, type Derive } from './applySet.ts';
import { contentId } from './contentId.ts';
import { type DropSet, listDrop } from './dropFolder.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { Refusal } from './refusal.ts';
import { openSource, type SetSource } from './setSource.ts';
import { placeSet } from './setState.ts';
import { emptyStaging, removeStaging, stageSet, stagingFolder } from './staging.ts';

export type SyncPhase = 'staging' | 'reading' | 'figures' | 'finishing';

export interface SyncProgress {
  readonly set: string;
  /** Which set of the drop this is, from 1, and how many there are. */
  readonly set_at: number;
  readonly sets: number;
  readonly phase: SyncPhase;
  readonly done: number;
  readonly total: number;
}

export interface SyncOptions {
  readonly store: WriteStore;
  readonly drop: string;
  readonly derive: Derive;
  /** Names of sets that are applied in spite of too many rejected rows. */
  readonly accept?: ReadonlySet<string>;
  readonly profiles?: ReadonlyMap<string, Profile>;
  now(): Date;
  onProgress?(progress: SyncProgress): void;
  /** Asked between batches; when true, the set at work is rolled back and no further one is begun. */
  cancelled?(): boolean;
}

/** Reports every set of the drop, by business date and revision. Throws only for what is no set's fault. */
export async function syncDrop(options: SyncOptions): Promise<SyncReport> {
  const { sets } = listDrop(options.drop);
  const staging = stagingFolder(options.store.file);
  emptyStaging(staging);
  try {
    const runs = new Map<DropSet, SetRun>();
    let waiting = sets;
    // A gap may be filled by a set that sorts behind it; each round applies at least one set, or is the last.
    for (let moved = true; moved && waiting.length > 0; ) {
      moved = false;
      const still: DropSet[] = [];
      for (const set of waiting) {
        if (options.cancelled?.() === true) {
          runs.set(set, runOf(set, cancelledRefusal(), 0));
          continue;
        }
        const place = { set: set.name, set_at: sets.indexOf(set) + 1, sets: sets.length };
        const run = await runSet(options, set, place, staging);
        runs.set(set, run);
        if (run.state === 'applied' || run.state === 'applied_with_rejects') moved = true;
        else if (run.state === 'gap') still.push(set);
      }
      waiting = still;
    }
    const asOf = lastAppliedDate(options.store);
    return { runs: sets.map((set) => runs.get(set) as SetRun), as_of: asOf === null ? null : dateText(asOf) };
  } finally {
    removeStaging(staging);
  }
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
    problems: [],
    seconds,
  };
}

type Place = Pick<SyncProgress, 'set' | 'set_at' | 'sets'>;

async function runSet(options: SyncOptions, set: DropSet, place: Place, staging: string): Promise<SetRun> {
  const began = performance.now();
  const seconds = (): number => Math.round(performance.now() - began) / 1000;
  let source: SetSource | null = null;
  try {
    const opened = await openReadable(set);
    source = opened.source;
    const { text } = opened;
    if (text === null) {
      const archive = set.kind === 'zip';
      throw new Refusal(
        archive ? 'archive_incomplete' : 'manifest_missing',
        'the set is not complete yet: no manifest.json',
        {
          file: 'manifest.json',
          state: 'not_ready',
        },
      );
    }
    const manifest = parseManifest(text, set, options.profiles ?? BUILT_IN_PROFILES);
    return await takeSet(options, set, place, source, manifest, staging, seconds);
  } catch (error) {
    if (error instanceof Refusal) return runOf(set, error, seconds());
    throw error;
  } finally {
    source?.close();
    emptyStaging(staging);
  }
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
  options: SyncOptions,
  set: DropSet,
  place: Place,
  source: SetSource,
  manifest: Manifest,
  staging: string,
  seconds: () => number,
): Promise<SetRun> {
  const { store } = options;
  // Asked again inside the transaction; here it saves copying what will not be applied.
  placeSet(manifest, contentId(manifest), loadBranch(store), loadDeliveries(store));
  const tell = (phase: SyncPhase, done: number, total: number): void => {
    if (options.cancelled?.() === true) throw cancelledRefusal();
    options.onProgress?.({ ...place, phase, done, total });
  };
  let copied = 0;
  const staged = await stageSet(source, manifest, staging, (bytes) => {
    copied += bytes;
    tell('staging', copied, copied);
  });
  let read = 0;
  const applied = applySet({
    store,
    setName: set.name,
    manifest,
    staged,
    stagingFolder: staging,
    accepted: options.accept?.has(set.name) === true,
    appliedAt: options.now().toISOString(),
    derive: options.derive,
    profiles: options.profiles ?? BUILT_IN_PROFILES,
    seconds,
    step: (bytes) => {
      read += bytes;
      tell('reading', read, copied);
    },
    figures: (done, total) => tell('figures', done, total),
  });
  options.onProgress?.({ ...place, phase: 'finishing', done: 1, total: 1 });
  const note = applied.notes[0];
  return {
    set: set.name,
    business_date: dateText(manifest.businessDate),
    revision: manifest.revision,
    state: applied.state,
    rows: applied.rows,
    reason:
      note === undefined
        ? null
        : {
            code: 'kept',
            file: null,
            expected: null,
            found: String(applied.notes.length),
            text: applied.notes.join('; '),
          },
    problems: [],
    seconds: seconds(),
  };
}

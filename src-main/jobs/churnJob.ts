/**
 * The warning before a client leaves, made in a thread: the drivers of all clients at the newest day, and, where they are
 * wanted and not kept, the counts of a walk through past days. Each only reads, then keeps what it found in one short
 * transaction; facts that changed meanwhile make it worthless, and it is made again.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import { loadWalk, saveColumns, saveWalk } from '../store/churn/keep.ts';
import { churnColumns } from '../store/churn/scores.ts';
import { walkKey } from '../store/churn/settings.ts';
import { churnWalk, type WalkHooks } from '../store/churn/walk.ts';
import { openRead, openWrite, type ReadStore, type WriteStore } from '../store/open.ts';
import { factsVersion } from '../store/queries/factsVersion.ts';
import { asOf } from '../store/queries/status.ts';
import type { FiguresHooks } from './figuresJob.ts';

export interface ChurnJobInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** The reader's day. */
  readonly today: Ymd;
  /** `scores`: the newest day; `rate`: the walk, unless it is kept. */
  readonly part: 'scores' | 'rate';
}

export interface ChurnJobResult {
  readonly clients: number;
  readonly seconds: number;
  /** False: it was kept already, or there is no data. */
  readonly made: boolean;
}

/** Milliseconds that the result waits for a store that is written to. */
const WAIT_MS = 120_000;
const CACHE_MIB = 64;
const NOTHING: ChurnJobResult = { clients: 0, seconds: 0, made: false };

/** @throws Refusal busy, cancelled; StoreError */
export async function runChurnJob(input: ChurnJobInput, hooks: FiguresHooks): Promise<ChurnJobResult> {
  for (;;) {
    if (hooks.cancelled()) throw new Refusal('cancelled', 'the warning was not made');
    const started = performance.now();
    const found = reading(input, (store) => (input.part === 'scores' ? scores(store, input) : rate(store, hooks)));
    if (found === null) return NOTHING;
    const seconds = (performance.now() - started) / 1000;
    const made = { version: found.version, madeAt: new Date().toISOString(), seconds };
    if (writing(input, (store) => found.save(store, made))) return { clients: found.clients, seconds, made: true };
  }
}

interface Found {
  readonly version: number;
  readonly clients: number;
  save(store: WriteStore, made: { version: number; madeAt: string; seconds: number }): boolean;
}

function scores(store: ReadStore, { today }: ChurnJobInput): Found | null {
  const date = asOf(store);
  if (date === null) return null;
  const columns = churnColumns(store, date, today);
  return {
    version: factsVersion(store),
    clients: columns.clients.length,
    save: (write, made) => saveColumns(write, { ...columns, asOf: date }, made),
  };
}

function rate(store: ReadStore, hooks: FiguresHooks): Found | null {
  const version = factsVersion(store);
  const key = walkKey(store);
  if (asOf(store) === null || loadWalk(store, version, key) !== null) return null;
  const steps: WalkHooks = {
    cancelled: hooks.cancelled,
    progress: (done, total) =>
      hooks.progress({ set: '', set_at: 0, sets: 1, rows: done, phase: 'figures', done, total }),
  };
  const walk = churnWalk(store, steps);
  if (walk === null) throw new Refusal('cancelled', 'the hit rate was not made');
  return { version, clients: 0, save: (write, made) => saveWalk(write, walk, key, made) };
}

function reading<T>({ store: file, nativeBinding }: ChurnJobInput, work: (store: ReadStore) => T): T {
  const store = openRead(file, { cacheMiB: CACHE_MIB, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
  try {
    return store.snapshot(() => work(store));
  } finally {
    store.close();
  }
}

function writing<T>({ store: file, nativeBinding }: ChurnJobInput, work: (store: WriteStore) => T): T {
  const store = openWrite(file, nativeBinding === undefined ? {} : { nativeBinding });
  try {
    store.db.pragma(`busy_timeout = ${WAIT_MS}`);
    return store.transaction(() => work(store));
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Refusal('busy', 'The data is being updated.');
    throw error;
  } finally {
    store.close();
  }
}

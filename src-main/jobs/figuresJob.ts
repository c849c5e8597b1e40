/**
 * Every figure of the branch over one period: a pass over all clients that only reads, then one short transaction that
 * keeps what it found. Facts that changed meanwhile make it worthless; it is then made again.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { branchPass } from '../store/branchPass/pass.ts';
import { currentPass, savePass } from '../store/branchPass/savePass.ts';
import { openRead, openWrite } from '../store/open.ts';
import { factsVersion } from '../store/queries/factsVersion.ts';
import { asOf } from '../store/queries/status.ts';
import type { FiguresJobInput, JobProgress } from './protocol.ts';

/** Milliseconds that the result waits for a store that is written to. */
const WAIT_MS = 60_000;
/** Pages of the store in memory while it reads. */
const CACHE_MIB = 64;

export interface FiguresHooks {
  progress(progress: JobProgress): void;
  cancelled(): boolean;
}

export interface FiguresResult {
  readonly from: string;
  readonly to: string;
  readonly clients: number;
  readonly figures: number;
  readonly seconds: number;
  /** False: they were kept already. */
  readonly made: boolean;
}

/** The period that is meant where none is given: the year to date. */
export function standardPeriod(date: Ymd): { from: Ymd; to: Ymd } {
  return { from: Math.floor(date / 10000) * 10000 + 101, to: date };
}

/** @throws Refusal no_data, cancelled; StoreError */
export async function runFiguresJob(input: FiguresJobInput, hooks: FiguresHooks): Promise<FiguresResult> {
  const native = input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding };
  for (;;) {
    const started = performance.now();
    const store = openRead(input.store, { cacheMiB: CACHE_MIB, ...native });
    let found: ReturnType<typeof read>;
    try {
      found = store.snapshot(() => read(store, input, hooks));
    } finally {
      store.close();
    }
    const { from, to, version, kept, result } = found;
    const told = { from: dateText(from), to: dateText(to) };
    if (kept !== null) return { ...told, ...kept, made: false };
    if (result === null) throw new Refusal('cancelled', 'the figures of the branch were not made');
    const seconds = (performance.now() - started) / 1000;
    const write = openWrite(input.store, native);
    try {
      write.db.pragma(`busy_timeout = ${WAIT_MS}`);
      const saved = write.transaction(() =>
        savePass(write, result, { version, madeAt: new Date().toISOString(), seconds }),
      );
      if (saved)
        return { ...told, clients: result.clients.length, figures: result.columns.length, seconds, made: true };
    } finally {
      write.close();
    }
  }
}

function read(store: ReturnType<typeof openRead>, input: FiguresJobInput, hooks: FiguresHooks) {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const standard = standardPeriod(date);
  const from = input.from ?? standard.from;
  const to = input.to ?? standard.to;
  const version = factsVersion(store);
  const there = currentPass(store, from, to);
  const kept = there === null || input.again === true ? null : { clients: 0, figures: 0, seconds: there.seconds };
  const result =
    kept !== null
      ? null
      : branchPass(store, from, to, {
          progress: (done, total) =>
            hooks.progress({ set: '', set_at: 0, sets: 1, rows: done, phase: 'figures', done, total }),
          cancelled: hooks.cancelled,
        });
  return { from, to, version, kept, result };
}

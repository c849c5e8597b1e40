/** Chooses the index that a client is compared with, audited; the choice before is the answer, so that it can be undone. */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { writeAudit } from '../store/ledger/audit.ts';
import { loadChoice, saveChoice } from '../store/ledger/clientChoices.ts';
import type { WriteStore } from '../store/open.ts';
import { BENCHMARK, indices } from '../store/queries/benchmark.ts';
import { findClient } from '../store/queries/clients.ts';
import { quickWrite, type StorePlace } from './quickWrite.ts';

export interface BenchmarkChange {
  readonly code: string | null;
  readonly previous: string | null;
}

/**
 * `code` null or that of the CSI 300: no index of his own.
 * @throws Refusal not_found (client, or an index without any price), busy; StoreError
 */
export function chooseBenchmark(place: StorePlace, clientNo: string, code: string | null, now: Date): BenchmarkChange {
  return quickWrite(place, (store) => choose(store, clientNo, code === BENCHMARK ? null : code, now.toISOString()));
}

function choose(store: WriteStore, clientNo: string, code: string | null, at: string): BenchmarkChange {
  if (findClient(store, clientNo) === undefined) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const previous = loadChoice(store, clientNo, 'benchmark')?.code ?? null;
  if (code === previous) return { code, previous };
  if (code !== null && !indices(store).some((index) => index.code === code)) {
    throw new Refusal('not_found', `there is no index ${code}`);
  }
  saveChoice(store, clientNo, 'benchmark', code === null ? null : { code }, at);
  const detail = { from: previous, to: code };
  writeAudit(store, { at, who: 'local', action: 'benchmark_chosen', subject: clientNo, detail });
  return { code, previous };
}

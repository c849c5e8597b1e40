/**
 * What goes back to head office about a set: a small JSON file with state, checksums, counts and the lines that are in
 * quarantine (places and reasons, no values). Written under another name first, so that it is there whole or not at all.
 * Where it cannot be written the set stays applied and the next run tries again.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { RunReason, SetProblem, SetRun } from '../../src-shared/contract/syncCalls.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import { filesOfDelivery } from '../store/facts/deliveries.ts';
import { rejectsOfDelivery } from '../store/facts/rejectRows.ts';
import type { Arrival } from '../store/ledger/arrivals.ts';
import type { Store } from '../store/open.ts';
import { writeDurably } from './staging.ts';

/** Lines of the quarantine that an acknowledgement names; the counts are of all. */
const NAMED_REJECTS = 1_000;

export interface Acknowledgement {
  readonly contract: '1';
  readonly kind: 'acknowledgement';
  readonly set: string;
  readonly branch: string | null;
  readonly business_date: string;
  readonly revision: number;
  readonly state: SetRun['state'];
  readonly manifest_sha256: string;
  readonly content_sha256: string | null;
  readonly applied_at: string | null;
  readonly rows: SetRun['rows'];
  readonly files: readonly {
    readonly dataset: string;
    readonly path: string;
    readonly sha256: string;
    readonly read: number;
    readonly applied: number;
    readonly rejected: number;
  }[];
  readonly rejects: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: string;
    readonly code: string;
  }[];
  readonly reason: RunReason | null;
  readonly problems: readonly SetProblem[];
}

/** Beside the drop folder: `<drop>.ack`. The drop folder itself is never written to. */
export function acknowledgeFolder(drop: string, configured: string | null): string {
  return configured ?? `${path.resolve(drop)}.ack`;
}

export function acknowledgementOf(store: Store, arrival: Arrival, branch: string | null): Acknowledgement {
  const { delivery_id } = arrival;
  const rejects = delivery_id === null ? [] : rejectsOfDelivery(store, delivery_id, NAMED_REJECTS);
  return {
    contract: '1',
    kind: 'acknowledgement',
    set: arrival.set_name,
    branch,
    business_date: dateText(arrival.business_date),
    revision: arrival.revision,
    state: arrival.state as SetRun['state'],
    manifest_sha256: arrival.manifest_sha256,
    content_sha256: arrival.content_sha256,
    applied_at: arrival.applied_at,
    rows: JSON.parse(arrival.rows_json) as SetRun['rows'],
    files:
      delivery_id === null
        ? []
        : filesOfDelivery(store, delivery_id).map((file) => ({
            dataset: file.dataset,
            path: file.path,
            sha256: file.sha256,
            read: file.rows_read,
            applied: file.rows_applied,
            rejected: file.rows_rejected,
          })),
    rejects,
    reason: arrival.reason_json === null ? null : (JSON.parse(arrival.reason_json) as RunReason),
    problems: JSON.parse(arrival.problems_json) as SetProblem[],
  };
}

/** False where the folder cannot be written to. */
export function writeAcknowledgement(folder: string, acknowledgement: Acknowledgement): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true });
    writeDurably(path.join(folder, `${acknowledgement.set}.ack.json`), `${JSON.stringify(acknowledgement, null, 2)}\n`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}

/**
 * The night's work with proposals: planned in one snapshot, written in one transaction as one edit of the rules, which is no
 * step of anybody's undo. What somebody changed between the two is left for the next run.
 */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { RULES_AUTHOR } from '../../../src-shared/records/raisedTasks.ts';
import { openRead, openWrite, type WriteStore } from '../../store/open.ts';
import { applyEdit } from '../../store/records/edit.ts';
import { recordVersion } from '../../store/records/proposals.ts';
import { type NightPlan, type PlannedProposal, planNight, type RuleTold } from './planNight.ts';

export interface RaiseProposalsInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** yyyymmdd */
  readonly today: Ymd;
}

export interface RaiseProposalsResult {
  readonly counts: Readonly<Record<PlannedProposal['why'], number>>;
  readonly told: readonly RuleTold[];
  /** Null: nothing was written. */
  readonly edit_id: number | null;
  readonly seconds: number;
}

/** Milliseconds that the result waits for a store that is written to. */
const WAIT_MS = 120_000;
const WHYS = ['raised', 'reopened', 'refreshed', 'withdrawn', 'expired', 'measured'] as const;

/** @throws StoreError; Refusal busy */
export async function runRaiseProposals(input: RaiseProposalsInput): Promise<RaiseProposalsResult> {
  const started = performance.now();
  const native = input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding };
  const read = openRead(input.store, native);
  let night: NightPlan;
  try {
    night = read.snapshot(() => planNight(read, input.today));
  } finally {
    read.close();
  }
  let edit_id: number | null = null;
  if (night.planned.length > 0) {
    const write = openWrite(input.store, native);
    try {
      write.db.pragma(`busy_timeout = ${WAIT_MS}`);
      edit_id = write.transaction(() => writeProposals(write, night.planned, new Date().toISOString()));
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Refusal('busy', 'The data is being updated.');
      throw error;
    } finally {
      write.close();
    }
  }
  const counts = Object.fromEntries(
    WHYS.map((why) => [why, night.planned.filter((one) => one.why === why).length]),
  ) as RaiseProposalsResult['counts'];
  return { counts, told: night.told, edit_id, seconds: (performance.now() - started) / 1000 };
}

/** In the caller's transaction. */
export function writeProposals(store: WriteStore, planned: readonly PlannedProposal[], at: string): number | null {
  const changes = planned
    .filter(({ record_id, version }) => recordVersion(store, record_id) === version)
    .map(({ record_id, version, client_no, body }) => ({
      record_id,
      kind: 'proposal' as const,
      version,
      client_no,
      body,
    }));
  if (changes.length === 0) return null;
  return applyEdit(store, { what: 'proposals_raised', subject: '', changes }, RULES_AUTHOR, at).edit_id;
}

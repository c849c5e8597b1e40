/**
 * Lets every rule look at every client and writes what it finds as tasks, once for ever each (records/raisedTasks.ts). Reads
 * in one snapshot, writes in one transaction; a task that somebody changed between the two is left for the next run.
 */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { REMINDERS } from '../../src-shared/domain/reminders/registry.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import {
  type Found,
  type PlannedTask,
  planFound,
  planLost,
  RULES_AUTHOR,
} from '../../src-shared/records/raisedTasks.ts';
import { raisedTitle } from '../../src-shared/records/raisedTitles.ts';
import { openRead, openWrite, type Store, type WriteStore } from '../store/open.ts';
import { reminderFacts } from '../store/queries/reminderFacts.ts';
import { asOf } from '../store/queries/status.ts';
import { applyEdit } from '../store/records/edit.ts';
import { loadPractice } from '../store/records/practice.ts';
import { findStanding, openRaised } from '../store/records/raised.ts';
import { raisedId } from './raisedId.ts';

export interface RaiseTasksInput {
  readonly store: string;
  readonly nativeBinding?: string;
  /** yyyymmdd */
  readonly today: Ymd;
}

export interface RaiseTasksResult {
  readonly raised: number;
  readonly updated: number;
  readonly withdrawn: number;
  readonly reopened: number;
  /** Null: nothing was written. */
  readonly edit_id: number | null;
  readonly seconds: number;
}

/** Milliseconds that the result waits for a store that is written to. */
const WAIT_MS = 120_000;

/** @throws StoreError; Refusal busy */
export async function runRaiseTasks({ store: file, nativeBinding, today }: RaiseTasksInput): Promise<RaiseTasksResult> {
  const started = performance.now();
  const native = nativeBinding === undefined ? {} : { nativeBinding };
  const read = openRead(file, native);
  let planned: PlannedTask[];
  try {
    planned = read.snapshot(() => planTasks(read, today));
  } finally {
    read.close();
  }
  let edit_id: number | null = null;
  if (planned.length > 0) {
    const write = openWrite(file, native);
    try {
      write.db.pragma(`busy_timeout = ${WAIT_MS}`);
      edit_id = write.transaction(() => writeTasks(write, planned, new Date().toISOString()));
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Refusal('busy', 'The data is being updated.');
      throw error;
    } finally {
      write.close();
    }
  }
  const count = (why: PlannedTask['why']) => planned.filter((one) => one.why === why).length;
  return {
    raised: count('raised'),
    updated: count('updated'),
    withdrawn: count('withdrawn'),
    reopened: count('reopened'),
    edit_id,
    seconds: (performance.now() - started) / 1000,
  };
}

/** What is to be written; an empty store has nothing to say. */
export function planTasks(store: Store, today: Ymd): PlannedTask[] {
  if (asOf(store) === null) return [];
  const bounds = loadPractice(store).body;
  const planned: PlannedTask[] = [];
  const seen = new Set<string>();
  for (const facts of reminderFacts(store, bounds, today)) {
    for (const rule of REMINDERS) {
      for (const occasion of rule.find(facts, bounds, today)) {
        const found: Found = { rule, clientNo: facts.clientNo, owner: facts.advisorNo, occasion };
        const id = raisedId(rule.rule, facts.clientNo, occasion.key);
        if (seen.has(id)) continue;
        seen.add(id);
        const plan = planFound(found, id, findStanding(store, id), raisedTitle(rule.rule, occasion.facts), today);
        if (plan !== null) planned.push(plan);
      }
    }
  }
  for (const task of openRaised(store)) {
    if (seen.has(task.record_id)) continue;
    const plan = planLost(
      task,
      REMINDERS.find(({ rule }) => rule === task.body.raised?.rule),
      today,
    );
    if (plan !== null) planned.push(plan);
  }
  return planned;
}

/** In the caller's transaction. One edit, signed by the rules: no step of anybody's undo. */
export function writeTasks(store: WriteStore, planned: readonly PlannedTask[], at: string): number | null {
  const changes = planned.filter(
    ({ record_id, version }) => (findStanding(store, record_id)?.version ?? null) === version,
  );
  const request = {
    what: 'tasks_raised',
    subject: '',
    changes: changes.map(({ record_id, version, client_no, body }) => ({
      record_id,
      kind: 'task' as const,
      version,
      client_no,
      body,
    })),
  };
  return changes.length === 0 ? null : applyEdit(store, request, RULES_AUTHOR, at).edit_id;
}

/** The Sync page's answers: what is applied and what waits, the history of runs, one set with all its problems. */

import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { RunReason, SetProblem, SetRun } from '../../src-shared/contract/syncCalls.ts';
import type { RunSet, SetFindings, SyncRun, SyncState, WaitingSet } from '../../src-shared/contract/syncPageCalls.ts';
import { dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import { loadBranch } from '../store/facts/deliveries.ts';
import { loadSetting } from '../store/ledger/settings.ts';
import type { ReadStore } from '../store/open.ts';
import { openBreakCounts } from '../store/queries/breaks.ts';
import { asOf } from '../store/queries/status.ts';
import { takenBackSets } from '../store/queries/syncDeliveries.ts';
import { countRejects } from '../store/queries/syncQuarantine.ts';
import {
  countRuns,
  countSetsOfRun,
  lastEndedRun,
  loadRuns,
  type RunSummary,
  setOfRun,
  setsOfRun,
  unappliedOfRun,
} from '../store/queries/syncRuns.ts';
import type { SyncRunSetRow } from '../store/schema.ts';
import { correction, correctionFiguresPage, correctionRowsPage, correctionsPage } from './corrections.ts';
import { quarantinePage } from './quarantine.ts';
import { NOTHING_TO_TAKE_BACK, takingBack } from './takingBack.ts';
import type { SyncHandlers } from './wrapper.ts';

/** Reasons that a person may overrule; everything else is mended at head office. */
const ACCEPTABLE: ReadonlySet<string> = new Set(['too_many_rejects', 'taken_back']);

const text = (date: Ymd | null): string | null => (date === null ? null : dateText(date));

function runOf(run: RunSummary): SyncRun {
  return {
    ...run,
    cause: run.cause as SyncRun['cause'],
    as_of_before: text(run.as_of_before),
    as_of_after: text(run.as_of_after),
  };
}

interface Parsed {
  readonly rows: SetRun['rows'];
  readonly reason: RunReason | null;
  readonly problems: SetProblem[];
}

function parsed(row: SyncRunSetRow): Parsed {
  return {
    rows: JSON.parse(row.rows_json) as SetRun['rows'],
    reason: row.reason_json === null ? null : (JSON.parse(row.reason_json) as RunReason),
    problems: JSON.parse(row.problems_json) as SetProblem[],
  };
}

function severities(problems: readonly SetProblem[]): { hard: number; soft: number } {
  const hard = problems.filter((problem) => problem.severity === 'hard').length;
  return { hard, soft: problems.length - hard };
}

function runSetOf(row: SyncRunSetRow): RunSet {
  const { rows, reason, problems } = parsed(row);
  const sum = (column: 'read' | 'applied' | 'rejected'): number =>
    Object.values(rows).reduce((total, counts) => total + counts[column], 0);
  return {
    set_at: row.set_at,
    set: row.set_name,
    business_date: text(row.business_date),
    revision: row.revision,
    state: row.state as RunSet['state'],
    reason,
    read: sum('read'),
    applied: sum('applied'),
    rejected: sum('rejected'),
    ...severities(problems),
    seconds: row.seconds,
  };
}

/** A hard problem that nobody may overrule keeps the set out, whatever else is wrong with it. */
function isAcceptable(reason: RunReason | null, problems: readonly SetProblem[]): boolean {
  if (reason === null || !ACCEPTABLE.has(reason.code)) return false;
  return problems.every(({ severity, code }) => severity === 'soft' || ACCEPTABLE.has(code));
}

/** What the last run left where it was, and what was taken back since. */
function waitingSets(store: ReadStore): WaitingSet[] {
  const last = lastEndedRun(store);
  const rows = last === undefined ? [] : unappliedOfRun(store, last.run_id);
  const waiting = rows.map((row): WaitingSet => {
    const { reason, problems } = parsed(row);
    return {
      set: row.set_name,
      business_date: text(row.business_date),
      revision: row.revision,
      state: row.state as WaitingSet['state'],
      reason,
      ...severities(problems),
      run_id: row.run_id,
      set_at: row.set_at,
      acceptable: isAcceptable(reason, problems),
    };
  });
  const names = new Set(waiting.map(({ set }) => set));
  const takenBack = takenBackSets(store).filter((row) => !names.has(row.set_name));
  return [
    ...waiting,
    ...takenBack.map(
      (row): WaitingSet => ({
        set: row.set_name,
        business_date: dateText(row.business_date),
        revision: row.revision,
        state: 'taken_back',
        reason: { code: 'taken_back', file: null, expected: null, found: null, text: row.reason },
        hard: 0,
        soft: 0,
        run_id: null,
        set_at: null,
        acceptable: true,
      }),
    ),
  ];
}

function syncState(store: ReadStore): SyncState {
  const last = lastEndedRun(store);
  const breaks = openBreakCounts(store);
  return {
    branch: loadBranch(store),
    as_of: text(asOf(store)),
    last_run: last === undefined ? null : runOf(last),
    waiting: waitingSets(store).length,
    rejects: countRejects(store),
    open_breaks: [...breaks.values()].reduce((sum, n) => sum + n, 0),
    break_clients: breaks.size,
    settings: {
      drop_folder: loadSetting(store, 'drop_folder'),
      acknowledge_folder: loadSetting(store, 'acknowledge_folder'),
      watch: loadSetting(store, 'watch'),
      watch_seconds: loadSetting(store, 'watch_seconds'),
    },
  };
}

function setFindings(store: ReadStore, runId: number, setAt: number): SetFindings {
  const row = setOfRun(store, runId, setAt);
  if (row === undefined || row.began_at === null) throw new Refusal('not_found', 'there is no such set in the history');
  const { business_date, revision } = row;
  const dated = business_date !== null && revision !== null;
  const isApplied = row.state === 'applied' || row.state === 'applied_with_rejects';
  return {
    run_id: row.run_id,
    set_at: row.set_at,
    began_at: row.began_at,
    set: row.set_name,
    business_date: text(business_date),
    revision,
    state: row.state as SetFindings['state'],
    ...parsed(row),
    seconds: row.seconds,
    ...(dated && isApplied ? takingBack(store, business_date, revision) : NOTHING_TO_TAKE_BACK),
  };
}

export function syncPageHandlers(store: ReadStore) {
  return {
    'sync.state': () => store.snapshot(() => syncState(store)),
    'sync.waiting': () => store.snapshot(() => ({ sets: waitingSets(store) })),
    'sync.runs': ({ findings, limit, offset }) =>
      store.snapshot(() => ({
        total: countRuns(store, findings),
        rows: loadRuns(store, findings, limit, offset).map(runOf),
      })),
    'sync.runSets': ({ run_id, limit, offset }) =>
      store.snapshot(() => ({
        total: countSetsOfRun(store, run_id),
        rows: setsOfRun(store, run_id, limit, offset).map(runSetOf),
      })),
    'sync.quarantine': (input) => store.snapshot(() => quarantinePage(store, input)),
    'sync.corrections': (input) => store.snapshot(() => correctionsPage(store, input)),
    'sync.correction': ({ correction_id }) => store.snapshot(() => correction(store, correction_id)),
    'sync.correctionRows': (input) => store.snapshot(() => correctionRowsPage(store, input)),
    'sync.correctionFigures': (input) => store.snapshot(() => correctionFiguresPage(store, input)),
    'sync.setFindings': ({ run_id, set_at }) => store.snapshot(() => setFindings(store, run_id, set_at)),
  } satisfies SyncHandlers;
}

/** Tasks that rules raised, as they stand. */
import { RULES_AUTHOR, type StandingTask } from '../../../src-shared/records/raisedTasks.ts';
import type { Store } from '../open.ts';

interface Row {
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string | null;
  readonly changed_by: string;
  readonly is_deleted: number;
  readonly body_json: string;
}
const columns = 'record_id, version, client_no, changed_by, is_deleted, body_json';
const one = `SELECT ${columns} FROM record WHERE record_id = ?`;
const open = `SELECT ${columns} FROM record
  WHERE kind = 'task' AND state = 'open' AND is_deleted = 0 AND author = ? AND changed_by = ?`;

const taskOf = ({ body_json, ...row }: Row): StandingTask => ({ ...row, body: JSON.parse(body_json) });

/** Deleted or not. */
export function findStanding(store: Store, recordId: string): StandingTask | undefined {
  const row = store.statement(one).get(recordId) as Row | undefined;
  return row === undefined ? undefined : taskOf(row);
}

/** Open ones that nobody but the rules has written. */
export function openRaised(store: Store): StandingTask[] {
  return (store.statement(open).all(RULES_AUTHOR, RULES_AUTHOR) as Row[]).map(taskOf);
}

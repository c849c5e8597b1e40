/** Tasks by state, day, owner, rule, tag and words, with the names of their clients; and how many there are. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { TASK_STATES } from '../../../src-shared/records/task.record.ts';
import { matchAmong, matchOf } from '../../../src-shared/records/words.ts';
import type { Store } from '../open.ts';

export interface TasksWanted {
  readonly state?: string | undefined;
  readonly owner?: string | undefined;
  /** Both ends counted; null: those without a day. */
  readonly from?: Ymd | undefined;
  readonly to?: Ymd | undefined;
  readonly withoutDay?: boolean;
  /** '' = made by hand. */
  readonly rule?: string | undefined;
  readonly notRule?: string;
  readonly tag?: string | undefined;
  readonly text?: string | undefined;
}

export interface TaskRow {
  readonly record_id: string;
  readonly version: number;
  readonly client_no: string | null;
  readonly client_name: string | null;
  /** Name of the segment that it was made for. */
  readonly origin: string | null;
  readonly body_json: string;
}

/** A record that is no segment, or is deleted, names nothing. */
const ORIGIN = `(SELECT json_extract(s.body_json, '$.name') FROM record s
  WHERE s.record_id = json_extract(r.body_json, '$.from') AND s.kind = 'segment' AND s.is_deleted = 0) AS origin`;

function conditions(wanted: TasksWanted): { readonly sql: string; readonly values: (string | number)[] } {
  const parts = ["r.kind = 'task'", 'r.is_deleted = 0'];
  const values: (string | number)[] = [];
  const add = (sql: string, ...bound: (string | number)[]): void => {
    parts.push(sql);
    values.push(...bound);
  };
  const { state, owner, from, to, rule, notRule, tag, text } = wanted;
  if (state !== undefined) add('r.state = ?', state);
  if (owner !== undefined) add('r.owner = ?', owner);
  if (from !== undefined) add('r.day >= ?', from);
  if (to !== undefined) add('r.day <= ?', to);
  if (wanted.withoutDay === true) add('r.day IS NULL');
  // Word for word as the index task_by_rule has it.
  if (rule !== undefined) add("coalesce(json_extract(r.body_json, '$.raised.rule'), '') = ?", rule);
  if (notRule !== undefined) add("coalesce(json_extract(r.body_json, '$.raised.rule'), '') <> ?", notRule);
  if (tag !== undefined) add('EXISTS (SELECT 1 FROM record_tag t WHERE t.tag = ? AND t.record_no = r.record_no)', tag);
  const match = text === undefined ? null : matchOf(text);
  if (match !== null && match !== '') {
    // Asked of tasks alone: among all records a common word is found hundreds of thousands of times.
    const among = (state === undefined ? TASK_STATES : [state]).map((one) => `(${matchAmong('task', one, match)})`);
    add('r.record_no IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)', among.join(' OR '));
  }
  return { sql: parts.join(' AND '), values };
}

/** By day (those without last), then as written. */
export function taskRows(store: Store, wanted: TasksWanted, limit: number): TaskRow[] {
  const { sql, values } = conditions(wanted);
  const order = `r.day ${wanted.withoutDay === true ? '' : 'NULLS LAST'}, r.record_no`;
  // Numbers first, out of an index; only the bodies of those that are given are read.
  return store
    .statement(
      `SELECT r.record_id, r.version, r.client_no, c.name AS client_name, ${ORIGIN}, r.body_json
        FROM (SELECT r.record_no FROM record r WHERE ${sql} ORDER BY ${order} LIMIT ?) AS f
        CROSS JOIN record r ON r.record_no = f.record_no
        LEFT JOIN client c ON c.client_no = r.client_no ORDER BY ${order}`,
    )
    .all(...values, limit) as TaskRow[];
}

export function countTasks(store: Store, wanted: TasksWanted): number {
  const { sql, values } = conditions(wanted);
  return (store.raw(`SELECT count(*) FROM record r WHERE ${sql}`).get(...values) as [number])[0];
}

/** Tasks about large flows and losses of one day, however they stand; those that rules withdrew are left out. */
export function eventRows(store: Store, day: Ymd, owner: string | undefined): (TaskRow & { readonly state: string })[] {
  const sql = `SELECT r.record_id, r.version, r.client_no, c.name AS client_name, ${ORIGIN}, r.body_json, r.state FROM record r
    LEFT JOIN client c ON c.client_no = r.client_no
    WHERE r.kind = 'task' AND r.is_deleted = 0 AND r.state IN ('open', 'done') AND r.day > ?
      AND json_extract(r.body_json, '$.raised.rule') IN ('flow', 'loss')
      AND json_extract(r.body_json, '$.raised.facts.day') = ?${owner === undefined ? '' : ' AND r.owner = ?'}`;
  return store.statement(sql).all(day, String(day), ...(owner === undefined ? [] : [owner])) as (TaskRow & {
    readonly state: string;
  })[];
}

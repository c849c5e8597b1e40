/** Tasks by state, day, owner, rule, tag and words, with the names of their clients; and how many there are. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { matchOf } from '../../../src-shared/records/words.ts';
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
  readonly body_json: string;
}

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
  if (rule === '') add("json_extract(r.body_json, '$.raised') IS NULL");
  else if (rule !== undefined) add("json_extract(r.body_json, '$.raised.rule') = ?", rule);
  if (notRule !== undefined) add("json_extract(r.body_json, '$.raised.rule') IS NOT ?", notRule);
  if (tag !== undefined) add('r.record_no IN (SELECT record_no FROM record_tag WHERE tag = ?)', tag);
  const match = text === undefined ? null : matchOf(text);
  if (match !== null && match !== '') {
    add('r.record_no IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)', match);
  }
  return { sql: parts.join(' AND '), values };
}

/** By day (those without last), then as written. */
export function taskRows(store: Store, wanted: TasksWanted, limit: number): TaskRow[] {
  const { sql, values } = conditions(wanted);
  return store
    .statement(
      `SELECT r.record_id, r.version, r.client_no, c.name AS client_name, r.body_json FROM record r
        LEFT JOIN client c ON c.client_no = r.client_no
        WHERE ${sql} ORDER BY r.day ${wanted.withoutDay === true ? '' : 'NULLS LAST'}, r.record_no LIMIT ?`,
    )
    .all(...values, limit) as TaskRow[];
}

export function countTasks(store: Store, wanted: TasksWanted): number {
  const { sql, values } = conditions(wanted);
  return (store.raw(`SELECT count(*) FROM record r WHERE ${sql}`).get(...values) as [number])[0];
}

/** Tags of tasks, the most used first. */
export function taskTags(store: Store, limit: number): string[] {
  const sql = `SELECT t.tag FROM record_tag t JOIN record r ON r.record_no = t.record_no
    WHERE r.kind = 'task' GROUP BY t.tag ORDER BY count(*) DESC, t.tag LIMIT ?`;
  return (store.raw(sql).all(limit) as [string][]).map(([tag]) => tag);
}

/** Tasks about large flows and losses of one day, however they stand; those that rules withdrew are left out. */
export function eventRows(store: Store, day: Ymd, owner: string | undefined): (TaskRow & { readonly state: string })[] {
  const sql = `SELECT r.record_id, r.version, r.client_no, c.name AS client_name, r.body_json, r.state FROM record r
    LEFT JOIN client c ON c.client_no = r.client_no
    WHERE r.kind = 'task' AND r.is_deleted = 0 AND r.state IN ('open', 'done') AND r.day > ?
      AND json_extract(r.body_json, '$.raised.rule') IN ('flow', 'loss')
      AND json_extract(r.body_json, '$.raised.facts.day') = ?${owner === undefined ? '' : ' AND r.owner = ?'}`;
  return store.statement(sql).all(day, String(day), ...(owner === undefined ? [] : [owner])) as (TaskRow & {
    readonly state: string;
  })[];
}

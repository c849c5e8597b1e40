/** Edits as they were made, newest first, and what each changed. */
import { query, type Store } from '../open.ts';

export interface StoredEdit {
  readonly edit_id: number;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly changes: number;
  readonly state: 'done' | 'undone' | 'blocked';
}

export interface EditsWanted {
  readonly before?: number | undefined;
  readonly limit: number;
  readonly who?: string | undefined;
  /** In the subject; or the edit is one of `whats`. */
  readonly text?: string | undefined;
  readonly whats?: readonly string[] | undefined;
  /** Client numbers whose records may be seen. */
  readonly clients: 'all' | ReadonlySet<string>;
}

/** Edits that one call looks at: some ten milliseconds. */
export const LOOKED_AT = 20_000;

/** `next`: where the following call begins, null at the end; a page may be short where few edits fit. */
export function loadEdits(store: Store, wanted: EditsWanted): { rows: StoredEdit[]; next: number | null } {
  const last = store.get(query.selectFrom('edit').select((e) => e.fn.max('edit_id').as('edit_id')));
  const before = wanted.before ?? Number(last?.edit_id ?? 0) + 1;
  const from = Math.max(1, before - LOOKED_AT);
  let built = query
    .selectFrom('edit as e')
    .select(['e.edit_id', 'e.at', 'e.who', 'e.what', 'e.subject', 'e.changes', 'e.state'])
    .where('e.edit_id', '<', before)
    .where('e.edit_id', '>=', from)
    .where('e.state', '!=', 'step');
  const { who, text, whats = [], clients } = wanted;
  if (who !== undefined) built = built.where('e.who', '=', who);
  if (text !== undefined) {
    built = built.where((b) => {
      const subject = b.fn<string>('lower', ['e.subject']);
      const held = b(b.fn<number>('instr', [subject, b.val(text.toLowerCase())]), '>', 0);
      return whats.length === 0 ? held : b.or([held, b('e.what', 'in', [...whats])]);
    });
  }
  if (clients !== 'all') built = built.where((b) => b.not(b.exists(hidden(clients))));
  const rows = store.all(built.orderBy('e.edit_id', 'desc').limit(wanted.limit)) as StoredEdit[];
  const end = rows.length === wanted.limit ? (rows.at(-1) as StoredEdit).edit_id : from;
  return { rows, next: end > 1 ? end : null };
}

/** A record of the edit about a client who may not be seen. */
function hidden(clients: ReadonlySet<string>) {
  return query
    .selectFrom('edit_change as c')
    .innerJoin('record as r', 'r.record_no', 'c.record_no')
    .select('c.record_no')
    .whereRef('c.edit_id', '=', 'e.edit_id' as never)
    .where('r.client_no', 'is not', null)
    .where('r.client_no', 'not in', (b) =>
      b
        .selectFrom(b.fn<{ value: string }>('json_each', [b.val(JSON.stringify([...clients]))]).as('mine'))
        .select('mine.value'),
    );
}

export function findEdit(store: Store, editId: number): StoredEdit | undefined {
  return store.get(
    query
      .selectFrom('edit')
      .select(['edit_id', 'at', 'who', 'what', 'subject', 'changes', 'state'])
      .where('edit_id', '=', editId)
      .where('state', '!=', 'step'),
  ) as StoredEdit | undefined;
}

const authors = `WITH RECURSIVE one (who) AS (
    SELECT min(who) FROM edit WHERE state IN ('done', 'undone')
    UNION ALL
    SELECT (SELECT min(e.who) FROM edit AS e WHERE e.state IN ('done', 'undone') AND e.who > one.who) FROM one
    WHERE one.who IS NOT NULL
  ) SELECT who FROM one WHERE who IS NOT NULL`;

export function editAuthors(store: Store): string[] {
  return (store.raw(authors).all() as [string][]).map(([who]) => who);
}

export interface StoredChange {
  readonly record_id: string;
  readonly kind: string;
  readonly client_no: string | null;
  readonly after_version: number;
  readonly version: number;
  /** Null: it was not there, or deleted. */
  readonly before_json: string | null;
  readonly after_json: string | null;
}

const changes = `SELECT r.record_id, r.kind, r.client_no, c.after_version, r.version,
    CASE b.is_deleted WHEN 0 THEN b.body_json END AS before_json,
    CASE a.is_deleted WHEN 0 THEN a.body_json END AS after_json
  FROM edit_change AS c JOIN record AS r ON r.record_no = c.record_no
  LEFT JOIN record_version AS b ON b.record_no = c.record_no AND b.version = c.before_version
  LEFT JOIN record_version AS a ON a.record_no = c.record_no AND a.version = c.after_version
  WHERE c.edit_id = ? ORDER BY c.record_no LIMIT ? OFFSET ?`;
const seenBy =
  'SELECT DISTINCT r.client_no FROM edit_change AS c JOIN record AS r ON r.record_no = c.record_no WHERE c.edit_id = ? AND r.client_no IS NOT NULL';

export function loadChanges(store: Store, editId: number, limit: number, offset: number): StoredChange[] {
  return store.statement(changes).all(editId, limit, offset) as StoredChange[];
}

export function clientsOfEdit(store: Store, editId: number): string[] {
  return (store.raw(seenBy).all(editId) as [string][]).map(([no]) => no);
}

/** Records by their words or tags, newest written first: the index is walked backwards and left as soon as there are enough. */
import type { Kind } from '../../../src-shared/records/registry.ts';
import type { Store } from '../open.ts';

export interface FoundRecord {
  readonly record_no: number;
  readonly record_id: string;
  readonly kind: Kind;
  readonly client_no: string | null;
  readonly day: number | null;
  readonly body_json: string;
}

const columns = 'r.record_no, r.record_id, r.kind, r.client_no, r.day, r.body_json';
const byWords = `SELECT ${columns} FROM record_words AS w JOIN record AS r ON r.record_no = w.rowid
  WHERE record_words MATCH ? ORDER BY w.rowid DESC`;
const byTag = `SELECT ${columns} FROM record_tag AS t JOIN record AS r ON r.record_no = t.record_no
  WHERE t.tag = ? ORDER BY t.record_no DESC`;

/** `match`: as matchOf writes it. The caller must run the iterator to its end or return from it. */
export function recordsByWords(store: Store, match: string): IterableIterator<FoundRecord> {
  return store.statement(byWords).iterate(match) as IterableIterator<FoundRecord>;
}

export function recordsByTag(store: Store, tag: string): IterableIterator<FoundRecord> {
  return store.statement(byTag).iterate(tag) as IterableIterator<FoundRecord>;
}

/** From one tag to the next by the index, without the rows between them. */
const allTags = `WITH RECURSIVE one (tag) AS (
    SELECT min(tag) FROM record_tag
    UNION ALL SELECT (SELECT min(t.tag) FROM record_tag AS t WHERE t.tag > one.tag) FROM one WHERE one.tag IS NOT NULL
  ) SELECT tag FROM one WHERE tag IS NOT NULL LIMIT ?`;
const countTag = 'SELECT COUNT(*) FROM (SELECT 1 FROM record_tag WHERE tag = ? LIMIT ?)';

export function loadTags(store: Store, limit: number): string[] {
  return (store.raw(allTags).all(limit) as [string][]).map(([tag]) => tag);
}

/** Counted no further than `limit`. */
export function countTagged(store: Store, tag: string, limit: number): number {
  return (store.raw(countTag).get(tag, limit) as [number])[0];
}

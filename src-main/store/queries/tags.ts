/**
 * Tags of all records, or of tasks, the most used first. They are counted once, while nobody asks (api/warm.ts); what edits bring
 * after that stands before the others, so that no keystroke waits for a count of 500,000 records.
 */
import type { Store } from '../open.ts';
import { recordsMark } from '../records/read.ts';

/** Tags that are kept. */
const MOST = 2_000;
const COUNTS = {
  all: 'SELECT tag FROM record_tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?',
  // From the tasks to their tags: there are few tasks beside the contacts.
  task: `SELECT t.tag FROM record r CROSS JOIN record_tag t ON t.record_no = r.record_no
    WHERE r.kind = 'task' AND r.is_deleted = 0 GROUP BY t.tag ORDER BY count(*) DESC, t.tag LIMIT ?`,
} as const;
export type TagsOf = keyof typeof COUNTS;
const news = {
  all: `SELECT DISTINCT t.tag FROM edit_change c CROSS JOIN record_tag t ON t.record_no = c.record_no WHERE c.edit_id > ?`,
  task: `SELECT DISTINCT t.tag FROM edit_change c CROSS JOIN record r ON r.record_no = c.record_no
    CROSS JOIN record_tag t ON t.record_no = c.record_no WHERE c.edit_id > ? AND r.kind = 'task'`,
} as const;

interface Kept {
  readonly mark: number;
  readonly tags: readonly string[];
}
const kept = new WeakMap<Store, Map<TagsOf, Kept>>();

export function knownTags(store: Store, of: TagsOf = 'all'): readonly string[] {
  const mark = recordsMark(store);
  const map = kept.get(store) ?? new Map<TagsOf, Kept>();
  kept.set(store, map);
  const known = map.get(of);
  if (known?.mark === mark) return known.tags;
  const texts = (sql: string, bound: number): string[] => (store.raw(sql).all(bound) as [string][]).map(([tag]) => tag);
  const counted = known === undefined ? texts(COUNTS[of], MOST) : known.tags;
  const has = new Set(counted);
  const more = known === undefined ? [] : texts(news[of], known.mark).filter((tag) => !has.has(tag));
  const tags = [...more, ...counted];
  map.set(of, { mark, tags });
  return tags;
}

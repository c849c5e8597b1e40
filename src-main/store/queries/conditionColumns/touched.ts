/** Whose columns of the branch's own records an edit moves: the clients that the changed records are about, or name, or did before. */
import { isKind, recordKind } from '../../../../src-shared/records/registry.ts';
import type { Store } from '../../open.ts';

/** More records than this, and everything is read anew. */
const MOST = 2_000;

const changed = `SELECT DISTINCT c.record_no, r.kind FROM edit e
  CROSS JOIN edit_change c ON c.edit_id = coalesce(e.of_edit, e.edit_id)
  CROSS JOIN record r ON r.record_no = c.record_no
  WHERE e.edit_id > ? AND r.kind IN ('contact', 'task', 'complaint', 'profile', 'goal', 'member', 'household')
  LIMIT ${MOST + 1}`;
const versions = 'SELECT client_no, body_json FROM record_version WHERE record_no = ?';

/** Client numbers touched since the edit of that number; null: too many to be told apart. */
export function touchedSince(store: Store, mark: number): string[] | null {
  const records = store.raw(changed).all(mark) as [number, string][];
  if (records.length > MOST) return null;
  const touched = new Set<string>();
  for (const [recordNo, kind] of records) {
    if (!isKind(kind)) continue;
    for (const [clientNo, json] of store.raw(versions).all(recordNo) as [string | null, string][]) {
      if (clientNo !== null) touched.add(clientNo);
      for (const named of recordKind(kind).project(JSON.parse(json)).clients ?? []) touched.add(named);
    }
  }
  return [...touched];
}

/** What a check of the store needs beside the comparison of the books: account numbers, and the file's own soundness. */
import { query, type Store } from '../open.ts';

export function accountNumbers(store: Store): Map<number, string> {
  return new Map(
    store
      .all(query.selectFrom('account').select(['account_id', 'account_no']))
      .map((r) => [r.account_id, r.account_no]),
  );
}

/** SQLite's own check of the file: "ok", or what it found. */
export function fileIntegrity(store: Store): string {
  const rows = store.db.pragma('integrity_check(20)') as { integrity_check: string }[];
  const foreign = store.db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const found = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  for (const row of foreign.slice(0, 20)) found.push(`${row.table} names a missing row of ${row.parent}`);
  return found.length === 0 ? 'ok' : found.join('; ');
}

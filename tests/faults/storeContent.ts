/** One number for everything a store says: all tables, all columns but those that tell when and how fast. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import Database from 'better-sqlite3';

const VOLATILE = new Set(['applied_at', 'seconds', 'at', 'made_at', 'taken_back_at']);
/** What tells how often it was tried, not what the store says. */
const HISTORIES = new Set(['arrival', 'sync_run', 'sync_run_set']);

/** sha256 over every table's rows in key order; 'empty' where no set was applied or no store is there. @throws on damage */
export function contentHash(file: string): string {
  if (!fs.existsSync(file)) return 'empty';
  const db = new Database(file, { readonly: true });
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new Error(`integrity_check of ${file}: ${String(integrity)}`);
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[];
    if (!tables.includes('delivery')) return 'empty';
    if (db.prepare('SELECT count(*) FROM delivery').pluck().get() === 0) return 'empty';
    const hash = createHash('sha256');
    for (const table of tables.filter((name) => !HISTORIES.has(name))) {
      const columns = (db.pragma(`table_info("${table}")`) as { name: string }[])
        .map((c) => c.name)
        .filter((name) => !VOLATILE.has(name));
      hash.update(`\n${table}`);
      const list = columns.map((c) => `"${c}"`).join(', ');
      const rows = db.prepare(`SELECT ${list} FROM "${table}" ORDER BY ${columns.map((_, i) => i + 1).join(', ')}`);
      for (const row of rows.raw().safeIntegers().iterate())
        hash.update(`\n${(row as unknown[]).map(String).join('\u0001')}`);
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

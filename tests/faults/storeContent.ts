/**
 * One number for everything a store says. Left out: when and how fast things happened, and the history of attempts
 * (arrivals, runs), which tells of the faults themselves.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import Database from 'better-sqlite3';

/** Instants and durations. */
const VOLATILE = new Set(['applied_at', 'seconds', 'made_at', 'taken_back_at', 'created_at', 'changed_at', 'at']);
/** How often and on which way it was tried. */
const ATTEMPTS = new Set(['arrival', 'sync_run', 'sync_run_set']);
/** The ledger of what was applied is content, on whatever way it came. */
const LEDGER = `SELECT set_name, business_date, revision, manifest_sha256, content_sha256, state, rows_json, problems_json, delivery_id
  FROM arrival WHERE delivery_id IS NOT NULL ORDER BY delivery_id`;

/** sha256 over every table's rows in key order; 'empty' where no set was applied or no store is there. @throws on damage */
export function contentHash(file: string): string {
  if (!fs.existsSync(file)) return 'empty';
  // A first set that was interrupted is rolled back by whoever may write.
  const db = new Database(file, { readonly: !fs.existsSync(`${file}-journal`) });
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new Error(`integrity_check of ${file}: ${String(integrity)}`);
    return hashOf(db);
  } finally {
    db.close();
  }
}

/** The same without SQLite's own check: what a reader would be told, damage or not. */
export function hashOf(db: Database.Database): string {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  if (!tables.includes('delivery')) return 'empty';
  if (db.prepare('SELECT count(*) FROM delivery').pluck().get() === 0) return 'empty';
  const hash = createHash('sha256');
  const feed = (sql: string): void => {
    for (const row of db.prepare(sql).raw().safeIntegers().iterate())
      hash.update(`\n${(row as unknown[]).map(String).join('\u0001')}`);
  };
  for (const table of tables) {
    if (ATTEMPTS.has(table)) continue;
    const columns = (db.pragma(`table_info("${table}")`) as { name: string }[])
      .map((c) => c.name)
      .filter((name) => !VOLATILE.has(name));
    hash.update(`\n${table}`);
    const list = columns.map((c) => `"${c}"`).join(', ');
    feed(`SELECT ${list} FROM "${table}" ORDER BY ${columns.map((_, i) => i + 1).join(', ')}`);
  }
  if (tables.includes('arrival')) {
    hash.update('\narrival');
    feed(LEDGER);
  }
  return hash.digest('hex');
}

/**
 * Brings a store to this program's schema: numbered steps, each one transaction, user_version counts them.
 * A store of a newer schema is refused by name and left untouched; before an older one is changed, a copy is kept.
 */
import type Database from 'better-sqlite3';
import * as m0001 from '../../migrations/0001_initial.ts';
import * as m0002 from '../../migrations/0002_sync_ledger.ts';
import * as m0003 from '../../migrations/0003_figures.ts';
import * as m0004 from '../../migrations/0004_records.ts';
import * as m0005 from '../../migrations/0005_service_indexes.ts';
import * as m0006 from '../../migrations/0006_churn.ts';
import { StoreError } from './errors.ts';

export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [m0001, m0002, m0003, m0004, m0005, m0006];

/** Marks the file as a Branch Desk store ("BrDk"). */
export const APPLICATION_ID = 0x4272446b;

export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Throws StoreError newer_schema / not_a_store; changes nothing. */
export function refuseForeign(db: Database.Database, file: string, migrations = MIGRATIONS): void {
  const version = schemaVersion(db);
  const id = db.pragma('application_id', { simple: true }) as number;
  const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'").get() as { n: number };
  if (tables.n > 0 && id !== APPLICATION_ID) {
    throw new StoreError(
      'not_a_store',
      `${file} is an SQLite file, but not a Branch Desk store; it was left untouched.`,
    );
  }
  if (version > migrations.length) {
    throw new StoreError(
      'newer_schema',
      `${file} has schema ${version}; this program knows schemas up to ${migrations.length} ` +
        `(${migrations[migrations.length - 1]?.name ?? 'none'}). It was left untouched. Update Branch Desk to open it.`,
    );
  }
}

/** Runs the steps that are missing. `keepCopy` is called once before the first change of a store that holds data. */
export function migrate(db: Database.Database, keepCopy: (version: number) => void, migrations = MIGRATIONS): number {
  const from = schemaVersion(db);
  if (from > 0 && from < migrations.length) keepCopy(from);
  for (let version = from; version < migrations.length; version++) {
    const step = migrations[version];
    if (!step) throw new Error(`migration ${version + 1} is missing`);
    db.transaction(() => {
      for (const statement of step.statements) db.exec(statement);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
  return migrations.length - from;
}

/**
 * Opens the branch's store and hands out the only two kinds of handles there are: a ReadStore (readers cannot write,
 * SQLite itself refuses) and a WriteStore. Kysely builds and types every query; better-sqlite3 runs it, synchronously,
 * so that no transaction ever holds an await. Statements are prepared once and kept.
 */
import fs from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { StoreError } from './errors.ts';
import { MIGRATIONS, migrate, refuseForeign, schemaVersion } from './migrate.ts';
import type { Schema } from './schema.ts';

export interface OpenOptions {
  readonly mode: 'read' | 'write';
  /** The addon's file for runtimes whose N-API is below 10. */
  readonly nativeBinding?: string;
  /** Page cache in MiB. */
  readonly cacheMiB?: number;
}

/** The query builder: builds and compiles only, it has no connection. */
export const query = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export class ReadStore {
  readonly file: string;
  readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();

  constructor(file: string, db: Database.Database) {
    this.file = file;
    this.db = db;
  }

  /** Prepared statement that answers rows as objects, made once. */
  statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  all<O>(built: Compilable<O>): O[] {
    const { sql, parameters } = built.compile();
    return this.statement(sql).all(...parameters) as O[];
  }

  get<O>(built: Compilable<O>): O | undefined {
    const { sql, parameters } = built.compile();
    return this.statement(sql).get(...parameters) as O | undefined;
  }

  /** Rows as arrays in the order of the selected columns: for hot paths, one allocation a row. */
  rows(built: Compilable<unknown>): unknown[][] {
    const { sql, parameters } = built.compile();
    return this.raw(sql).all(...parameters) as unknown[][];
  }

  /** Streams rows as arrays. The caller must run the iterator to its end or return from it. */
  stream(built: Compilable<unknown>): IterableIterator<unknown[]> {
    const { sql, parameters } = built.compile();
    return this.db
      .prepare(sql)
      .raw()
      .iterate(...parameters) as IterableIterator<unknown[]>;
  }

  /** Prepared statement that answers rows as arrays. */
  raw(sql: string): Database.Statement {
    const key = `raw ${sql}`;
    let statement = this.statements.get(key);
    if (!statement) {
      statement = this.db.prepare(sql).raw();
      this.statements.set(key, statement);
    }
    return statement;
  }

  /** Like raw, every integer a BigInt: for columns that may pass 2^53. */
  big(sql: string): Database.Statement {
    const key = `big ${sql}`;
    let statement = this.statements.get(key);
    if (!statement) {
      statement = this.db.prepare(sql).raw().safeIntegers();
      this.statements.set(key, statement);
    }
    return statement;
  }

  /** One consistent view for several reads. */
  snapshot<T>(work: () => T): T {
    return this.db.transaction(work).deferred();
  }

  close(): void {
    this.statements.clear();
    this.db.close();
  }
}

export class WriteStore extends ReadStore {
  private readonly native: NativeOption;
  private attached = 0;

  constructor(file: string, db: Database.Database, native: NativeOption = {}) {
    super(file, db);
    this.native = native;
  }

  run(built: Compilable<unknown>): number {
    const { sql, parameters } = built.compile();
    return this.statement(sql).run(...parameters).changes;
  }

  /** All of the work or nothing of it; the write lock is taken at once. Must be synchronous. */
  transaction<T>(work: () => T): T {
    try {
      return this.db.transaction(work).immediate();
    } finally {
      this.detach();
    }
  }

  /**
   * The same for the first rows of a store: they are written once, into the file itself, and not into the log and then
   * again. Nobody can read the store meanwhile: only where `alone`, and no other connection has it open.
   */
  fill<T>(work: () => T, alone: boolean): T {
    const cache = this.db.pragma('cache_size', { simple: true });
    // What is appended is not looked at again: pages need not be kept for it.
    this.db.pragma(`cache_size = ${-FILL_CACHE_MIB * 1024}`);
    try {
      if (!alone || !this.leaveLog()) return this.transaction(work);
      return this.db.transaction(work).exclusive();
    } finally {
      this.detach();
      this.db.pragma('journal_mode = WAL');
      this.db.pragma(`cache_size = ${cache}`);
    }
  }

  private leaveLog(): boolean {
    try {
      return this.db.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_BUSY') return false;
      throw error;
    }
  }

  private detach(): void {
    for (; this.attached > 0; this.attached--) this.db.exec(`DETACH ${ATTACHED}${this.attached}`);
  }

  /** A database of its own, for rows on their way. */
  openBeside(file: string): Database.Database {
    return new Database(file, this.native);
  }

  /** Makes another database readable until the transaction ends; returns its name in statements. */
  attach(file: string): string {
    this.db.prepare(`ATTACH ? AS ${ATTACHED}${this.attached + 1}`).run(file);
    this.attached++;
    return `${ATTACHED}${this.attached}`;
  }
}

const ATTACHED = 'beside';
/** MiB of page cache for the first rows of a store; in a thread of the window its memory counts for more than a twentieth of the time. */
const FILL_CACHE_MIB = isMainThread ? 64 : 16;

export type Store = ReadStore;

type NativeOption = Pick<Database.Options, 'nativeBinding'>;

function nativeOption(options: Pick<OpenOptions, 'nativeBinding'>): NativeOption {
  return options.nativeBinding ? { nativeBinding: options.nativeBinding } : {};
}

function connect(file: string, options: OpenOptions): Database.Database {
  const native = nativeOption(options);
  try {
    const db = new Database(file, {
      readonly: options.mode === 'read',
      fileMustExist: options.mode === 'read',
      ...native,
    });
    // A store that is being filled for the first time (WriteStore.fill) says so at once: no window waits for it.
    db.pragma(`busy_timeout = ${options.mode === 'read' ? 100 : 5000}`);
    refuseForeign(db, file);
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'SQLITE_READONLY_ROLLBACK') {
      throw new StoreError('missing', `the first filling of ${file} was interrupted; open it for writing once`);
    }
    if (code === 'SQLITE_CANTOPEN') throw new StoreError('missing', `${file} cannot be opened.`);
    // Nothing but the file itself was looked at so far: a format that SQLite does not know is damage, too.
    throw code === 'SQLITE_ERROR' ? damaged(file, code) : asStoreError(error, file);
  }
}

function damaged(file: string, code: string): StoreError {
  return new StoreError('damaged', `${file} is not readable as a store (${code}). It was left untouched.`);
}

function asStoreError(error: unknown, file: string): unknown {
  const { code = '' } = error as { code?: string };
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') ? damaged(file, code) : error;
}

function setPragmas(db: Database.Database, options: OpenOptions): void {
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma(`cache_size = ${-(options.cacheMiB ?? 64) * 1024}`);
  if (options.mode === 'write') {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('threads = 2');
    // The log of a first load is as large as the store: give its space back.
    db.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
  }
}

/** Opens an existing store for reading. Throws StoreError. */
export function openRead(file: string, options: Omit<OpenOptions, 'mode'> = {}): ReadStore {
  if (!fs.existsSync(file)) throw new StoreError('missing', `there is no store at ${file}`);
  const db = connect(file, { ...options, mode: 'read' });
  try {
    if (schemaVersion(db) < MIGRATIONS.length) {
      throw new StoreError(
        'missing',
        `the store at ${file} has an older schema; open it for writing once to bring it up`,
      );
    }
    setPragmas(db, { ...options, mode: 'read' });
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
  return new ReadStore(file, db);
}

/** Opens a store for writing, makes it if there is none, and brings its schema up. Throws StoreError. */
export function openWrite(file: string, options: Omit<OpenOptions, 'mode'> = {}): WriteStore {
  const db = connect(file, { ...options, mode: 'write' });
  try {
    setPragmas(db, { ...options, mode: 'write' });
    migrate(db, (version) => {
      const copy = `${file}.schema-${version}.copy`;
      fs.rmSync(copy, { force: true });
      db.prepare('VACUUM INTO ?').run(copy);
    });
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
  return new WriteStore(file, db, nativeOption(options));
}

export function openStore(file: string, options: OpenOptions): Store {
  return options.mode === 'read' ? openRead(file, options) : openWrite(file, options);
}

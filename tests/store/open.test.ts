import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src-main/store/errors.ts';
import { MIGRATIONS, migrate, schemaVersion } from '../../src-main/store/migrate.ts';
import { openRead, openWrite, query } from '../../src-main/store/open.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-store-'));
  file = path.join(folder, 'branch.db');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const digest = (): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex');
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
  return 'opened';
};

describe('opening the store', () => {
  it('sets what a store of somebody’s livelihood needs', () => {
    const store = openWrite(file);
    const pragma = (name: string): unknown => store.db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('temp_store'), pragma('foreign_keys')]).toEqual([
      'wal',
      2,
      2,
      1,
    ]);
    const tables = store.all(query.selectFrom('meta').selectAll());
    expect(tables).toEqual([]);
    const loose = store.db
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all();
    expect(loose).toEqual([]);
    store.close();
  });

  it('gives readers no way to write', () => {
    openWrite(file).close();
    const reader = openRead(file);
    expect(() => reader.db.prepare("INSERT INTO meta VALUES ('a', 'b')").run()).toThrow(/readonly/);
    reader.close();
  });

  it('refuses a newer schema by name and leaves the file as it was', () => {
    openWrite(file).close();
    const db = new Database(file);
    db.pragma('journal_mode = DELETE');
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    const before = digest();
    expect(codeOf(() => openWrite(file))).toBe('newer_schema');
    expect(codeOf(() => openRead(file))).toBe('newer_schema');
    expect(() => openWrite(file)).toThrow(new RegExp(MIGRATIONS[MIGRATIONS.length - 1].name));
    expect(digest()).toBe(before);
  });

  it('refuses another program’s database, a broken file and a missing one, and leaves them as they were', () => {
    const db = new Database(file);
    db.exec('CREATE TABLE other (a)');
    db.close();
    let before = digest();
    expect(codeOf(() => openWrite(file))).toBe('not_a_store');
    expect(digest()).toBe(before);

    fs.writeFileSync(file, 'this is no database, but it is long enough to look like one'.repeat(40));
    before = digest();
    expect(codeOf(() => openWrite(file))).toBe('damaged');
    expect(digest()).toBe(before);

    fs.rmSync(file);
    expect(codeOf(() => openRead(file))).toBe('missing');
    expect(fs.existsSync(file)).toBe(false);
  });
});

describe('a store with a changed byte', () => {
  it('of a schema format that SQLite does not know is damaged, not a fault of ours', () => {
    openWrite(file).close();
    const bytes = fs.readFileSync(file);
    bytes[47] = 0x44;
    fs.writeFileSync(file, bytes);
    const before = digest();
    expect(codeOf(() => openWrite(file))).toBe('damaged');
    expect(codeOf(() => openRead(file))).toBe('damaged');
    expect(digest()).toBe(before);
  });
});

describe('migrations', () => {
  it('are each all or nothing, and a copy is kept before a store with data is changed', () => {
    const good = { name: '0001_a', statements: ['CREATE TABLE a (x INTEGER) STRICT', 'INSERT INTO a VALUES (1)'] };
    const bad = { name: '0002_b', statements: ['CREATE TABLE b (x INTEGER) STRICT', 'CREATE TABLE a (x)'] };
    const db = new Database(file);
    const copies: number[] = [];
    expect(migrate(db, (version) => copies.push(version), [good])).toBe(1);
    expect(() => migrate(db, (version) => copies.push(version), [good, bad])).toThrow(/already exists/);
    expect(schemaVersion(db)).toBe(1);
    expect(copies).toEqual([1]);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'b'").get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT x FROM a').all()).toEqual([{ x: 1 }]);
    db.close();
  });

  it('are numbered without a gap', () => {
    expect(MIGRATIONS.map((m) => m.name.slice(0, 4))).toEqual(MIGRATIONS.map((_, i) => String(i + 1).padStart(4, '0')));
  });
});

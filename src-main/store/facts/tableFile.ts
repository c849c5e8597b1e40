/**
 * A sorted stream of cells → a database file of our own with one table in it, which the store then takes over as a whole:
 * `INSERT … SELECT` between two tables of the same shape copies records without looking into them, some five times as
 * fast as values that are bound one by one. SQLite makes the file and its schema; written here are only the pages of the
 * tree (https://www.sqlite.org/fileformat2.html, section 1.6), filled in the order of the key. What is in the store then
 * SQLite wrote, in the transaction of the set: a file that is cut off by a kill is never looked at again.
 */
import fs from 'node:fs';
import type { WriteStore } from '../open.ts';
import type { TableShape } from './bulkInsert.ts';
import { cellEnd, compareCells } from './cellReader.ts';
import { TableFileReader } from './tableFileReader.ts';

const PAGE = 4096;
const LEAF = 0x0a;
const INTERIOR = 0x02;
const LEAF_HEADER = 8;
const INTERIOR_HEADER = 12;
/** A longer cell would need overflow pages, which are not written here: ((4096 − 12) · 64 / 255) − 23. */
export const LONGEST_CELL = 1000;
/** Pages written by one call. */
const PAGES_A_WRITE = 256;

/** One page on its way: cells grow from its end down, their places from its head up. */
class Page {
  readonly bytes = Buffer.alloc(PAGE);
  private readonly header: number;
  private readonly view: DataView;
  /** Where the last cell begins. */
  top = PAGE;
  cells = 0;

  constructor(leaf: boolean) {
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, PAGE);
    this.header = leaf ? LEAF_HEADER : INTERIOR_HEADER;
    this.bytes[0] = leaf ? LEAF : INTERIOR;
  }

  hasRoom(length: number): boolean {
    return this.top - length >= this.header + 2 * (this.cells + 1);
  }

  /** Adds a cell; of an interior page with its left child before it. */
  add(bytes: Buffer, from: number, to: number, child: number): void {
    let at = this.top - (to - from);
    bytes.copy(this.bytes, at, from, to);
    if (child > 0) {
      at -= 4;
      this.view.setUint32(at, child);
    }
    this.top = at;
    this.view.setUint16(this.header + 2 * this.cells, at);
    this.cells++;
  }

  /** Takes the last cell away; where its own bytes begin in the page, and where they end. */
  pop(): { from: number; to: number; child: number } {
    this.cells--;
    const from = this.top;
    const child = this.header === INTERIOR_HEADER ? this.view.getUint32(from) : 0;
    const begin = child > 0 ? from + 4 : from;
    const to = cellEnd(this.bytes, begin);
    this.top = to;
    return { from: begin, to, child };
  }

  /** Finishes the page; `last` is the child behind its last cell. */
  close(last: number): Buffer {
    this.view.setUint16(3, this.cells);
    this.view.setUint16(5, this.top);
    if (this.header === INTERIOR_HEADER) this.view.setUint32(8, last);
    return this.bytes;
  }

  clear(): void {
    this.top = PAGE;
    this.cells = 0;
  }
}

export class TableFile {
  rows = 0;
  private isWhole = false;
  private readonly store: WriteStore;
  private readonly file: string;
  private readonly table: TableShape;
  private readonly handle: number;
  private readonly root: number;
  private readonly firstPage: number;
  private written = 0;
  private readonly pending = Buffer.alloc(PAGE * PAGES_A_WRITE);
  private filled = 0;
  /** From the leaves up to the root. */
  private readonly levels: Page[] = [new Page(true)];

  constructor(store: WriteStore, table: TableShape, file: string) {
    this.store = store;
    this.table = table;
    this.file = file;
    const made = makeFile(store, file, table.name);
    this.root = made.root;
    this.firstPage = made.pages + 1;
    this.handle = fs.openSync(file, 'r+');
  }

  /** The next cell; its key must be greater than the last one's. */
  add(bytes: Buffer, from: number, to: number): void {
    if (to - from > LONGEST_CELL) throw new RangeError('a row is too long for a page');
    const leaf = this.levels[0] as Page;
    // The last cell is always there: the page that is full sends the one before it up.
    if (this.rows > 0 && compareCells(leaf.bytes, leaf.top, bytes, from, this.table.order.length) >= 0) {
      throw new Error(`rows of ${this.table.name} do not ascend by their key`);
    }
    this.rows++;
    this.put(0, bytes, from, to, 0);
  }

  private put(level: number, bytes: Buffer, from: number, to: number, child: number): void {
    let page = this.levels[level];
    if (!page) {
      page = new Page(false);
      this.levels.push(page);
    }
    if (!page.hasRoom(to - from + (level > 0 ? 4 : 0))) {
      // Its last cell goes up and parts it from the next page, so that no page is ever left without a cell.
      const divider = page.pop();
      const number = this.write(page.close(divider.child));
      this.put(level + 1, page.bytes, divider.from, divider.to, number);
      page.clear();
    }
    page.add(bytes, from, to, child);
  }

  private write(bytes: Buffer): number {
    if (this.filled === this.pending.length) this.flush();
    bytes.copy(this.pending, this.filled);
    this.filled += PAGE;
    return this.firstPage + this.written + this.filled / PAGE - 1;
  }

  private flush(): void {
    writeAll(this.handle, this.pending, this.filled, (this.firstPage - 1 + this.written) * PAGE);
    this.written += this.filled / PAGE;
    this.filled = 0;
  }

  private finish(): void {
    let child = 0;
    this.levels.forEach((page, level) => {
      const bytes = page.close(child);
      if (level < this.levels.length - 1) child = this.write(bytes);
      else {
        this.flush();
        writeAll(this.handle, bytes, PAGE, (this.root - 1) * PAGE);
      }
    });
    const pages = Buffer.alloc(4);
    pages.writeUInt32BE(this.firstPage - 1 + this.written);
    writeAll(this.handle, pages, 4, 28);
  }

  /** Puts all rows into the store's table. */
  insert(): void {
    this.finish();
    const { rows, isWhole } = takeOver(this.store, this.file, this.table.name);
    if (rows !== this.rows) throw new Error(`${rows} of ${this.rows} rows of ${this.table.name} were stored`);
    this.isWhole = isWhole;
  }

  /** Every cell once more, in order, instead of `insert`: the file is given up. */
  giveUp(take: (bytes: Buffer, from: number, to: number) => void): void {
    try {
      this.finish();
    } finally {
      this.close();
    }
    const reader = new TableFileReader(this.file, this.root);
    try {
      while (reader.next()) take(reader.bytes, reader.at, cellEnd(reader.bytes, reader.at));
    } finally {
      reader.close();
      fs.rmSync(this.file);
    }
  }

  /** The rows in their order, after they were inserted, if they are all that the store's table has; else null. */
  read(): TableFileReader | null {
    return this.isWhole ? new TableFileReader(this.file, this.root) : null;
  }

  close(): void {
    fs.closeSync(this.handle);
  }
}

/** A database with one empty table of the same shape as the store's. */
function makeFile(store: WriteStore, file: string, table: string): { root: number; pages: number } {
  const { sql } = store.db.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) as {
    sql: string;
  };
  const db = store.openBeside(file);
  try {
    db.pragma(`page_size = ${PAGE}`);
    db.pragma('journal_mode = OFF');
    db.exec(sql);
    const made = db.prepare('SELECT rootpage AS root FROM sqlite_schema WHERE name = ?').get(table) as { root: number };
    return { root: made.root, pages: db.pragma('page_count', { simple: true }) as number };
  } finally {
    db.close();
  }
}

/**
 * Copies the file's table into the store's. Records are copied as they are where the store's table is empty and without
 * indexes: those are made afterwards then.
 */
function takeOver(store: WriteStore, file: string, table: string): { rows: number; isWhole: boolean } {
  const { db } = store;
  const name = store.attach(file);
  const isEmpty = db.prepare(`SELECT 1 FROM main.${table} LIMIT 1`).get() === undefined;
  const indexes = isEmpty
    ? (db
        .prepare(`SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`)
        .all(table) as { name: string; sql: string }[])
    : [];
  for (const index of indexes) db.exec(`DROP INDEX main.${index.name}`);
  const { changes } = db.prepare(`INSERT INTO main.${table} SELECT * FROM ${name}.${table}`).run();
  for (const index of indexes) db.exec(index.sql);
  return { rows: changes, isWhole: isEmpty };
}

function writeAll(handle: number, bytes: Uint8Array, length: number, place: number): void {
  for (let at = 0; at < length; ) at += fs.writeSync(handle, bytes, at, length - at, place + at);
}

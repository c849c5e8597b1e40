/**
 * Rows of one fact table on their way into the store. They are taken in the file's order and stored in the order of the
 * table's primary key, so that its tree grows by appending. Up to one block stays in memory and is inserted row by row. Of
 * more, every row becomes a cell as SQLite keeps it. The sorted cells make a table of their own, which the store takes over
 * whole: it grows while the rows come where the file is in the order of the key's first column already (daily figures by
 * date), else the cells are parted into buckets of keys on disk first.
 */
import path from 'node:path';
import { BulkInsert, type FactTable } from '../store/facts/bulkInsert.ts';
import { RecordCells } from '../store/facts/recordCells.ts';
import { LONGEST_CELL, TableFile } from '../store/facts/tableFile.ts';
import type { TableFileReader } from '../store/facts/tableFileReader.ts';
import type { WriteStore } from '../store/open.ts';
import { boundsOf, CellBuckets, keyHead } from './cellBuckets.ts';
import { CellFile } from './cellFile.ts';
import { BLOCK_ROWS, RowBlock, sortedOrder } from './rowBlock.ts';

const FIRST_BLOCK = 16_384;
/** Rows between two calls of onRows. */
const STEP = 16_384;

export class SortedRows {
  readonly table: FactTable;
  block: RowBlock;
  total = 0;
  private readonly store: WriteStore;
  private readonly folder: string;
  private readonly blockRows: number;
  private readonly target: BulkInsert;
  private readonly cells: RecordCells;
  private file: CellFile | null = null;
  private buckets: CellBuckets | null = null;
  /** The table of sorted cells; without buckets it grows while rows in the order of the key come. */
  private tableFile: TableFile | null = null;
  private readonly cell = Buffer.alloc(LONGEST_CELL);
  /** First key column of the last row in the table. */
  private passed = Number.NEGATIVE_INFINITY;

  constructor(store: WriteStore, table: FactTable, folder: string, blockRows = BLOCK_ROWS) {
    this.store = store;
    this.target = new BulkInsert(store, table);
    this.cells = new RecordCells(store, table);
    this.table = table;
    this.folder = folder;
    this.blockRows = blockRows;
    this.block = new RowBlock(table, Math.min(FIRST_BLOCK, blockRows));
  }

  /** Makes room and returns where the next row is to be written in `block`; it counts at once. */
  next(): number {
    if (this.block.rows === this.block.capacity) this.makeRoom();
    this.total++;
    return this.block.rows++;
  }

  private makeRoom(): void {
    const full = this.block;
    if (this.buckets) this.part(this.buckets);
    else if (full.capacity < this.blockRows) this.block = full.enlarged(Math.min(full.capacity * 4, this.blockRows));
    else if (!this.pass()) this.makeBuckets();
  }

  /** Lays all but the last group of a full block into the table, if its first key column ascends from what is there. */
  private pass(): boolean {
    const { block } = this;
    const first = block.numbers[this.table.order[0] as number] as Float64Array;
    let before = this.passed;
    for (let i = 0; i < block.rows; i++) {
      const value = first[i] as number;
      if (value < before || value === this.passed) return false;
      before = value;
    }
    if (first[0] === before) return false;
    const order = sortedOrder(block);
    let done = 0;
    while (first[order[done] as number] !== before) this.lay(order[done++] as number);
    this.passed = first[order[done - 1] as number] as number;
    // The last group goes on with rows to come: it is the file's tail, as the column ascends.
    for (const column of block.numbers) column.copyWithin(0, done, block.rows);
    for (const column of block.texts) column.copyWithin(0, done, block.rows);
    block.rows -= done;
    return true;
  }

  /** Whether all rows of the block belong behind those that are laid. */
  private followsLaid(): boolean {
    const { block } = this;
    const first = block.numbers[this.table.order[0] as number] as Float64Array;
    for (let i = 0; i < block.rows; i++) if ((first[i] as number) <= this.passed) return false;
    return true;
  }

  private lay(row: number): void {
    const { block, cells } = this;
    const most = cells.most(block.texts, row);
    const bytes = most > LONGEST_CELL ? this.longCell(row, most) : this.cell;
    if (bytes === null) return;
    this.tableFile ??= this.newTable();
    this.tableFile.add(bytes, 0, cells.write(block.numbers, block.texts, row, bytes, 0));
  }

  private newTable(): TableFile {
    return new TableFile(this.store, this.table, path.join(this.folder, `${this.table.name}.table`));
  }

  /** Room for the cell of a row with long texts; null: it is too long for a page, and is stored at once, by itself. */
  private longCell(row: number, most: number): Buffer | null {
    const { block } = this;
    // Beyond this its characters alone are too many, each a byte at least.
    if (most <= 4 * LONGEST_CELL) {
      const bytes = Buffer.alloc(most);
      if (this.cells.write(block.numbers, block.texts, row, bytes, 0) <= LONGEST_CELL) return bytes;
    }
    this.target.add(block.numbers, block.texts, row);
    return null;
  }

  /** The rows are in no order that helps: from now on they go to buckets, with those that were in order so far. */
  private makeBuckets(): void {
    const { block, table } = this;
    const order = sortedOrder(block);
    const [first, second] = [table.order[0] as number, table.order[1] as number];
    const bounds = boundsOf(order.length, (i) => ({
      first: (block.numbers[first] as Float64Array)[order[i] as number] as number,
      second: (block.numbers[second] as Float64Array)[order[i] as number] as number,
    }));
    this.file = new CellFile(path.join(this.folder, `${table.name}.cells`));
    const buckets = new CellBuckets(this.file, table.order.length, bounds);
    this.buckets = buckets;
    const laid = this.tableFile;
    this.tableFile = null;
    laid?.giveUp((bytes, from, to) => {
      const key = keyHead(bytes, from);
      buckets.add(bytes, from, to, key.first, key.second);
    });
    this.part(buckets);
    // A smaller block stays close at hand while its rows are parted.
    this.block = new RowBlock(table, Math.min(FIRST_BLOCK, this.blockRows));
  }

  private part(buckets: CellBuckets): void {
    const { block, cells, table } = this;
    const first = block.numbers[table.order[0] as number] as Float64Array;
    const second = block.numbers[table.order[1] as number] as Float64Array;
    for (let i = 0; i < block.rows; i++) {
      const most = cells.most(block.texts, i);
      if (most > LONGEST_CELL && this.longCell(i, most) === null) continue;
      const at = buckets.room(most, first[i] as number, second[i] as number);
      buckets.taken(cells.write(block.numbers, block.texts, i, buckets.into, at));
    }
    block.rows = 0;
  }

  /** Stores everything; `onRows` hears of progress and may throw to stop. */
  insert(onRows: (rows: number) => void): void {
    const { target, block } = this;
    if (this.isInMemory) {
      const order = sortedOrder(block);
      for (let i = 0; i < order.length; i++) {
        target.add(block.numbers, block.texts, order[i] as number);
        if (i % STEP === STEP - 1) onRows(STEP);
      }
      onRows(order.length % STEP);
    } else this.insertCells(onRows);
    target.flush();
  }

  private insertCells(onRows: (rows: number) => void): void {
    if (!this.buckets && !this.followsLaid()) this.makeBuckets();
    const { buckets } = this;
    if (buckets) {
      this.part(buckets);
      this.block = new RowBlock(this.table, 0);
      const file = this.newTable();
      this.tableFile = file;
      buckets.forEach((bytes, from, to) => {
        file.add(bytes, from, to);
        if (file.rows % STEP === 0) onRows(STEP);
      });
    } else {
      for (const row of sortedOrder(this.block)) this.lay(row);
      onRows(this.tableFile?.rows ?? 0);
    }
    this.target.flush();
    this.tableFile?.insert();
  }

  /** Whether all rows are in `block`. */
  get isInMemory(): boolean {
    return this.total === this.block.rows;
  }

  /** The rows once more, in their order, if they are all that the store's table has and lie in a file. After `insert`. */
  read(): TableFileReader | null {
    return this.tableFile?.read() ?? null;
  }

  close(): void {
    this.file?.close();
    this.tableFile?.close();
  }
}

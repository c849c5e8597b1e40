/**
 * Rows of one fact table on their way into the store. They are taken in the file's order and stored in the order of the
 * table's primary key, so that its tree grows by appending. Up to one block stays in memory and is inserted row by row. Of
 * more, every row becomes a cell as SQLite keeps it, on disk: behind one another where the file is in the order of the
 * key's first column already (daily figures by date), else parted into buckets of keys; the sorted cells make a table of
 * their own, which the store takes over whole.
 */
import path from 'node:path';
import { BulkInsert, type FactTable } from '../store/facts/bulkInsert.ts';
import { cellEnd } from '../store/facts/cellReader.ts';
import { RecordCells } from '../store/facts/recordCells.ts';
import { LONGEST_CELL, TableFile } from '../store/facts/tableFile.ts';
import type { TableFileReader } from '../store/facts/tableFileReader.ts';
import type { WriteStore } from '../store/open.ts';
import { boundsOf, CellBuckets, keyHead } from './cellBuckets.ts';
import { CellFile, type Extent } from './cellFile.ts';
import { BLOCK_ROWS, RowBlock, sortedOrder } from './rowBlock.ts';

const FIRST_BLOCK = 16_384;
/** Rows between two calls of onRows. */
const STEP = 16_384;
/** Bytes of cells gathered before they are written. */
const GATHERED = 1 << 19;

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
  /** Cells that came in the order of the key, and those of them that are not written yet. */
  private readonly run: Extent[] = [];
  private gathered = Buffer.alloc(0);
  private filled = 0;
  private buckets: CellBuckets | null = null;
  private tableFile: TableFile | null = null;
  /** First key column of the last row in `run`. */
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

  /** Writes all but the last group of a full block, if its first key column ascends from what was written before. */
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
    while (first[order[done] as number] !== before) this.writeToRun(order[done++] as number);
    this.endRun();
    this.passed = first[order[done - 1] as number] as number;
    // The last group goes on with rows to come: it is the file's tail, as the column ascends.
    for (const column of block.numbers) column.copyWithin(0, done, block.rows);
    for (const column of block.texts) column.copyWithin(0, done, block.rows);
    block.rows -= done;
    return true;
  }

  /** Whether all rows of the block belong behind those that were written in the order of the key. */
  private followsRun(): boolean {
    const { block } = this;
    const first = block.numbers[this.table.order[0] as number] as Float64Array;
    for (let i = 0; i < block.rows; i++) if ((first[i] as number) <= this.passed) return false;
    return true;
  }

  private writeToRun(row: number): void {
    const size = this.measure(row);
    if (size === null) return;
    if (this.gathered.length === 0) this.gathered = Buffer.alloc(GATHERED);
    if (this.filled + size > GATHERED) this.endRun();
    this.filled = this.cells.write(this.gathered, this.filled);
  }

  private endRun(): void {
    if (this.filled > 0) this.run.push(this.cellFile().append(this.gathered, this.filled));
    this.filled = 0;
  }

  /** Bytes of the cell of a row of the block; null: it is too long for a page, and is stored at once, by itself. */
  private measure(row: number): number | null {
    const { block } = this;
    const size = this.cells.measure(block.numbers, block.texts, row);
    if (size <= LONGEST_CELL) return size;
    this.target.add(block.numbers, block.texts, row);
    return null;
  }

  private cellFile(): CellFile {
    this.file ??= new CellFile(path.join(this.folder, `${this.table.name}.cells`));
    return this.file;
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
    this.buckets = new CellBuckets(this.cellFile(), table.order.length, bounds);
    const { buckets } = this;
    this.eachOfRun((bytes, from, to) => {
      const key = keyHead(bytes, from);
      buckets.add(bytes, from, to, key.first, key.second);
    });
    this.run.length = 0;
    this.part(buckets);
    // A smaller block stays close at hand while its rows are parted.
    this.block = new RowBlock(table, Math.min(FIRST_BLOCK, this.blockRows));
  }

  private part(buckets: CellBuckets): void {
    const { block, cells, table } = this;
    const first = block.numbers[table.order[0] as number] as Float64Array;
    const second = block.numbers[table.order[1] as number] as Float64Array;
    for (let i = 0; i < block.rows; i++) {
      const size = this.measure(i);
      if (size === null) continue;
      const at = buckets.room(size, first[i] as number, second[i] as number);
      cells.write(buckets.into, at);
    }
    block.rows = 0;
  }

  private eachOfRun(take: (bytes: Buffer, from: number, to: number) => void): void {
    const bytes = Buffer.alloc(Math.max(0, ...this.run.map((extent) => extent.length)));
    for (const extent of this.run) {
      this.cellFile().read(extent, bytes, 0);
      for (let from = 0; from < extent.length; ) {
        const to = cellEnd(bytes, from);
        take(bytes, from, to);
        from = to;
      }
    }
  }

  /** Stores everything; `onRows` hears of progress and may throw to stop. */
  insert(onRows: (rows: number) => void): void {
    const { target, block } = this;
    if (this.file === null) {
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
    const file = new TableFile(this.store, this.table, path.join(this.folder, `${this.table.name}.table`));
    this.tableFile = file;
    const take = (bytes: Buffer, from: number, to: number): void => {
      file.add(bytes, from, to);
      if (file.rows % STEP === 0) onRows(STEP);
    };
    if (!this.buckets && !this.followsRun()) this.makeBuckets();
    if (this.buckets) {
      this.part(this.buckets);
      this.block = new RowBlock(this.table, 0);
      this.buckets.forEach(take);
    } else {
      for (const row of sortedOrder(this.block)) this.writeToRun(row);
      this.endRun();
      this.eachOfRun(take);
    }
    this.target.flush();
    file.insert();
  }

  /** Whether all rows are in `block`. */
  get isInMemory(): boolean {
    return this.file === null;
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

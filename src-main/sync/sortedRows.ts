/**
 * Rows of one fact table on their way into the store. They are taken in the file's order and inserted in the order of
 * the table's primary key, so that its tree grows by appending. Up to one block stays in memory. Of more, a file that is
 * in the order of the key's first column already (daily figures by date) is inserted as it comes; any other goes through
 * sorted runs on disk that are merged while inserting.
 */
import path from 'node:path';
import { BulkInsert, type FactTable } from '../store/facts/bulkInsert.ts';
import type { WriteStore } from '../store/open.ts';
import { BLOCK_ROWS, compareRows, RowBlock, sortedOrder } from './rowBlock.ts';
import { SpillBuffer, SpillFile } from './spillFile.ts';

const FIRST_BLOCK = 16_384;
/** Rows between two calls of onRows. */
const STEP = 16_384;

export class SortedRows {
  readonly table: FactTable;
  block: RowBlock;
  total = 0;
  private readonly folder: string;
  private readonly blockRows: number;
  private readonly runs: SpillFile[] = [];
  private readonly target: BulkInsert;
  /** First key column of the last row that was inserted while reading. */
  private passed = Number.NEGATIVE_INFINITY;

  constructor(store: WriteStore, table: FactTable, folder: string, blockRows = BLOCK_ROWS) {
    this.target = new BulkInsert(store, table);
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

  /** Takes the row back that `next` gave last. */
  undo(): void {
    this.total--;
    this.block.rows--;
  }

  private makeRoom(): void {
    const full = this.block;
    if (full.capacity < this.blockRows) {
      const larger = new RowBlock(this.table, Math.min(full.capacity * 4, this.blockRows));
      full.numbers.forEach((column, i) => {
        larger.numbers[i]?.set(column);
      });
      full.texts.forEach((column, i) => {
        for (let row = 0; row < full.rows; row++)
          (larger.texts[i] as (string | null)[])[row] = column[row] as string | null;
      });
      larger.rows = full.rows;
      this.block = larger;
      return;
    }
    if (!this.pass()) this.spill();
  }

  /** Inserts all but the last group of a full block, if its first key column ascends from what was inserted before. */
  private pass(): boolean {
    const { block } = this;
    const first = block.numbers[this.table.order[0] as number] as Float64Array;
    let before = this.passed;
    for (let i = 0; i < block.rows; i++) {
      const value = first[i] as number;
      if (value < before || value === this.passed) return false;
      before = value;
    }
    if (this.runs.length > 0 || first[0] === before) return false;
    const order = sortedOrder(block);
    let done = 0;
    while (first[order[done] as number] !== before) {
      this.target.add(block.numbers, block.texts, order[done] as number);
      done++;
    }
    this.passed = first[order[done - 1] as number] as number;
    // The last group goes on with rows to come: it is the file's tail, as the column ascends.
    for (const column of block.numbers) column.copyWithin(0, done, block.rows);
    for (const column of block.texts) column.copyWithin(0, done, block.rows);
    block.rows -= done;
    return true;
  }

  private spill(): void {
    const run = new SpillFile(path.join(this.folder, `${this.table.name}.${this.runs.length}.run`), this.table);
    this.runs.push(run);
    run.write(this.block, sortedOrder(this.block));
    this.block.rows = 0;
  }

  /** Inserts everything; `onRows` hears of progress and may throw to stop. */
  insert(onRows: (rows: number) => void): void {
    const { target } = this;
    if (this.runs.length === 0) {
      const order = sortedOrder(this.block);
      for (let i = 0; i < order.length; i++) {
        target.add(this.block.numbers, this.block.texts, order[i] as number);
        if (i % STEP === STEP - 1) onRows(STEP);
      }
      onRows(order.length % STEP);
    } else {
      if (this.block.rows > 0) this.spill();
      this.block = new RowBlock(this.table, 0);
      this.merge(target, onRows);
    }
    target.flush();
  }

  private merge(target: BulkInsert, onRows: (rows: number) => void): void {
    const heap = this.runs.map((run) => new RunCursor(run)).filter((cursor) => cursor.block.rows > 0);
    heap.sort(compareCursors);
    let done = 0;
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      const rival = smallerChild(heap, 0);
      // One run often gives many rows in a row: stay with it while it is ahead.
      do {
        target.add(top.block.numbers, top.block.texts, top.at);
        if (++done % STEP === 0) onRows(STEP);
      } while (top.advance() && (rival === null || compareCursors(top, rival) <= 0));
      if (top.ended) {
        const last = heap.pop() as RunCursor;
        if (heap.length > 0 && last !== top) heap[0] = last;
      }
      sink(heap);
    }
    onRows(done % STEP);
  }

  close(): void {
    for (const run of this.runs) run.close();
    this.runs.length = 0;
  }
}

class RunCursor {
  block: RowBlock;
  at = 0;
  ended = false;
  private readonly run: SpillFile;
  private readonly buffer: SpillBuffer;
  private index = 0;

  constructor(run: SpillFile) {
    this.run = run;
    this.buffer = new SpillBuffer(run.table);
    this.block = run.read(0, this.buffer);
    this.buffer.show(0);
  }

  /** Moves on; false at the end of the run. */
  advance(): boolean {
    this.at++;
    if (this.at < this.block.rows) {
      this.buffer.show(this.at);
      return true;
    }
    this.index++;
    if (this.index >= this.run.blockCount) {
      this.ended = true;
      return false;
    }
    this.block = this.run.read(this.index, this.buffer);
    this.at = 0;
    this.buffer.show(0);
    return true;
  }
}

function compareCursors(a: RunCursor, b: RunCursor): number {
  return compareRows(a.block, a.at, b.block, b.at);
}

function smallerChild(heap: readonly RunCursor[], at: number): RunCursor | null {
  const left = heap[2 * at + 1];
  const right = heap[2 * at + 2];
  if (!left) return null;
  return right && compareCursors(right, left) < 0 ? right : left;
}

function sink(heap: RunCursor[]): void {
  let at = 0;
  const moved = heap[0];
  if (!moved) return;
  for (;;) {
    const child = smallerChild(heap, at);
    if (!child || compareCursors(moved, child) <= 0) break;
    const place = heap[2 * at + 1] === child ? 2 * at + 1 : 2 * at + 2;
    heap[at] = child;
    at = place;
  }
  heap[at] = moved;
}

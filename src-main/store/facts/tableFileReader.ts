/**
 * The cells of a finished table file in the order of their keys, without SQLite: for who needs every row once more right
 * after it was sorted, and would pay more for reading it out of the store than for all that is done with it.
 */
import fs from 'node:fs';

const PAGE = 4096;
const LEAF = 0x0a;
const INTERIOR_HEADER = 12;
const LEAF_HEADER = 8;
/** Leaves lie one behind the other: so many pages are read at once. */
const PAGES_A_READ = 64;

interface Step {
  readonly bytes: Buffer;
  readonly isLeaf: boolean;
  readonly cells: number;
  /** Leaf: the cell that comes next. Interior: children and cells in turn, counted together. */
  at: number;
}

export class TableFileReader {
  private readonly handle: number;
  private readonly path: Step[] = [];
  private readonly ahead = Buffer.alloc(PAGE * PAGES_A_READ);
  private aheadFrom = 0;
  private aheadPages = 0;
  /** The page that holds the cell `next` went to, and where it begins there. */
  bytes: Buffer = this.ahead;
  at = 0;

  constructor(file: string, root: number) {
    this.handle = fs.openSync(file, 'r');
    this.path.push(this.open(root));
  }

  /** Goes to the next cell; false behind the last one. */
  next(): boolean {
    for (let top = this.path.at(-1); top !== undefined; top = this.path.at(-1)) {
      const { bytes, isLeaf, cells } = top;
      const at = top.at++;
      if (isLeaf) {
        if (at < cells) return this.show(bytes, bytes.readUInt16BE(LEAF_HEADER + 2 * at));
        this.path.pop();
        continue;
      }
      const cell = at >> 1;
      if (at % 2 === 1) {
        if (cell < cells) return this.show(bytes, bytes.readUInt16BE(INTERIOR_HEADER + 2 * cell) + 4);
        this.path.pop();
        continue;
      }
      const place = cell < cells ? bytes.readUInt16BE(INTERIOR_HEADER + 2 * cell) : LEAF_HEADER;
      this.path.push(this.open(bytes.readUInt32BE(place)));
    }
    return false;
  }

  private show(bytes: Buffer, at: number): true {
    this.bytes = bytes;
    this.at = at;
    return true;
  }

  private open(page: number): Step {
    if (page < this.aheadFrom || page >= this.aheadFrom + this.aheadPages) {
      const count = fs.readSync(this.handle, this.ahead, 0, this.ahead.length, (page - 1) * PAGE);
      if (count < PAGE) throw new Error('a table file ended early');
      this.aheadFrom = page;
      this.aheadPages = Math.floor(count / PAGE);
    }
    const from = (page - this.aheadFrom) * PAGE;
    const isLeaf = this.ahead[from] === LEAF;
    // Copied: the bytes that were read ahead are overwritten while the page is still on the way.
    const bytes = Buffer.from(this.ahead.subarray(from, from + PAGE));
    return { bytes, isLeaf, cells: bytes.readUInt16BE(3), at: 0 };
  }

  close(): void {
    fs.closeSync(this.handle);
  }
}

/** Reads the cells that recordCells makes: column by column, and in the order of their keys. */

/** Where the cell behind the one at `start` begins. */
export function cellEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  let byte = bytes[at++] as number;
  let length = byte & 0x7f;
  while (byte >= 0x80) {
    byte = bytes[at++] as number;
    length = length * 128 + (byte & 0x7f);
  }
  return at + length;
}

export class CellReader {
  private bytes: Uint8Array = new Uint8Array(0);
  private head = 0;
  private body = 0;
  /** Whether the column that `next` passed last is a text, and where its bytes are. */
  isText = false;
  from = 0;
  to = 0;

  /** Goes to the first column of the cell that begins at `start`. */
  open(bytes: Uint8Array, start: number): void {
    this.bytes = bytes;
    let at = start;
    while ((bytes[at] as number) >= 0x80) at++;
    at++;
    this.head = at + 1;
    this.body = at + (bytes[at] as number);
  }

  /** The next column: its integer; NaN for NULL, and for a text, whose bytes are then from..to. */
  next(): number {
    const { bytes } = this;
    let byte = bytes[this.head++] as number;
    let type = byte & 0x7f;
    while (byte >= 0x80) {
      byte = bytes[this.head++] as number;
      type = type * 128 + (byte & 0x7f);
    }
    this.isText = type > 9;
    if (type > 9) {
      this.from = this.body;
      this.body += (type - 13) / 2;
      this.to = this.body;
      return Number.NaN;
    }
    const at = this.body;
    switch (type) {
      case 0:
        return Number.NaN;
      case 1:
        this.body = at + 1;
        return ((bytes[at] as number) << 24) >> 24;
      case 2:
        this.body = at + 2;
        return (((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number);
      case 3:
        this.body = at + 3;
        return (((bytes[at] as number) << 24) >> 8) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
      case 4:
        this.body = at + 4;
        return this.word(at);
      case 5:
        this.body = at + 6;
        return (
          ((((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number)) * 2 ** 32 + (this.word(at + 2) >>> 0)
        );
      case 6:
        this.body = at + 8;
        return this.word(at) * 2 ** 32 + (this.word(at + 4) >>> 0);
      default:
        return type - 8;
    }
  }

  private word(at: number): number {
    const { bytes } = this;
    return (
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
    );
  }
}

const left = new CellReader();
const right = new CellReader();

/** Order of two cells by the first `columns` columns, as SQLite compares them: texts by their bytes. */
export function compareCells(a: Uint8Array, i: number, b: Uint8Array, j: number, columns: number): number {
  left.open(a, i);
  right.open(b, j);
  for (let c = 0; c < columns; c++) {
    const x = left.next();
    const y = right.next();
    if (!left.isText) {
      if (x !== y) return x - y;
      continue;
    }
    const length = Math.min(left.to - left.from, right.to - right.from);
    for (let k = 0; k < length; k++) {
      const difference = (a[left.from + k] as number) - (b[right.from + k] as number);
      if (difference !== 0) return difference;
    }
    const longer = left.to - left.from - (right.to - right.from);
    if (longer !== 0) return longer;
  }
  return 0;
}

/** Cells one behind the other in a file of our own, in the private staging folder: written in parts, read back in parts. */
import fs from 'node:fs';
import { cellEnd } from '../store/facts/cellReader.ts';

export interface Extent {
  readonly at: number;
  readonly length: number;
}

export class CellFile {
  readonly path: string;
  private readonly handle: number;
  size = 0;

  constructor(path: string) {
    this.path = path;
    this.handle = fs.openSync(path, 'wx+', 0o600);
  }

  append(bytes: Uint8Array, length: number): Extent {
    const place = { at: this.size, length };
    for (let at = 0; at < length; ) at += fs.writeSync(this.handle, bytes, at, length - at, this.size + at);
    this.size += length;
    return place;
  }

  read({ at, length }: Extent, into: Uint8Array, place: number): void {
    for (let done = 0; done < length; ) {
      const count = fs.readSync(this.handle, into, place + done, length - done, at + done);
      if (count === 0) throw new Error('a file of cells ended early');
      done += count;
    }
  }

  close(): void {
    fs.closeSync(this.handle);
    fs.rmSync(this.path);
  }
}

/** Where each cell of `bytes` begins. */
export function cellStarts(bytes: Uint8Array, length: number): Uint32Array {
  let starts = new Uint32Array(1024 + Math.ceil(length / 32));
  let count = 0;
  for (let at = 0; at < length; at = cellEnd(bytes, at)) {
    if (count === starts.length) {
      const more = new Uint32Array(starts.length * 2);
      more.set(starts);
      starts = more;
    }
    starts[count++] = at;
  }
  return starts.subarray(0, count);
}

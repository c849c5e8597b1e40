// A zip written byte by byte, for names, sizes and marks that no library would write.
import zlib from 'node:zlib';

export interface ZipEntry {
  readonly name: string | Buffer;
  readonly data: Buffer;
  /** Unix mode of the entry; default: a plain file. */
  readonly mode?: number;
  readonly pack?: boolean;
  readonly flags?: number;
  /** What the directory says instead of the truth. */
  readonly lies?: { readonly size?: number; readonly crc?: number; readonly method?: number };
}

const PLAIN_FILE = 0o100644;

export function rawZip(entries: readonly ZipEntry[], endLies: { readonly entries?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, mode = PLAIN_FILE, pack, flags, lies } of entries) {
    const packed = pack ? zlib.deflateRawSync(data) : data;
    const bytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags ?? 0, 2);
    common.writeUInt16LE(lies?.method ?? (pack ? 8 : 0), 4);
    common.writeUInt32LE(lies?.crc ?? zlib.crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(lies?.size ?? data.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, bytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), common, tail, bytes]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = Math.min(endLies.entries ?? entries.length, 0xffff);
  Buffer.from([0x50, 0x4b, 5, 6]).copy(end);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

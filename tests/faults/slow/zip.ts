/**
 * A slow, independent reader of zip archives: the end record, the directory, then each entry by its own header. What the
 * product unpacks must be what this unpacks.
 */
import zlib from 'node:zlib';

export interface SlowEntry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly encrypted: boolean;
  readonly link: boolean;
  /** Whether checksum and size are those of the directory. */
  readonly sound: boolean;
}

/** Null where an entry cannot be unpacked. */
function unpack(archive: Buffer, directoryAt: number): Omit<SlowEntry, 'name' | 'encrypted' | 'link'> | null {
  const method = archive.readUInt16LE(directoryAt + 10);
  const crc = archive.readUInt32LE(directoryAt + 16);
  const packed = archive.readUInt32LE(directoryAt + 20);
  const size = archive.readUInt32LE(directoryAt + 24);
  const local = archive.readUInt32LE(directoryAt + 42);
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== 0x04034b50) return null;
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const raw = archive.subarray(from, from + packed);
  if (raw.length !== packed) return null;
  try {
    const bytes =
      method === 0 ? Buffer.from(raw) : method === 8 ? zlib.inflateRawSync(raw, { maxOutputLength: 1 << 24 }) : null;
    return bytes === null ? null : { bytes, sound: bytes.length === size && zlib.crc32(bytes) === crc };
  } catch {
    return null;
  }
}

/** Every entry that can be unpacked, in the directory's order; an archive that is none has none. */
export function slowZip(archive: Buffer): SlowEntry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > archive.length) return [];
  const entries: SlowEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) break;
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const unpacked = unpack(archive, at);
    const mode = archive.readUInt32LE(at + 38) >>> 16;
    const encrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    if (unpacked !== null) entries.push({ name, encrypted, link: (mode & 0o170000) === 0o120000, ...unpacked });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

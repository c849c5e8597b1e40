/**
 * The header of a dBase / FoxPro table: dBase II (02), III (03, 83), IV (8b), Visual FoxPro (30, 31, 32) and dBase 7
 * (8c). Every offset is checked against the others; a header that contradicts itself is a FileProblem, never a guess.
 */
import { FileProblem } from './sliceBatch.ts';

export interface DbfField {
  /** The name's bytes, in the file's encoding. */
  readonly name: Uint8Array;
  /** Letter of the type: C N F D L M I Y B T … */
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface DbfHeader {
  readonly version: number;
  readonly records: number;
  readonly headerLength: number;
  readonly recordLength: number;
  readonly fields: readonly DbfField[];
}

const DBASE_2 = 0x02;
const DBASE_2_HEADER = 521;
const END_OF_FIELDS = 0x0d;
const VERSIONS = new Set([0x02, 0x03, 0x04, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb]);

function bad(text: string, expected: string | null = null, found: string | null = null): FileProblem {
  return new FileProblem('bad_dbf_header', 0, text, expected, found);
}

interface Layout {
  readonly start: number;
  readonly size: number;
  readonly nameLength: number;
  readonly typeAt: number;
  readonly lengthAt: number;
}
const CLASSIC: Layout = { start: 32, size: 32, nameLength: 11, typeAt: 11, lengthAt: 16 };
const SEVEN: Layout = { start: 68, size: 48, nameLength: 32, typeAt: 32, lengthAt: 33 };
const TWO: Layout = { start: 8, size: 16, nameLength: 11, typeAt: 11, lengthAt: 12 };

/** Null while there are not enough bytes. */
export function readDbfHeader(bytes: Uint8Array): DbfHeader | null {
  if (bytes.length < 32) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(0);
  if (!VERSIONS.has(version)) throw bad('not a dBase or FoxPro table', null, `first byte 0x${version.toString(16)}`);
  const two = version === DBASE_2;
  const records = two ? view.getUint16(1, true) : view.getUint32(4, true);
  const headerLength = two ? DBASE_2_HEADER : view.getUint16(8, true);
  const recordLength = two ? view.getUint16(6, true) : view.getUint16(10, true);
  const layout = two ? TWO : (version & 7) === 4 ? SEVEN : CLASSIC;
  if (headerLength <= layout.start)
    throw bad('the header length is too small', `> ${layout.start}`, String(headerLength));
  if (recordLength < 1) throw bad('the record length is 0');
  if (bytes.length < headerLength) return null;
  return {
    version,
    records,
    headerLength,
    recordLength,
    fields: readFields(bytes, view, layout, headerLength, recordLength),
  };
}

function readFields(
  bytes: Uint8Array,
  view: DataView,
  layout: Layout,
  headerLength: number,
  recordLength: number,
): DbfField[] {
  const raw: { name: Uint8Array; type: string; length: number; decimals: number }[] = [];
  let at = layout.start;
  while (at < headerLength && bytes[at] !== END_OF_FIELDS) {
    if (at + layout.size > headerLength) throw bad('the field list runs past the header');
    const name = bytes.slice(at, at + layout.nameLength);
    const end = name.indexOf(0);
    raw.push({
      name: end < 0 ? name : name.slice(0, end),
      type: String.fromCharCode(view.getUint8(at + layout.typeAt)),
      length: view.getUint8(at + layout.lengthAt),
      decimals: layout === TWO ? 0 : view.getUint8(at + layout.lengthAt + 1),
    });
    at += layout.size;
  }
  if (at >= headerLength && raw.length === 0) throw bad('the field list has no end mark');
  const plain = raw.reduce((sum, field) => sum + field.length, 1);
  // Clipper and FoxPro keep the high byte of a long character field in its decimals.
  const long = raw.reduce((sum, f) => sum + f.length + (f.type === 'C' ? f.decimals * 256 : 0), 1);
  if (plain !== recordLength && long !== recordLength) {
    throw bad('the record length is not the sum of the fields', String(plain), String(recordLength));
  }
  let offset = 1;
  return raw.map((field) => {
    const length = field.length + (plain !== recordLength && field.type === 'C' ? field.decimals * 256 : 0);
    const placed = { name: field.name, type: field.type, offset, length };
    offset += length;
    return placed;
  });
}

/**
 * A slow, independent decoder of dBase and FoxPro tables over the whole file, from the format's description: what the
 * fast reader must agree with. It says only whether the table is whole; which bytes a value has is read one by one.
 */
export type SlowDbf =
  | {
      readonly kind: 'table';
      readonly names: readonly string[];
      /** One value a field, as bytes in Latin-1, padding cut off; binary numbers as decimal text. */
      readonly records: readonly { readonly values: readonly string[]; readonly at: number }[];
      readonly deleted: number;
    }
  | { readonly kind: 'problem'; readonly code: 'bad_dbf_header' | 'dbf_cut_off' };

const HEADER: SlowDbf = { kind: 'problem', code: 'bad_dbf_header' };
const CUT: SlowDbf = { kind: 'problem', code: 'dbf_cut_off' };
const KNOWN = [0x02, 0x03, 0x04, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb];

interface Field {
  readonly name: string;
  readonly type: string;
  length: number;
  readonly decimals: number;
}

const number = (bytes: Uint8Array, at: number, width: number): number => {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] as number);
  return value;
};
const text = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

export function slowDbf(bytes: Uint8Array): SlowDbf {
  if (bytes.length === 0) return HEADER;
  if (bytes.length < 32) return bytes.length > 0 ? CUT : HEADER;
  const version = bytes[0] as number;
  if (!KNOWN.includes(version)) return HEADER;
  const second = version === 2;
  const seven = !second && version % 8 === 4;
  const count = second ? number(bytes, 1, 2) : number(bytes, 4, 4);
  const headerLength = second ? 521 : number(bytes, 8, 2);
  const recordLength = second ? number(bytes, 6, 2) : number(bytes, 10, 2);
  const first = second ? 8 : seven ? 68 : 32;
  if (headerLength <= first || recordLength === 0) return HEADER;
  if (bytes.length < headerLength) return CUT;
  const fields = fieldsOf(
    bytes,
    headerLength,
    first,
    second ? 16 : seven ? 48 : 32,
    second ? 'two' : seven ? 'seven' : 'classic',
  );
  if (fields === null) return HEADER;
  const width = (list: readonly Field[]): number => list.reduce((sum, f) => sum + f.length, 1);
  if (width(fields) !== recordLength) {
    for (const f of fields) if (f.type === 'C') f.length += 256 * f.decimals;
    if (width(fields) !== recordLength) return HEADER;
  }
  return recordsOf(bytes, fields, { headerLength, recordLength, count, second });
}

function fieldsOf(
  bytes: Uint8Array,
  end: number,
  first: number,
  step: number,
  form: 'two' | 'classic' | 'seven',
): Field[] | null {
  const fields: Field[] = [];
  let at = first;
  for (; at < end && bytes[at] !== 0x0d; at += step) {
    if (at + step > end) return null;
    const nameEnd = at + (form === 'seven' ? 32 : 11);
    const lengthAt = form === 'seven' ? nameEnd + 1 : form === 'two' ? nameEnd + 1 : at + 16;
    fields.push({
      name: text(bytes, at, nameEnd).split('\0')[0] as string,
      type: String.fromCharCode(bytes[nameEnd] as number),
      length: bytes[lengthAt] as number,
      decimals: form === 'two' ? 0 : (bytes[lengthAt + 1] as number),
    });
  }
  return at >= end && fields.length === 0 ? null : fields;
}

interface Shape {
  readonly headerLength: number;
  readonly recordLength: number;
  readonly count: number;
  readonly second: boolean;
}

function recordsOf(bytes: Uint8Array, fields: readonly Field[], shape: Shape): SlowDbf {
  const { headerLength, recordLength, count, second } = shape;
  const end = headerLength + count * recordLength;
  if (end > bytes.length) return CUT;
  // Behind the last record: an end mark, or at least no further record.
  const rest = bytes.length - end;
  if (rest > 1 && rest >= recordLength && bytes[end] !== 0x1a && !second) return CUT;
  const records: { values: string[]; at: number }[] = [];
  let deleted = 0;
  for (let k = 0; k < count; k++) {
    let at = headerLength + k * recordLength;
    if (bytes[at] === 0x2a) {
      deleted++;
      continue;
    }
    at++;
    const values: string[] = [];
    for (const f of fields) {
      values.push(fieldText(bytes, at, f));
      at += f.length;
    }
    records.push({ values, at: k + 1 });
  }
  return { kind: 'table', names: fields.map((f) => f.name), records, deleted };
}

function fieldText(bytes: Uint8Array, at: number, { type, length }: Field): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (type === 'I' && length === 4) return view.getInt32(at, true).toString();
  if (type === 'Y' && length === 8) {
    const value = view.getBigInt64(at, true);
    const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
    return `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - 4)}.${digits.slice(digits.length - 4)}`;
  }
  if (type === 'B' && length === 8) return view.getFloat64(at, true).toString().slice(0, 32);
  return text(bytes, at, at + length)
    .replace(/[ \0]+$/, '')
    .replace(/^ +/, '');
}

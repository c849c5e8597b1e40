// A small writer of dBase III tables, independent of the reader.
export interface DbfColumn {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D';
  readonly length: number;
  readonly decimals?: number;
}

export interface DbfWriting {
  readonly encode?: (text: string) => Uint8Array;
  readonly deleted?: ReadonlySet<number>;
  readonly endMark?: boolean;
}

export function writeDbf(
  columns: readonly DbfColumn[],
  rows: readonly (readonly string[])[],
  options: DbfWriting = {},
): Buffer {
  const encode = options.encode ?? ((text: string) => Buffer.from(text, 'utf8'));
  const headerLength = 32 + 32 * columns.length + 1;
  const recordLength = 1 + columns.reduce((sum, column) => sum + column.length, 0);
  const out = Buffer.alloc(headerLength + recordLength * rows.length + (options.endMark === false ? 0 : 1), 0x20);
  out.fill(0, 0, headerLength);
  out[0] = 3;
  out.writeUInt32LE(rows.length, 4);
  out.writeUInt16LE(headerLength, 8);
  out.writeUInt16LE(recordLength, 10);
  columns.forEach((column, i) => {
    const at = 32 + 32 * i;
    Buffer.from(encode(column.name)).copy(out, at, 0, 10);
    out.write(column.type, at + 11, 'latin1');
    out[at + 16] = column.length;
    out[at + 17] = column.decimals ?? 0;
  });
  out[headerLength - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = headerLength + r * recordLength;
    out[at] = options.deleted?.has(r) ? 0x2a : 0x20;
    at++;
    columns.forEach((column, c) => {
      const bytes = Buffer.from(encode(row[c] ?? ''));
      if (bytes.length > column.length) throw new RangeError(`${row[c]} does not fit ${column.name}`);
      bytes.copy(out, column.type === 'N' ? at + column.length - bytes.length : at);
      at += column.length;
    });
  });
  if (options.endMark !== false) out[out.length - 1] = 0x1a;
  return out;
}

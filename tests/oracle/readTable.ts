// One file of a set → records of text by the contract's column names. Knows delimited text and dBase tables.
import { DATASETS } from './columns.ts';

export type TextRow = Readonly<Record<string, string>>;

/** RFC 4180: quotes, doubled quotes, line ends inside quotes. */
export function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (i < text.length) {
    const c = text[i] as string;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        field += '"';
        i += 2;
        continue;
      }
      if (c === '"') quoted = false;
      else field += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(field);
      field = '';
    } else if (c === '\n') {
      if (field.endsWith('\r')) field = field.slice(0, -1);
      row.push(field);
      rows.push(row);
      row = [];
      field = '';
    } else field += c;
    i += 1;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}

/** dBase III/IV/FoxPro: header, 32-byte field descriptors, fixed-width records; deleted records are left out. */
export function splitDbf(bytes: Uint8Array, encoding: string): string[][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder(encoding);
  const count = view.getUint32(4, true);
  const headLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const fields: { name: string; width: number }[] = [];
  for (let at = 32; at + 32 <= headLength && bytes[at] !== 0x0d; at += 32) {
    const raw = bytes.subarray(at, at + 11);
    const end = raw.indexOf(0);
    fields.push({ name: decoder.decode(end < 0 ? raw : raw.subarray(0, end)), width: bytes[at + 16] as number });
  }
  const rows = [fields.map((f) => f.name)];
  for (let k = 0; k < count; k += 1) {
    let at = headLength + k * recordLength;
    if (bytes[at] === 0x2a) continue;
    at += 1;
    const row: string[] = [];
    for (const f of fields) {
      row.push(decoder.decode(bytes.subarray(at, at + f.width)).trim());
      at += f.width;
    }
    rows.push(row);
  }
  return rows;
}

export interface FileEntry {
  readonly dataset: string;
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
  readonly profile: string;
}

/** Empty fields are left out of a record; the Chinese profile's words become the contract's. */
export function readTable(entry: FileEntry, bytes: Uint8Array): TextRow[] {
  const columns = DATASETS[entry.dataset];
  if (!columns) throw new Error(`unknown dataset ${entry.dataset}`);
  const chinese = entry.profile === 'canonical-zh';
  const dbf = entry.format === 'dbf';
  const table = dbf ? splitDbf(bytes, entry.encoding) : splitCsv(new TextDecoder(entry.encoding).decode(bytes));
  const [head = [], ...body] = table;
  const cut = (name: string): string => (dbf ? name.slice(0, 10).toUpperCase() : name);
  const picked = head.map((h) =>
    columns.find((c) => cut(chinese ? c.zh : c.name) === (dbf ? h.toUpperCase() : h.trim())),
  );
  return body
    .filter((fields) => !(fields.length === 1 && fields[0] === ''))
    .map((fields) => {
      const row: Record<string, string> = {};
      fields.forEach((field, k) => {
        const column = picked[k];
        if (!column || field === '') return;
        const word =
          chinese && column.values ? Object.entries(column.values).find(([, zh]) => zh === field)?.[0] : undefined;
        row[column.name] = word ?? field;
      });
      return row;
    });
}

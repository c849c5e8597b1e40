// Writes one set of an odd branch: as a folder or a zip, each file in some legal spelling. Part of oddBranch.ts.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Column, DATASETS } from './columns.ts';
import { parseDecimal, sum } from './fraction.ts';
import type { Random } from './oddRandom.ts';
import type { TextRow } from './readTable.ts';

export interface SetPlan {
  readonly folder: string;
  readonly date: string;
  readonly previous: string | null;
  readonly revision: number;
  readonly tables: Readonly<Record<string, readonly TextRow[]>>;
  readonly plain: boolean;
}

/** Datasets whose Chinese headers and code words the contract gives in full. */
const CHINESE = new Set([
  'clients',
  'trades',
  'cash_flows',
  'positions',
  'opening_positions',
  'assets',
  'code_changes',
  'advisors',
]);
/** Datasets whose values are plain ASCII but for text that a dBase C field can hold. */
const TABLE = new Set(['positions', 'assets', 'trades', 'cash_flows', 'code_changes', 'opening_positions']);
const TOTALS: Readonly<Record<string, readonly string[]>> = {
  trades: ['amount', 'commission', 'net_amount'],
  cash_flows: ['amount'],
  positions: ['quantity', 'market_value'],
  assets: ['total_asset', 'cash'],
  opening_positions: ['cost_amount'],
};

const quote = (s: string, always: boolean): string =>
  always || /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;

function csvText(random: Random, columns: readonly Column[], rows: readonly TextRow[], chinese: boolean): string {
  const order = random.chance(0.5) ? random.shuffled(columns) : columns;
  const extra = random.chance(0.3);
  const end = random.chance(0.4) ? '\r\n' : '\n';
  const quoted = random.chance(0.2);
  const compact = random.chance(0.3);
  const cell = (c: Column, row: TextRow): string => {
    const v = row[c.name] ?? '';
    if (v === '') return '';
    if (chinese && c.values) return quote(c.values[v] ?? v, quoted);
    if (compact && c.type === 'date') return v.replaceAll('-', '');
    if (compact && c.type === 'time') return v.replaceAll(':', '');
    return quote(v, quoted);
  };
  const head = [...order.map((c) => (chinese ? c.zh : c.name)), ...(extra ? ['spare'] : [])].join(',');
  const lines = rows.map((r) => [...order.map((c) => cell(c, r)), ...(extra ? ['x'] : [])].join(','));
  return [head, ...lines].join(end) + end;
}

function dbfBytes(columns: readonly Column[], rows: readonly TextRow[]): Buffer {
  const numeric = (c: Column): boolean => c.type === 'decimal' || c.type === 'quantity';
  const fields = columns.map((c) => {
    const cells = rows.map((r) => {
      const v = r[c.name] ?? '';
      return iconv.encode(c.type === 'date' ? v.replaceAll('-', '') : v, 'gb18030');
    });
    const places = numeric(c) ? Math.max(0, ...rows.map((r) => (r[c.name] ?? '').split('.')[1]?.length ?? 0)) : 0;
    return { c, cells, places, width: c.type === 'date' ? 8 : Math.max(places + 2, 1, ...cells.map((b) => b.length)) };
  });
  const head = Buffer.alloc(32 + 32 * fields.length + 1);
  head[0] = 3;
  head.set([126, 1, 1], 1);
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(1 + fields.reduce((n, f) => n + f.width, 0), 10);
  fields.forEach((f, k) => {
    const at = 32 + 32 * k;
    head.write(f.c.name.slice(0, 10).toUpperCase(), at, 'latin1');
    head.write(f.c.type === 'date' ? 'D' : numeric(f.c) ? 'N' : 'C', at + 11, 'latin1');
    head[at + 16] = f.width;
    head[at + 17] = f.places;
  });
  head[head.length - 1] = 0x0d;
  const body = rows.map((_, k) =>
    Buffer.concat([
      Buffer.from(' '),
      ...fields.map((f) => {
        const cell = f.cells[k] as Buffer;
        const pad = Buffer.alloc(f.width - cell.length, ' ');
        return numeric(f.c) ? Buffer.concat([pad, cell]) : Buffer.concat([cell, pad]);
      }),
    ]),
  );
  return Buffer.concat([head, ...body, Buffer.from([0x1a])]);
}

/** A minimal zip: one deflated entry a file, fixed time, so that equal content gives equal bytes. */
export function zipBytes(files: readonly (readonly [string, Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(0x5a21, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

export function writeSet(random: Random, plan: SetPlan): string {
  const files: [string, Buffer][] = [];
  const entries = Object.entries(plan.tables).map(([dataset, rows]) => {
    const columns = DATASETS[dataset] ?? [];
    const dbf = !plan.plain && TABLE.has(dataset) && rows.length > 0 && random.chance(0.3);
    const chinese = !plan.plain && !dbf && CHINESE.has(dataset) && random.chance(0.4);
    const encoding = dbf || (!plan.plain && random.chance(0.4)) ? 'gb18030' : 'utf-8';
    const bytes = dbf
      ? dbfBytes(columns, rows)
      : iconv.encode(csvText(random, columns, rows, chinese), encoding, {
          addBOM: encoding === 'utf-8' && random.chance(0.3),
        });
    const path = `${dataset}.${dbf ? 'dbf' : 'csv'}`;
    files.push([path, bytes]);
    // A column with a value that is no number has no sum to state.
    const totals = Object.fromEntries(
      (TOTALS[dataset] ?? []).flatMap((c) => {
        const values = rows.map((r) => parseDecimal(r[c] || '0'));
        return values.every((v) => v !== null) ? [[c, sum(values).text(4)]] : [];
      }),
    );
    return {
      dataset,
      path,
      format: dbf ? 'dbf' : 'csv',
      encoding,
      profile: chinese ? 'canonical-zh' : 'canonical',
      rows: rows.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(random.chance(0.7) && TOTALS[dataset] ? { totals } : {}),
    };
  });
  const manifest = {
    contract: '1',
    branch: '0571',
    business_date: plan.date,
    previous_business_date: plan.previous,
    revision: plan.revision,
    kind: plan.previous === null ? 'initial' : 'nightly',
    files: entries,
  };
  files.push(['manifest.json', Buffer.from(JSON.stringify(manifest, null, 1))]);
  const name = `${plan.date.replaceAll('-', '')}${plan.revision > 1 ? `.r${plan.revision}` : ''}`;
  mkdirSync(plan.folder, { recursive: true });
  if (!plan.plain && random.chance(0.3)) writeFileSync(join(plan.folder, `${name}.zip`), zipBytes(files));
  else {
    mkdirSync(join(plan.folder, name), { recursive: true });
    for (const [path, bytes] of files) writeFileSync(join(plan.folder, name, path), bytes);
  }
  return name;
}

// Drop folders for tests: a small branch in plain words, written by plain means that share nothing with the product.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import yazl from 'yazl';
import { type DbfColumn, writeDbf } from '../files/dbfWriting.ts';

export type Row = Readonly<Record<string, string>>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Columns by dataset, in the contract's order. */
export const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  clients:
    'client_no name client_kind id_type id_no gender birth_date mobile phone email address occupation education opened_on closed_on status advisor_no investor_class risk_level risk_assessed_on risk_valid_until commission_rate'.split(
      ' ',
    ),
  accounts: 'account_no client_no account_kind holder_sh holder_sz opened_on closed_on status'.split(' '),
  advisors: 'advisor_no name team status'.split(' '),
  securities: 'market code name security_kind board industry risk_rating lot_size listed_on delisted_on'.split(' '),
  products: 'product_code name product_kind risk_rating min_amount term_days on_sale_from on_sale_until'.split(' '),
  prices: 'trade_date market code close prev_close open high low volume'.split(' '),
  trades:
    'trade_date market trade_no trade_time account_no code business_type quantity price amount commission stamp_duty transfer_fee other_fee net_amount channel'.split(
      ' ',
    ),
  cash_flows: 'flow_date flow_no account_no flow_kind amount market code remark'.split(' '),
  positions: 'position_date account_no market code quantity market_value'.split(' '),
  opening_positions: 'account_no market code quantity cost_amount'.split(' '),
  code_changes: 'effective_on market old_code new_code'.split(' '),
  assets: 'asset_date account_no cash market_value total_asset liability'.split(' '),
};

export interface FileOptions {
  readonly format?: 'csv' | 'dbf';
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly profile?: string;
  readonly columns?: readonly string[];
  /** Header and words of another profile: contract name → header, contract value → word. */
  readonly header?: Readonly<Record<string, string>>;
  readonly words?: Readonly<Record<string, string>>;
  readonly bom?: boolean;
  readonly crlf?: boolean;
  readonly deleted?: ReadonlySet<number>;
  readonly path?: string;
  readonly totals?: Readonly<Record<string, string>>;
  /** Bends the finished bytes; the manifest describes the bent file. */
  readonly bend?: (bytes: Buffer) => Buffer;
  /** Bends the file's entry in the manifest. */
  readonly entry?: (entry: ManifestEntry) => object;
  /** Not written at all. */
  readonly missing?: boolean;
}

export interface ManifestEntry {
  dataset: string;
  path: string;
  format: string;
  encoding: string;
  profile: string;
  rows: number;
  sha256: string;
  totals?: Readonly<Record<string, string>>;
}

export interface SetOptions {
  readonly date: string;
  readonly previous?: string | null;
  readonly revision?: number;
  readonly kind?: 'initial' | 'nightly';
  readonly branch?: string;
  readonly rows?: Rows;
  readonly files?: Readonly<Record<string, FileOptions>>;
  readonly zip?: boolean;
  readonly name?: string;
  /** Bends the manifest before it is written. */
  readonly manifest?: (manifest: Record<string, unknown>) => unknown;
  /** Files of the set beside those of the manifest. */
  readonly extra?: Readonly<Record<string, string>>;
}

function encode(text: string, encoding: string): Buffer {
  return encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
}

function csvBytes(dataset: string, rows: readonly Row[], o: FileOptions): Buffer {
  const columns = o.columns ?? COLUMNS[dataset] ?? [];
  const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    columns.map((c) => o.header?.[c] ?? c),
    ...rows.map((row) => columns.map((c) => o.words?.[row[c] ?? ''] ?? row[c] ?? '')),
  ];
  const end = o.crlf ? '\r\n' : '\n';
  return encode(
    (o.bom ? '\uFEFF' : '') + lines.map((line) => line.map(quote).join(',') + end).join(''),
    o.encoding ?? 'utf-8',
  );
}

function dbfBytes(dataset: string, rows: readonly Row[], o: FileOptions): Buffer {
  const columns = o.columns ?? COLUMNS[dataset] ?? [];
  const bytes = (text: string): Buffer => encode(text, o.encoding ?? 'gb18030');
  const fields: DbfColumn[] = columns.map((c) => ({ name: (o.header?.[c] ?? c).toUpperCase(), type: 'C', length: 40 }));
  const values = rows.map((row) => columns.map((c) => o.words?.[row[c] ?? ''] ?? row[c] ?? ''));
  return writeDbf(fields, values, { encode: bytes, ...(o.deleted ? { deleted: o.deleted } : {}) });
}

export class DropBuilder {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-drop-'));
  readonly drop = path.join(this.folder, 'drop');

  constructor() {
    fs.mkdirSync(this.drop);
  }

  get storeFile(): string {
    return path.join(this.folder, 'store.db');
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a set; returns its name. */
  async set(o: SetOptions): Promise<string> {
    const revision = o.revision ?? 1;
    const kind = o.kind ?? 'nightly';
    const base = o.name ?? o.date.replaceAll('-', '') + (revision > 1 ? `.r${revision}` : '');
    const files = new Map<string, Buffer>();
    const entries: object[] = [];
    for (const [key, rows] of Object.entries(o.rows ?? {})) {
      // Several files of one dataset: "trades", "trades#2".
      const [dataset = key] = key.split('#');
      const options = o.files?.[key] ?? {};
      const format = options.format ?? 'csv';
      const made = format === 'csv' ? csvBytes(dataset, rows, options) : dbfBytes(dataset, rows, options);
      const bytes = options.bend ? options.bend(made) : made;
      const entry: ManifestEntry = {
        dataset,
        path: options.path ?? `${key.replace('#', '-')}.${format}`,
        format,
        encoding: options.encoding ?? (format === 'csv' ? 'utf-8' : 'gb18030'),
        profile: options.profile ?? 'canonical',
        rows: rows.length - (options.deleted?.size ?? 0),
        sha256: crypto.createHash('sha256').update(bytes).digest('hex'),
      };
      if (options.totals) entry.totals = options.totals;
      if (!options.missing) files.set(entry.path, bytes);
      entries.push(options.entry ? options.entry(entry) : entry);
    }
    for (const [name, text] of Object.entries(o.extra ?? {})) files.set(name, Buffer.from(text));
    const manifest: Record<string, unknown> = {
      contract: '1',
      branch: o.branch ?? '0571',
      business_date: o.date,
      previous_business_date: kind === 'initial' ? null : (o.previous ?? null),
      revision,
      kind,
      files: entries,
    };
    const written = o.manifest ? o.manifest(manifest) : manifest;
    if (written !== undefined) {
      files.set('manifest.json', Buffer.from(typeof written === 'string' ? written : JSON.stringify(written)));
    }
    return o.zip ? this.zip(`${base}.zip`, files) : this.plain(base, files);
  }

  private plain(name: string, files: ReadonlyMap<string, Buffer>): string {
    const folder = path.join(this.drop, name);
    fs.mkdirSync(folder);
    for (const [file, bytes] of files) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), bytes);
    }
    return name;
  }

  async zip(name: string, files: ReadonlyMap<string, Buffer>): Promise<string> {
    const zip = new yazl.ZipFile();
    for (const [file, bytes] of files) zip.addBuffer(bytes, file);
    zip.end();
    const parts: Buffer[] = [];
    for await (const part of zip.outputStream) parts.push(part as Buffer);
    fs.writeFileSync(path.join(this.drop, name), Buffer.concat(parts));
    return name;
  }
}

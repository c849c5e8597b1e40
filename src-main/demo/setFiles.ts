/**
 * Writes one head-office set: its files, then the manifest as the very last thing, as a folder or as a zip whose bytes
 * depend on nothing but their content (fixed times, fixed modes).
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import type { Cell, Dataset } from './columns.ts';
import { createDbfWriter } from './tableDbf.ts';
import { createDelimitedWriter, type FileStyle, type TableSink, type TableWriter } from './tableText.ts';

export interface SetSpec {
  readonly out: string;
  readonly branch: string;
  readonly businessDate: string;
  readonly previousBusinessDate: string | null;
  readonly revision: number;
  readonly kind: 'initial' | 'nightly';
  readonly container: 'folder' | 'zip';
}

export interface SetResult {
  readonly name: string;
  readonly bytes: number;
  readonly rows: Readonly<Record<string, number>>;
}

interface ManifestFile {
  readonly dataset: Dataset;
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
  readonly profile: string;
  readonly rows: number;
  readonly sha256: string;
  readonly totals?: Readonly<Record<string, string>>;
}

interface OpenFile {
  readonly dataset: Dataset;
  readonly path: string;
  readonly style: FileStyle;
  readonly hash: Hash;
  readonly writer: TableWriter;
  readonly descriptor: number | null;
  readonly chunks: Buffer[];
}

/** Time of every zip entry. A DOS stamp has no zone and is taken from the local parts, so it is made of those. */
const zipTime = (): Date => new Date(2026, 0, 1, 0, 0, 0);

export class SetFiles {
  readonly name: string;
  readonly #spec: SetSpec;
  readonly #folder: string;
  readonly #open: OpenFile[] = [];
  readonly #entries: { path: string; bytes: Buffer }[] = [];

  constructor(spec: SetSpec) {
    this.#spec = spec;
    const base = spec.businessDate.replaceAll('-', '') + (spec.revision > 1 ? `.r${spec.revision}` : '');
    this.name = spec.container === 'zip' ? `${base}.zip` : base;
    this.#folder = join(spec.out, base);
    if (spec.container === 'folder') mkdirSync(this.#folder, { recursive: true });
  }

  /** Opens one file of the set; its rows are given to the writer until `finish`. */
  file(dataset: Dataset, style: FileStyle): TableWriter {
    const path = `${dataset}.${style.format}`;
    const hash = createHash('sha256');
    const chunks: Buffer[] = [];
    const descriptor = this.#spec.container === 'folder' ? openSync(join(this.#folder, path), 'w') : null;
    const sink: TableSink = {
      write(bytes) {
        hash.update(bytes);
        if (descriptor === null) chunks.push(bytes);
        else writeFully(descriptor, bytes);
      },
    };
    const writer =
      style.format === 'dbf'
        ? createDbfWriter(dataset, style, this.#spec.businessDate, sink)
        : createDelimitedWriter(dataset, style, sink);
    this.#open.push({ dataset, path, style, hash, writer, descriptor, chunks });
    return writer;
  }

  /** A small file in one go. */
  table(dataset: Dataset, style: FileStyle, rows: Iterable<readonly Cell[]>): void {
    const writer = this.file(dataset, style);
    for (const row of rows) writer.row(row);
  }

  async finish(): Promise<SetResult> {
    const rows: Record<string, number> = {};
    const files: ManifestFile[] = this.#open.map((file) => {
      const summary = file.writer.end();
      if (file.descriptor !== null) closeSync(file.descriptor);
      else this.#entries.push({ path: file.path, bytes: Buffer.concat(file.chunks) });
      rows[file.dataset] = summary.rows;
      return {
        dataset: file.dataset,
        path: file.path,
        format: file.style.format,
        encoding: file.style.encoding,
        profile: file.style.profile,
        rows: summary.rows,
        sha256: file.hash.digest('hex'),
        ...(summary.totals === null ? {} : { totals: summary.totals }),
      };
    });
    const { branch, businessDate, previousBusinessDate, revision, kind } = this.#spec;
    const manifest = Buffer.from(
      `${JSON.stringify({ contract: '1', branch, business_date: businessDate, previous_business_date: previousBusinessDate, revision, kind, files }, null, 1)}\n`,
    );
    if (this.#spec.container === 'zip') return { name: this.name, bytes: await this.#zip(manifest), rows };
    let bytes = manifest.length;
    for (const file of files) bytes += statSync(join(this.#folder, file.path)).size;
    writeFileSync(join(this.#folder, 'manifest.json'), manifest);
    return { name: this.name, bytes, rows };
  }

  /** Closes what is open without a manifest: the set stays unready, as after a broken transfer. */
  abandon(): void {
    for (const { descriptor } of this.#open) if (descriptor !== null) closeSync(descriptor);
  }

  async #zip(manifest: Buffer): Promise<number> {
    const zip = new ZipFile();
    const options = { mtime: zipTime(), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 6 };
    for (const entry of [...this.#entries, { path: 'manifest.json', bytes: manifest }])
      zip.addBuffer(entry.bytes, entry.path, options);
    zip.end();
    const parts: Buffer[] = [];
    for await (const part of zip.outputStream) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    const target = join(this.#spec.out, this.name);
    await writeFile(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
    return bytes.length;
  }
}

function writeFully(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

// The rows that a trace names, read again from the drop folder by the oracle's own reader, and held against its cells.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FigureTrace, TraceCell, TraceSource } from '../../src-shared/contract/traceCalls.ts';
import { moneyTextE4, parseDecimal, priceText, quantityText } from '../../src-shared/kernel/money.ts';
import { type FileEntry, readTable, type TextRow } from '../oracle/readTable.ts';

type Row = FigureTrace['groups'][number]['rows'][number];

interface SetFolder {
  readonly folder: string;
  readonly files: readonly FileEntry[];
}

export class DropRows {
  private readonly sets = new Map<string, SetFolder>();
  private readonly tables = new Map<string, ReadonlyMap<number, TextRow>>();
  /** "SH 600001" → "SH 600002". */
  private readonly changed = new Map<string, string>();
  private readonly unpacked: string[] = [];
  /** What was looked at: formats of files, and 'zip' for packed sets. */
  readonly seen = new Set<string>();

  constructor(drop: string) {
    for (const name of fs.readdirSync(drop)) {
      const folder = name.endsWith('.zip') ? this.unpack(path.join(drop, name)) : path.join(drop, name);
      if (!fs.existsSync(path.join(folder, 'manifest.json'))) continue;
      const { files } = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as SetFolder;
      this.sets.set(name, { folder, files });
      for (const entry of files.filter(({ dataset }) => dataset === 'code_changes')) {
        for (const row of this.table(name, entry).values())
          this.changed.set(`${row.market} ${row.old_code}`, `${row.market} ${row.new_code}`);
      }
    }
  }

  private unpack(file: string): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-trace-'));
    this.unpacked.push(folder);
    execFileSync('unzip', ['-q', '-o', file, '-d', folder]);
    return folder;
  }

  close(): void {
    for (const folder of this.unpacked) fs.rmSync(folder, { recursive: true, force: true });
  }

  /** Rows of a file by line: of delimited text the line that an editor shows, of a dBase table the record's number. */
  private table(set: string, entry: FileEntry): ReadonlyMap<number, TextRow> {
    const key = `${set}/${entry.path}`;
    let table = this.tables.get(key);
    if (table === undefined) {
      const bytes = fs.readFileSync(path.join((this.sets.get(set) as SetFolder).folder, entry.path));
      const rows = readTable(entry, bytes);
      const lines =
        entry.format === 'dbf' ? rows.map((_, i) => i + 1) : linesOf(new TextDecoder(entry.encoding).decode(bytes));
      table = new Map(rows.map((row, i) => [lines[i] as number, row]));
      this.tables.set(key, table);
    }
    return table;
  }

  at({ set, file, line, dataset }: TraceSource): TextRow {
    const entry = this.sets.get(set ?? '')?.files.find((one) => one.path === file && one.dataset === dataset);
    const row = entry === undefined ? undefined : this.table(set as string, entry).get(line ?? -1);
    if (entry === undefined || row === undefined)
      throw new Error(`there is no ${dataset} row at ${set} ${file}:${line}`);
    this.seen.add(entry.format);
    if (set?.endsWith('.zip')) this.seen.add('zip');
    return row;
  }

  /** Whether a code of a file is that of the cell, or became it. */
  private isSame(row: TextRow, cell: Extract<TraceCell, { kind: 'security' }>): boolean {
    const wanted = `${cell.market} ${cell.code}`;
    let code: string | undefined = `${row.market} ${row.code}`;
    for (let step = 0; code !== undefined && step < 10; step++) {
      if (code === wanted) return true;
      code = this.changed.get(code);
    }
    return false;
  }

  /** Where a line of a trace and the rows of the files differ; empty: they agree. */
  differences(row: Row, clientNo: string): string[] {
    const out: string[] = [];
    for (const source of row.sources) {
      const file = this.at(source);
      const place = `${source.set} ${source.file}:${source.line}`;
      for (const [what, shown, delivered] of this.pairs(row, source, file, clientNo)) {
        if (shown !== delivered) out.push(`${place} ${what}: shown ${shown}, in the file ${delivered}`);
      }
    }
    return out;
  }

  private pairs(row: Row, source: TraceSource, file: TextRow, clientNo: string): [string, unknown, unknown][] {
    const { cells } = row;
    const pairs: [string, unknown, unknown][] = [];
    const { dataset } = source;
    if (dataset === 'clients') return [['client_no', clientNo, file.client_no]];
    if (cells.account !== undefined && file.account_no !== undefined)
      pairs.push(['account', textOf(cells.account), file.account_no]);
    if (cells.security?.kind === 'security' && file.code !== undefined)
      pairs.push(['security', true, this.isSame(file, cells.security)]);
    const date = textOf(cells.date);
    const isAlone = row.sources.length === 1;
    if (dataset === 'trades') {
      pairs.push(['trade_no', source.no, file.trade_no]);
      if (date !== null) pairs.push(['date', date, dateOf(file.trade_date)]);
      if (cells.fees !== undefined) {
        pairs.push(['amount', textOf(cells.amount), moneyOf(file.amount)]);
        pairs.push(['quantity', textOf(cells.quantity), quantityOf(file.quantity)]);
        pairs.push(['fees', textOf(cells.fees), feesOf(file)]);
      } else if (isAlone && cells.amount !== undefined) {
        // As a flow a transfer out has a sign.
        pairs.push(['amount', textOf(cells.amount)?.replace('-', ''), moneyOf(file.amount)]);
      }
    } else if (dataset === 'cash_flows') {
      pairs.push(['flow_no', source.no, file.flow_no], ['date', date, dateOf(file.flow_date)]);
      if (isAlone) pairs.push(['amount', textOf(cells.amount), moneyOf(file.amount)]);
    } else if (dataset === 'assets') {
      // The row that still holds on a later day of the branch.
      pairs.push(['date', true, (dateOf(file.asset_date) ?? '9') <= (date ?? '')]);
      if (cells.account !== undefined) pairs.push(['total', textOf(cells.total), moneyOf(file.total_asset)]);
    } else if (dataset === 'prices') {
      if (date !== null && isAlone) pairs.push(['date', date, dateOf(file.trade_date)]);
      if (cells.close?.kind === 'price') pairs.push(['close', textOf(cells.close), priceOf(file.close)]);
    } else if (dataset === 'opening_positions' && cells.fees !== undefined) {
      pairs.push(['quantity', textOf(cells.quantity), quantityOf(file.quantity)]);
      pairs.push(['cost', textOf(cells.amount), moneyOf(file.cost_amount)]);
    }
    return pairs;
  }
}

function textOf(cell: TraceCell | undefined): string | null {
  return cell === undefined || !('text' in cell) ? null : cell.text;
}

/** "20260520" and "2026-05-20" are the same day. */
function dateOf(text: string | undefined): string | null {
  const digits = (text ?? '').replaceAll('-', '');
  return digits === '' ? null : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}
const units = (text: string | undefined, decimals: number): number | null =>
  text === undefined || text === '' ? null : parseDecimal(text, decimals);
const moneyOf = (text: string | undefined): string | null => {
  const e4 = units(text, 4);
  return e4 === null ? null : moneyTextE4(e4);
};
const quantityOf = (text: string | undefined): string | null => {
  const e2 = units(text, 2);
  return e2 === null ? null : quantityText(e2);
};
const priceOf = (text: string | undefined): string | null => {
  const e4 = units(text, 4);
  return e4 === null ? null : priceText(e4);
};
function feesOf(file: TextRow): string {
  const parts = [file.commission, file.stamp_duty, file.transfer_fee, file.other_fee];
  return moneyTextE4(parts.reduce((sum, part) => sum + (units(part, 4) ?? 0), 0));
}

/** The line on which every record after the header starts; empty lines are no records. */
function linesOf(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let start = 1;
  let isQuoted = false;
  let isEmpty = true;
  for (const c of text) {
    if (c === '"') isQuoted = !isQuoted;
    if (c !== '\n') isEmpty &&= c === '\r';
    else {
      line += 1;
      if (isQuoted) continue;
      if (!isEmpty) lines.push(start);
      start = line;
      isEmpty = true;
    }
  }
  if (!isEmpty) lines.push(start);
  return lines.slice(1);
}

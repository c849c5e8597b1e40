/**
 * Turns rows of cells into the bytes of one contract file: delimited text in the wanted encoding, line end, date shape,
 * column order and profile. Streams in chunks, so a file of any length needs little memory.
 */
import iconv from 'iconv-lite';
import { type Cell, COLUMNS, type Column, type Dataset } from './columns.ts';
import { bigDecimalText, decimalText } from './decimals.ts';

export interface FileStyle {
  readonly format: 'csv' | 'dbf';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly bom: boolean;
  readonly profile: 'canonical' | 'canonical-zh';
  readonly lineEnd: '\n' | '\r\n';
  /** YYYYMMDD and HHMMSS instead of the long shapes. */
  readonly compact: boolean;
  /** Quotes around every text cell, needed or not. */
  readonly quoteAll: boolean;
  /** Positions of the contract's columns in the order in which the file has them. */
  readonly order: readonly number[];
  /** Columns that the contract does not know, appended with a constant value. */
  readonly extra: readonly (readonly [header: string, value: string])[];
  /** Names of the columns whose sums go into the manifest; null: no totals. */
  readonly totals: readonly string[] | null;
}

export interface TableSink {
  write(bytes: Buffer): void;
}

export interface TableSummary {
  readonly rows: number;
  readonly totals: Readonly<Record<string, string>> | null;
}

export interface TableWriter {
  row(cells: readonly Cell[]): void;
  end(): TableSummary;
}

export const SCALE_OF: Readonly<Partial<Record<Column['kind'], number>>> = {
  fen: 2,
  e4: 4,
  quantity: 2,
  rate: 6,
  int: 0,
};
const MIN_DECIMALS: Readonly<Partial<Record<Column['kind'], number>>> = { fen: 2, e4: 2, quantity: 0, rate: 5, int: 0 };
const CHUNK_CHARACTERS = 1 << 16;
/** Beyond this a running sum moves to a bigint, so that adding stays exact. */
const SUM_LIMIT = 2 ** 51;

export function encodeText(text: string, encoding: FileStyle['encoding']): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, 'gb18030');
}

export function cellText(column: Column, cell: Cell, style: FileStyle): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return decimalText(cell, SCALE_OF[column.kind] ?? 0, MIN_DECIMALS[column.kind] ?? 0);
  if (column.kind === 'code') return style.profile === 'canonical-zh' ? (column.words?.[cell] ?? cell) : cell;
  if (style.compact && column.kind === 'date') return cell.replaceAll('-', '');
  if (style.compact && column.kind === 'time') return cell.replaceAll(':', '');
  return cell;
}

/** Exact sums of the named columns over all rows. */
export class ColumnTotals {
  readonly #columns: readonly { index: number; name: string; scale: number }[];
  readonly #partial: number[];
  readonly #whole: bigint[];
  rows = 0;

  constructor(dataset: Dataset, names: readonly string[]) {
    const columns = COLUMNS[dataset];
    this.#columns = names.map((name) => {
      const index = columns.findIndex((column) => column.name === name);
      const column = columns[index];
      if (column === undefined) throw new Error(`${dataset} has no column ${name}`);
      return { index, name, scale: SCALE_OF[column.kind] ?? 0 };
    });
    this.#partial = names.map(() => 0);
    this.#whole = names.map(() => 0n);
  }

  add(cells: readonly Cell[]): void {
    this.rows++;
    for (let i = 0; i < this.#columns.length; i++) {
      const cell = cells[(this.#columns[i] as { index: number }).index];
      if (typeof cell !== 'number') continue;
      const sum = (this.#partial[i] as number) + cell;
      if (Math.abs(sum) > SUM_LIMIT) {
        this.#whole[i] = (this.#whole[i] as bigint) + BigInt(sum);
        this.#partial[i] = 0;
      } else this.#partial[i] = sum;
    }
  }

  texts(): Record<string, string> {
    const texts: Record<string, string> = {};
    this.#columns.forEach(({ name, scale }, i) => {
      texts[name] = bigDecimalText(
        (this.#whole[i] as bigint) + BigInt(this.#partial[i] as number),
        scale,
        Math.min(scale, 2),
      );
    });
    return texts;
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export function createDelimitedWriter(dataset: Dataset, style: FileStyle, sink: TableSink): TableWriter {
  const columns = style.order.map((index) => ({ index, column: COLUMNS[dataset][index] as Column }));
  const totals = new ColumnTotals(dataset, style.totals ?? []);
  const tail = style.extra.map(([, value]) => `,${value}`).join('') + style.lineEnd;
  const headers = [
    ...columns.map(({ column }) => (style.profile === 'canonical' ? column.name : column.zh)),
    ...style.extra.map(([header]) => header),
  ];
  let chunk = (style.bom ? '\uFEFF' : '') + headers.join(',') + style.lineEnd;

  const flush = (): void => {
    if (chunk !== '') sink.write(encodeText(chunk, style.encoding));
    chunk = '';
  };
  return {
    row(cells) {
      let line = '';
      for (let i = 0; i < columns.length; i++) {
        const { index, column } = columns[i] as { index: number; column: Column };
        const cell = cells[index] ?? null;
        let text = cellText(column, cell, style);
        if (column.kind === 'text' && text !== '' && (style.quoteAll || /[",\r\n]/.test(text))) text = quoted(text);
        line += i === 0 ? text : `,${text}`;
      }
      chunk += line + tail;
      totals.add(cells);
      if (chunk.length > CHUNK_CHARACTERS) flush();
    },
    end() {
      flush();
      return { rows: totals.rows, totals: style.totals === null ? null : totals.texts() };
    },
  };
}

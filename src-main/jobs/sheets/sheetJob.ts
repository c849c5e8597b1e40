/**
 * Writes a table to a file in the job's thread, piece by piece: a CSV as it comes, a workbook at the end. Under another name
 * first: the file is there whole or not at all. The audit trail hears of it, by what it was and how many rows.
 */
import fs from 'node:fs';
import path from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import {
  MOST_SHEET_ROWS,
  type SHEET_FORMATS,
  type SheetCell,
  type SheetColumn,
} from '../../../src-shared/contract/transferCalls.ts';
import { csvLine } from '../../../src-shared/files/safeCsv.ts';
import { writeAudit } from '../../store/ledger/audit.ts';
import { openWrite } from '../../store/open.ts';
import { type BookCell, bookCell, textOf } from './cells.ts';

export type SheetJobInput =
  | {
      readonly op: 'begin';
      readonly id: string;
      readonly file: string;
      readonly format: (typeof SHEET_FORMATS)[number];
      readonly notes: readonly string[];
      readonly columns: readonly SheetColumn[];
    }
  | { readonly op: 'rows'; readonly id: string; readonly rows: readonly (readonly SheetCell[])[] }
  | {
      readonly op: 'end';
      readonly id: string;
      readonly keep: boolean;
      readonly store: string;
      readonly nativeBinding?: string;
      readonly subject: string;
    };

export interface SheetResult {
  readonly rows: number;
  /** Its name alone. */
  readonly file: string;
  /** Texts that a workbook's cell could not take whole. */
  readonly shortened: number;
}

/** Milliseconds that the audit row waits for a store that is written to. */
const AUDIT_WAIT_MS = 2_000;
const BOM = '\ufeff';
/** Widths in characters. */
const LEAST_WIDTH = 10;
const MOST_WIDTH = 60;

interface Writing {
  readonly file: string;
  readonly part: string;
  readonly handle: number;
  readonly columns: readonly SheetColumn[];
  readonly notes: readonly string[];
  /** Rows of a workbook, until it is written; null: a CSV. */
  readonly book: (BookCell | null)[][] | null;
  readonly widths: number[];
  rows: number;
  shortened: number;
}
const open = new Map<string, Writing>();

/** @throws Refusal not_found, bad_request; the file system's errors: nothing of the file is then left */
export async function runSheetJob(input: SheetJobInput): Promise<SheetResult> {
  if (input.op === 'begin') return told(begin(input));
  const writing = open.get(input.id);
  if (writing === undefined) throw new Refusal('not_found', 'The export has ended already.');
  try {
    if (input.op === 'rows') {
      addRows(writing, input.rows);
      return told(writing);
    }
    open.delete(input.id);
    if (!input.keep) {
      drop(writing);
      return told(writing);
    }
    await finish(writing);
    audit(input, writing);
    return told(writing);
  } catch (error) {
    open.delete(input.id);
    drop(writing);
    throw error;
  }
}

const told = ({ rows, file, shortened }: Writing): SheetResult => ({ rows, file: path.basename(file), shortened });

function begin({ id, file, format, columns, notes }: Extract<SheetJobInput, { op: 'begin' }>): Writing {
  const part = `${file}.part`;
  const handle = fs.openSync(part, 'w', 0o600);
  const writing: Writing = {
    file,
    part,
    handle,
    columns,
    notes,
    book: format === 'xlsx' ? [] : null,
    widths: columns.map(({ title }) => widthOf(title)),
    rows: 0,
    shortened: 0,
  };
  open.set(id, writing);
  if (writing.book === null) {
    fs.writeSync(handle, BOM + csvLine(columns.map(({ title }) => title)));
  }
  return writing;
}

function addRows(writing: Writing, rows: readonly (readonly SheetCell[])[]): void {
  const { columns, book, handle, widths } = writing;
  writing.rows += rows.length;
  if (book === null) {
    fs.writeSync(
      handle,
      rows.map((row) => csvLine(columns.map(({ unit }, i) => textOf(row[i] ?? null, unit)))).join(''),
    );
    return;
  }
  if (writing.rows > MOST_SHEET_ROWS) {
    throw new Refusal('bad_request', `A workbook holds ${MOST_SHEET_ROWS} rows; a CSV file holds any number.`);
  }
  for (const row of rows) {
    book.push(
      columns.map(({ unit }, i) => {
        const value = row[i] ?? null;
        widths[i] = Math.max(widths[i] as number, widthOf(textOf(value, unit)));
        return bookCell(value, unit, () => {
          writing.shortened += 1;
        });
      }),
    );
  }
}

/** Half-width characters; what is beyond the first hundred does not count. */
function widthOf(text: string): number {
  let width = 2;
  for (const letter of text.slice(0, 100)) width += (letter.codePointAt(0) as number) > 0x2e7f ? 2 : 1;
  return width;
}

async function finish(writing: Writing): Promise<void> {
  const { handle, book, columns, notes, part, file, widths } = writing;
  if (book !== null) {
    const head = columns.map(({ title }) => ({
      type: String,
      value: title,
      fontWeight: 'bold' as const,
      backgroundColor: '#EDF0F5',
    }));
    const buffer = await writeExcelFile(
      [
        {
          data: [head, ...book] as never,
          sheet: 'Sheet1',
          stickyRowsCount: 1,
          columns: widths.map((width) => ({ width: Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)) })),
        },
        // What it is stands apart, so that the first sheet is a table and nothing else.
        {
          data: notes.map((note) => [{ type: String, value: note, format: '@' }]) as never,
          sheet: 'Info',
          columns: [{ width: MOST_WIDTH * 2 }],
        },
      ].slice(0, notes.length > 0 ? 2 : 1) as never,
    ).toBuffer();
    let written = 0;
    while (written < buffer.length) written += fs.writeSync(handle, buffer, written);
  }
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(part, file);
}

function drop({ handle, part }: Writing): void {
  try {
    fs.closeSync(handle);
  } catch {
    // Closed already, by the writing that failed.
  }
  fs.rmSync(part, { force: true });
}

function audit(
  { store: file, nativeBinding, subject }: Extract<SheetJobInput, { op: 'end' }>,
  { rows }: Writing,
): void {
  try {
    const store = openWrite(file, nativeBinding === undefined ? {} : { nativeBinding });
    try {
      store.db.pragma(`busy_timeout = ${AUDIT_WAIT_MS}`);
      const at = new Date().toISOString();
      store.transaction(() =>
        writeAudit(store, { at, who: 'local', action: 'table_exported', subject, detail: { rows } }),
      );
    } finally {
      store.close();
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // The file is there; a store that cannot be written to now does not take it away.
    if (typeof code === 'string' && /^SQLITE_(BUSY|READONLY|CANTOPEN|IOERR)/.test(code)) return;
    throw error;
  }
}

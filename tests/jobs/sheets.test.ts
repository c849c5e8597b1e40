/** Tables as files: what is in them by the reader of another library and our own CSV reader, and that a failed one leaves nothing. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { bookCell, decimalOf, MOST_TEXT } from '../../src-main/jobs/sheets/cells.ts';
import { runSheetJob } from '../../src-main/jobs/sheets/sheetJob.ts';
import { openWrite, query } from '../../src-main/store/open.ts';
import { SHEET_FORMATS, type SheetCell, type SheetColumn } from '../../src-shared/contract/transferCalls.ts';
import { cellText } from '../../src-shared/files/safeCsv.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-sheets-'));
  openWrite(path.join(folder, 'branch.db')).close();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const COLUMNS: readonly SheetColumn[] = [
  { title: '客户号', unit: 'text' },
  { title: '总资产', unit: 'money' },
  { title: '价格', unit: 'price' },
  { title: '比例', unit: 'ratio' },
  { title: '日期', unit: 'date' },
  { title: '笔数', unit: 'count' },
];
const ROWS: readonly (readonly SheetCell[])[] = [
  ['00571010000', 62_591_453_185, 123_456, 0.5609774691796845, '2026-11-20', 12],
  ['=1+1', -10_000, 10_000, -0.01, 20261120, 0],
  ['+86', null, null, null, null, null],
  ['@a', 9_007_199_254_740_990, 1, 1, '2026-02-29', 1],
  ['-1-2', 0, 0, 0, '2026-01-01', 3],
  ['𠮷野家\t"引"号\n换行', 50, 5, 2, '1999-12-31', 4],
];

async function write(
  format: (typeof SHEET_FORMATS)[number],
  rows = ROWS,
  columns = COLUMNS,
  keep = true,
): Promise<string> {
  const file = path.join(folder, `表.${format}`);
  const id = crypto.randomUUID();
  const store = path.join(folder, 'branch.db');
  await runSheetJob({ op: 'begin', id, file, format, notes: ['客户', '数据截至 2026-11-20'], columns });
  for (let at = 0; at < rows.length; at += 2) await runSheetJob({ op: 'rows', id, rows: rows.slice(at, at + 2) });
  await runSheetJob({ op: 'end', id, keep, store, subject: '客户' });
  return file;
}

describe('a workbook', () => {
  test('holds numbers as numbers, days as days, and every text as a text', async () => {
    const file = await write('xlsx');
    const read = await readXlsx(file);
    const [head, ...rows] = (read as unknown as { data: unknown[][] }[])[0]?.data ?? [];
    expect(head).toEqual(COLUMNS.map(({ title }) => title));
    expect(rows[0]).toEqual([
      '00571010000',
      6_259_145.32,
      12.3456,
      0.5609774691796845,
      new Date('2026-11-20T00:00:00Z'),
      12,
    ]);
    expect(rows[1]).toEqual(['=1+1', -1, 1, -0.01, new Date('2026-11-20T00:00:00Z'), 0]);
    expect(rows[2]).toEqual(['+86', null, null, null, null, null]);
    // More digits than a workbook's number holds, and a day that is none: both stay as they are written.
    expect(rows[3]?.slice(0, 2)).toEqual(['@a', 900_719_925_474.1]);
    expect(rows[3]?.[4]).toBe('2026-02-29');
    expect(rows[4]?.[0]).toBe('-1-2');
    expect(rows[5]?.[0]).toBe('𠮷野家\t"引"号\n换行');
    expect((read as unknown as { sheet: string }[]).map(({ sheet }) => sheet)).toEqual(['Sheet1', 'Info']);
  });
  test('has no formula: its texts are texts', async () => {
    const parts = await partsOf(await write('xlsx'));
    expect(parts.get('xl/sharedStrings.xml')).toContain('=1+1');
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
  });
});

describe('a CSV', () => {
  test('is read by another reader, with every text', async () => {
    const file = await write('csv');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(
      `SELECT * FROM read_csv('${file}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n')`,
    );
    const rows = result.getRowsJson() as (string | null)[][];
    expect(rows.map((row) => cellText(row[0] ?? ''))).toEqual(ROWS.map(([text]) => text));
    expect(rows[0]?.slice(1)).toEqual(['6259145.32', '12.3456', '0.5609774691796845', '2026-11-20', '12']);
    expect(rows[1]?.[0]).toBe("'=1+1");
    expect(rows[3]?.[1]).toBe('900719925474.10');
  });
});

describe('what goes wrong', () => {
  test.each(SHEET_FORMATS)('%s given up leaves nothing', async (format) => {
    const file = await write(format, ROWS, COLUMNS, false);
    expect(fs.existsSync(file)).toBe(false);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('表'))).toEqual([]);
  });
  test('a place that cannot be written to', async () => {
    const begin = { op: 'begin', id: crypto.randomUUID(), format: 'csv', notes: [], columns: COLUMNS } as const;
    await expect(runSheetJob({ ...begin, file: path.join(folder, 'nowhere', 'a.csv') })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
  test('a target that is a folder: nothing is left, and the pieces end', async () => {
    const file = path.join(folder, 'taken.csv');
    fs.mkdirSync(path.join(file, 'inner'), { recursive: true });
    const id = crypto.randomUUID();
    await runSheetJob({ op: 'begin', id, file, format: 'csv', notes: [], columns: COLUMNS });
    await expect(
      runSheetJob({ op: 'end', id, keep: true, store: path.join(folder, 'branch.db'), subject: '' }),
    ).rejects.toThrow();
    expect(fs.existsSync(`${file}.part`)).toBe(false);
    await expect(runSheetJob({ op: 'rows', id, rows: [] })).rejects.toMatchObject({ code: 'not_found' });
  });
  test('is in the trail with its rows, and with nothing of its content', async () => {
    await write('csv');
    const store = openWrite(path.join(folder, 'branch.db'));
    const row = store.get(query.selectFrom('audit').selectAll().where('action', '=', 'table_exported'));
    store.close();
    expect(row).toMatchObject({ subject: '客户', detail_json: '{"rows":6}' });
  });
});

describe('cells', () => {
  test.each([
    [12_345_600, 'money', '1234.56'],
    [-1, 'money', '-0.00'],
    [5_000, 'price', '0.5'],
    [123_456, 'price', '12.3456'],
    [-10_000, 'price', '-1'],
    [0, 'price', '0'],
  ] as const)('%i as %s is %s', (e4, unit, text) => {
    expect(decimalOf(e4, unit).replace('-0.00', '0.00')).toBe(text.replace('-0.00', '0.00'));
  });
  test('a text that is too long is cut and counted; what XML cannot hold is replaced', () => {
    let cut = 0;
    const cell = bookCell('字'.repeat(MOST_TEXT + 1), 'text', () => {
      cut += 1;
    });
    expect(String(cell?.value).length).toBe(MOST_TEXT);
    expect(cut).toBe(1);
    expect(bookCell('a\u0000b\ud800c', 'text', () => undefined)?.value).toBe('a\ufffdb\ufffdc');
  });
  test('money is exact to the cent whatever its size', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (e4) => {
        const cell = bookCell(e4, 'money', () => undefined);
        const text = typeof cell?.value === 'number' ? cell.value.toFixed(2) : String(cell?.value);
        expect(text.replace(/^-0\.00$/, '0.00')).toBe(decimalOf(e4, 'money').replace(/^-0\.00$/, '0.00'));
      }),
    );
  });
});

/** The texts of a zip's files by name. */
async function partsOf(file: string): Promise<Map<string, string>> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}

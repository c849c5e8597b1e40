// The quarantine as a file for head office: whole, in order, no formulas in it, and every value to be had back.
import fs from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runExportJob } from '../../src-main/jobs/exportJob.ts';
import { query } from '../../src-main/store/open.ts';
import { exportRejects, REASON_COLUMNS } from '../../src-main/sync/exportRejects.ts';
import { CsvReader } from '../../src-shared/files/csvReader.ts';
import { ISSUE_TEXTS } from '../../src-shared/files/issues.ts';
import { ISSUE_TEXTS_ZH } from '../../src-shared/files/issueTextsZh.ts';
import { cellText, csvLine, safeCell } from '../../src-shared/files/safeCsv.ts';
import { COLUMNS } from './dropBuilder.ts';
import { D0, D1, flow, INITIAL, initial, night, price, trade } from './smallBranch.ts';
import { type Branch, newBranch } from './syncing.ts';

const NASTY = '=HYPERLINK("http://x","点我"),\r\n第二行';

/** Bad rows of three datasets; values that a spreadsheet must not take for formulas. */
async function branchWithRejects(): Promise<Branch> {
  const branch = newBranch();
  await branch.drop.set(initial({ rows: INITIAL }));
  await branch.drop.set(
    night(D1, D0, {
      rows: {
        trades: [
          trade('01', { business_type: '=gift', channel: '@counter' }),
          trade('02', { quantity: '-100' }),
          trade('=02+1', { trade_date: '2026-02-30' }),
          trade('3'),
          trade("'4", { account_no: '＝99' }),
        ],
        cash_flows: [flow('F9', { flow_kind: 'gift', amount: '-12.5', remark: NASTY }), flow('F8')],
        prices: [price('600519', '12.3.4', { prev_close: '', trade_date: D1 })],
      },
    }),
  );
  await branch.sync();
  return branch;
}

/** The file as DuckDB reads it: a reader that is not ours, told nothing but that it is CSV with a header. */
async function parse(file: string): Promise<Record<string, string>[]> {
  const bytes = fs.readFileSync(file);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const options = `header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true`;
    const read = await connection.runAndReadAll(`SELECT * FROM read_csv('${file}', ${options})`);
    return read
      .getRowObjects()
      .map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v ?? '')])));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
const exported = (branch: Branch, name = 'out.csv'): string => path.join(branch.drop.folder, name);

describe('the file', () => {
  test('holds every row with its reason and its own fields, as another reader reads it', async () => {
    const branch = await branchWithRejects();
    const file = exported(branch);
    const result = exportRejects(branch.store, file, {}, 'en');
    const rows = await parse(file);
    expect([result.rows, rows.length]).toEqual([6, 6]);
    expect(Object.keys(rows[0] as object)).toEqual([
      ...REASON_COLUMNS,
      ...new Set(['prices', 'trades', 'cash_flows'].flatMap((dataset) => COLUMNS[dataset] ?? [])),
    ]);
    const kept = branch.store.all(
      query.selectFrom('reject').select(['dataset', 'line', 'column_name', 'value', 'code', 'row_json']),
    );
    for (const one of kept) {
      const row = rows.find((r) => r.reject_dataset === one.dataset && r.reject_line === String(one.line));
      const fields = JSON.parse(one.row_json) as Record<string, string>;
      expect(row && Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cellText(cell)]))).toMatchObject({
        ...fields,
        reject_set: '20260520',
        reject_column: one.column_name,
        reject_value: one.value,
        reject_code: one.code,
        reject_reason: ISSUE_TEXTS[one.code as keyof typeof ISSUE_TEXTS],
      });
    }
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@＝＋－＠\t\r\n\0]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith('-')).sort()).toEqual([
      '-100',
      '-100',
      '-1005.01',
      '-1005.01',
      '-1005.01',
      '-1005.01',
      '-12.5',
    ]);
    expect(result.sets).toMatchObject([
      {
        set: '20260520',
        problems: [
          { file: 'cash_flows.csv', column: 'flow_kind', code: 'unknown_code', count: 1, ranges: [[2, 2]] },
          { file: 'prices.csv', column: 'close', code: 'bad_number', count: 1, ranges: [[2, 2]] },
          { file: 'trades.csv', column: 'business_type', code: 'unknown_code', count: 1, ranges: [[2, 2]] },
          { file: 'trades.csv', column: 'quantity', code: 'negative', count: 1, ranges: [[3, 3]] },
          { file: 'trades.csv', column: 'trade_date', code: 'bad_date', count: 1, ranges: [[4, 4]] },
          { file: 'trades.csv', column: 'account_no', code: 'unknown_account', count: 1, ranges: [[6, 6]] },
        ],
      },
    ]);
  });
  test('of one dataset loads again as a file of it, once the apostrophes are gone and the rows are mended', async () => {
    const branch = await branchWithRejects();
    const file = exported(branch);
    exportRejects(branch.store, file, { dataset: 'trades' }, 'zh');
    const rows = await parse(file);
    const good: Record<string, string> = {
      business_type: 'buy',
      quantity: '100',
      trade_date: D1,
      account_no: '00880000',
      channel: 'counter',
    };
    const mended = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, cell]) => [key, key in good ? (good[key] as string) : cellText(cell)]),
      ),
    );
    await branch.drop.set(
      night(D1, D0, {
        revision: 2,
        rows: { trades: mended },
        files: { trades: { columns: Object.keys(rows[0] as object) } },
      }),
    );
    const run = await branch.run('20260520.r2');
    expect(run).toMatchObject({ state: 'applied', rows: { trades: { read: 4, applied: 4, rejected: 0 } } });
  });
  test('follows its filter; an unknown set is refused', async () => {
    const branch = await branchWithRejects();
    const file = exported(branch);
    expect(exportRejects(branch.store, file, { code: 'unknown_account' }, 'zh').rows).toBe(1);
    expect(await parse(file)).toMatchObject([
      { reject_reason: ISSUE_TEXTS_ZH.unknown_account, account_no: "'＝99", trade_no: "''4" },
    ]);
    expect(exportRejects(branch.store, file, { set: '20260519' }, 'zh').rows).toBe(0);
    expect(await parse(file)).toEqual([]);
    await expect(runExportJob({ store: branch.store.file, file, filter: { set: 'nothing' } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  test('is there whole or not at all, and in the audit trail', async () => {
    const branch = await branchWithRejects();
    const nowhere = path.join(branch.drop.folder, 'no', 'such.csv');
    await expect(runExportJob({ store: branch.store.file, file: nowhere, filter: {} })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    const file = exported(branch);
    fs.mkdirSync(file);
    await expect(runExportJob({ store: branch.store.file, file, filter: {} })).rejects.toThrow();
    expect(fs.existsSync(`${file}.part`)).toBe(false);
    fs.rmdirSync(file);
    expect(await runExportJob({ store: branch.store.file, file, filter: { dataset: 'trades' } })).toMatchObject({
      rows: 4,
      audited: true,
    });
    expect(branch.rows("SELECT subject, detail_json FROM audit WHERE action = 'rejects_exported'")).toEqual([
      { subject: 'all sets', detail_json: '{"rows":4,"dataset":"trades"}' },
    ]);
  });
  test('is written beside a store that is at work, and says that it is not in the trail', async () => {
    const branch = await branchWithRejects();
    const file = exported(branch);
    branch.store.db.exec('BEGIN IMMEDIATE');
    try {
      expect(await runExportJob({ store: branch.store.file, file, filter: {} })).toMatchObject({
        rows: 6,
        audited: false,
      });
    } finally {
      branch.store.db.exec('ROLLBACK');
    }
    expect(await parse(file)).toHaveLength(6);
  });
});

describe('cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-12.50', '-12.50'],
    ['-1-2', "'-1-2"],
    ['@a', "'@a"],
    ['\tx', "'\tx"],
    ['＝1', "'＝1"],
    ["'a", "''a"],
    ['00880000', '00880000'],
    ['', ''],
  ])('%j stands as %j', (text, cell) => {
    expect(safeCell(text)).toBe(cell);
    expect(cellText(cell)).toBe(text);
  });
  test('any texts come back through the product’s own reader', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (texts) => {
        const reader = new CsvReader();
        reader.push(new TextEncoder().encode(csvLine(texts)));
        reader.end();
        const batch = reader.next();
        if (!batch) throw new Error('no record');
        const cells = texts.map((_, i) =>
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(batch.bytes.subarray(batch.starts[i], batch.ends[i])),
        );
        expect(cells.map(cellText)).toEqual(texts);
      }),
    );
  });
});

/**
 * T1 and T3 of the notes on performance: the rows of an initial set's trades, read, checked and stored in one bare table
 * without an index and in the order of the file, by our own pipeline and by DuckDB. Accounts and securities are those of a
 * store that the set was applied to.
 */
import fs from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FactTable } from '../../src-main/store/facts/bulkInsert.ts';
import { Dictionaries } from '../../src-main/store/facts/dictionaries.ts';
import { TRADE } from '../../src-main/store/facts/factTables.ts';
import { openRead, openWrite } from '../../src-main/store/open.ts';
import { FACT_DATASETS, type IntakeContext } from '../../src-main/sync/factIntake.ts';
import { KnownKeys } from '../../src-main/sync/knownKeys.ts';
import { SortedRows } from '../../src-main/sync/sortedRows.ts';
import { readStagedRows } from '../../src-main/sync/threadedRows.ts';
import { NO_LOOKUP } from '../../src-shared/files/mapping/lookup.ts';
import { CANONICAL } from '../../src-shared/files/profile.ts';

const line = TRADE.numbers.indexOf('line');
/** Ordered by the line of the file, as a table with row numbers is. */
const BARE: FactTable = {
  ...TRADE,
  name: 'bare' as FactTable['name'],
  order: [line, TRADE.numbers.indexOf('trade_date')],
};
const SQL = `CREATE TABLE bare (${TRADE.numbers.map((name) => `${name} INTEGER`).join(', ')}, trade_no TEXT NOT NULL,
  PRIMARY KEY (line, trade_date)) STRICT, WITHOUT ROWID`;

interface Input {
  /** A store that knows the accounts and securities. */
  readonly known: string;
  readonly csv: string;
  readonly rows: number;
  /** Where to put the new table. */
  readonly target: string;
}

export function bareTable({ known, csv, rows, target }: Input): Record<string, unknown> {
  const folder = `${target}.runs`;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const reading = openRead(known);
  const dictionaries = new Dictionaries(reading, null);
  reading.close();
  const store = openWrite(target);
  store.db.exec(SQL);
  const start = performance.now();
  let refused = 0;
  store.fill(() => {
    const sorted = new SortedRows(store, BARE, folder);
    const context: IntakeContext = {
      store,
      dictionaries,
      businessDate: 99991231,
      keys: new KnownKeys('trades', store, dictionaries, []),
      target: sorted,
      fileId: 1,
    };
    const staged = {
      file: {
        dataset: 'trades' as const,
        path: path.basename(csv),
        format: 'csv' as const,
        encoding: 'utf-8' as const,
        profile: CANONICAL,
        rows,
        sha256: '',
        totals: new Map([['amount', '0']]),
      },
      path: csv,
      bytes: fs.statSync(csv).size,
    };
    let take: ((row: number) => unknown) | null = null;
    const translation = { lookup: NO_LOOKUP, reportsUnmapped: true };
    readStagedRows(
      staged,
      translation,
      () => {},
      ({ rows: parsed }) => {
        take ??= FACT_DATASETS.trades?.intake(parsed, context) ?? null;
        for (let i = 0; i < parsed.rows; i++) if (parsed.fault[i] !== 0 || take?.(i) !== null) refused++;
      },
    );
    sorted.insert(() => {});
    sorted.close();
  }, true);
  const loadSeconds = (performance.now() - start) / 1000;
  const stored = store.db.prepare('SELECT count(*) FROM bare').pluck().get();
  store.close();
  fs.rmSync(folder, { recursive: true });
  if (stored !== rows || refused > 0) throw new Error(`${String(stored)} of ${rows} rows are in the bare table`);
  return { loadSeconds };
}

const MONEY = 'DECIMAL(18,4)';
const TYPES: Readonly<Record<string, string>> = {
  trade_date: 'DATE',
  trade_time: 'TIME',
  quantity: 'DECIMAL(18,2)',
  price: MONEY,
  amount: MONEY,
  commission: MONEY,
  stamp_duty: MONEY,
  transfer_fee: MONEY,
  other_fee: MONEY,
  net_amount: MONEY,
};

export async function duckdbLoad({ csv, rows, target }: Input): Promise<Record<string, unknown>> {
  fs.rmSync(target, { force: true });
  const names = firstLine(csv).split(',');
  const columns = names.map((name) => `'${name}': '${TYPES[name] ?? 'VARCHAR'}'`).join(', ');
  const start = performance.now();
  const instance = await DuckDBInstance.create(target, { threads: '2' });
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE trades AS SELECT * FROM read_csv('${csv}', header = true, columns = {${columns}})`,
  );
  await connection.run('CHECKPOINT');
  const loadSeconds = (performance.now() - start) / 1000;
  const [[count]] = (await connection.runAndReadAll('SELECT count(*) FROM trades')).getRows() as [[bigint]];
  connection.closeSync();
  instance.closeSync();
  if (Number(count) !== rows) throw new Error(`${count} of ${rows} rows are in DuckDB`);
  return { loadSeconds };
}

function firstLine(csv: string): string {
  const head = Buffer.alloc(4096);
  const handle = fs.openSync(csv, 'r');
  fs.readSync(handle, head);
  fs.closeSync(handle);
  return (
    head
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/) as [string]
  )[0];
}

// The two brokers' statements of ../shared/files, held row for row against the ledgers that another program made of them
// (double-entry-generator, Apache-2.0): quantities, amounts, fees and cash movements.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sheetCsv } from '../../src-main/sync/mapping/sheetRows.ts';
import { readSheets, sheetNamed } from '../../src-main/sync/mapping/workbook.ts';
import type { ProfileData } from '../../src-shared/files/mapping/profileData.ts';
import { SHIPPED_PROFILES } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { type Translated, translate } from './mappingReading.ts';
import { SHARED_FILES } from './sharedFiles.ts';

const FOLDER = path.join(SHARED_FILES, 'double-entry-generator');
const here = fs.existsSync(FOLDER) || process.env.CI !== undefined;
const shared = (name: string, run: () => void | Promise<void>): void => {
  if (here) test(name, run);
  else test.skip(`${name} (skipped: ../shared/files is missing)`, () => undefined);
};

const profile = (name: string): ProfileData => {
  const found = SHIPPED_PROFILES.get(name);
  if (!found) throw new Error(`no profile ${name}`);
  return found;
};

/** One entry of a beancount file: its words, and the sums of its postings by kind of account. */
interface Entry {
  readonly date: string;
  readonly words: string;
  readonly time: string | undefined;
  readonly cash: number;
  readonly fee: number;
  readonly quantity: number;
  readonly security: string | undefined;
}

function entries(file: string): Entry[] {
  const text = fs.readFileSync(path.join(FOLDER, file), 'utf8');
  return text
    .split(/\n(?=\d{4}-\d{2}-\d{2} \*)/)
    .slice(1)
    .map((block) => {
      const head = /^(\d{4}-\d{2}-\d{2}) \* "[^"]*" "([^"]*)"/.exec(block);
      const sum = (account: RegExp): number =>
        [...block.matchAll(account)].reduce((total, match) => total + Number(match[1]), 0);
      return {
        date: head?.[1] ?? '',
        words: head?.[2] ?? '',
        time: /trade_time: "([\d:]+)"/.exec(block)?.[1],
        cash: round(sum(/^\s+Assets:\w+:Cash (-?[\d.]+) CNY/gm)),
        fee: round(sum(/^\s+Expenses:\w+:Commission (-?[\d.]+) CNY/gm)),
        quantity: sum(/^\s+Assets:\w+:Positions\S* +(-?[\d.]+) S[HZ]\d{6}/gm),
        security: /(S[HZ]\d{6})/.exec(block)?.[1],
      };
    });
}

const round = (value: number): number => Math.round(value * 100) / 100;
const figure = (text: string | undefined): number => (text === undefined ? 0 : Number(text));

const INCOMING = new Set(['buy', 'ipo_allot', 'transfer_in', 'repo_lend']);

/** Trades and cash flows as the ledger writes them. */
function movements(trades: Translated, flows: Translated | null): Entry[] {
  const ofTrades = trades.rows.map((row) => ({
    line: Number(row.line),
    date: row.trade_date ?? '',
    words: row.business_type ?? '',
    time: row.trade_time,
    cash: round(figure(row.net_amount)),
    fee: round(figure(row.commission) + figure(row.stamp_duty) + figure(row.transfer_fee) + figure(row.other_fee)),
    quantity: figure(row.quantity) * (INCOMING.has(row.business_type ?? '') ? 1 : -1),
    security: `${row.market}${row.code}`,
  }));
  const ofFlows = (flows?.rows ?? []).map((row) => ({
    line: Number(row.line),
    date: row.flow_date ?? '',
    words: row.flow_kind ?? '',
    time: undefined,
    cash: round(figure(row.amount)),
    fee: 0,
    quantity: 0,
    security: undefined,
  }));
  return [...ofTrades, ...ofFlows].sort((a, b) => a.line - b.line).map(({ line: _line, ...entry }) => entry);
}

const figures = ({ date, cash, fee, quantity }: Entry) => ({ date, cash, fee, quantity });

describe('the statement in GB18030 text', () => {
  const read = (): { trades: Translated; flows: Translated } => {
    const bytes = fs.readFileSync(path.join(FOLDER, 'example-hxsec-records.xls'));
    const of = profile('statement-tdx-text');
    return {
      trades: translate(of, 'trades', bytes),
      flows: translate(of, 'cash_flows', bytes, { reportsUnmapped: false }),
    };
  };
  shared('every row has a place: no issues, one row left out by name', () => {
    const { trades, flows } = read();
    expect([trades.issues, flows.issues]).toEqual([[], []]);
    expect(trades.sourceRows).toBe(13);
    expect([trades.rows.length, flows.rows.length]).toEqual([7, 5]);
    expect(Object.values(trades.dropped)).toEqual([1]);
  });
  shared('cash, fees, quantities and dates are those of the ledger, row for row', () => {
    const { trades, flows } = read();
    const ledger = entries('example-hxsec-output.beancount');
    expect(ledger).toHaveLength(12);
    expect(movements(trades, flows).map(figures)).toEqual(ledger.map(figures));
  });
  shared('trades name the securities and times of the ledger', () => {
    const { trades } = read();
    const ledger = entries('example-hxsec-output.beancount').filter(({ quantity }) => quantity !== 0);
    expect(trades.rows.map((row) => `${row.market}${row.code}`)).toEqual(ledger.map(({ security }) => security));
    // The ledger moves a merge to the end of its day.
    const times = trades.rows.map((row) => (row.business_type === 'share_merge' ? '23:59:59' : row.trade_time));
    expect(times).toEqual(ledger.map(({ time }) => time));
  });
  shared('repo is lent and comes back with its interest; the dividend names its security', () => {
    const { trades, flows } = read();
    expect(trades.rows.map((row) => row.business_type)).toEqual([
      'repo_lend',
      'repo_return',
      'buy',
      'buy',
      'repo_lend',
      'share_merge',
      'repo_return',
    ]);
    expect(flows.rows.at(-1)).toMatchObject({ flow_kind: 'dividend', amount: '150', market: 'SH', code: '511090' });
    expect(flows.rows.map((row) => row.flow_no)).toEqual([
      '114514114514-0001',
      '114514114514-0002',
      '114514114514-0001',
      '114514114514-0001',
      '114514114514-0001',
    ]);
  });
});

describe('the statement in a workbook', () => {
  const read = async (): Promise<Translated> => {
    const sheets = await readSheets(fs.readFileSync(path.join(FOLDER, 'example-htsec-records.xlsx')));
    const rows = new TextEncoder().encode(sheetCsv(sheetNamed(sheets, null)));
    return translate(profile('statement-htsec-xlsx'), 'trades', rows);
  };
  shared('every row has a place: no issues, the payment of the allotment left out by name', async () => {
    const trades = await read();
    expect(trades.issues).toEqual([]);
    expect([trades.sourceRows, trades.rows.length, Object.values(trades.dropped)]).toEqual([10, 9, [1]]);
  });
  shared('cash, fees, quantities, dates and securities are those of the ledger, row for row', async () => {
    const trades = await read();
    // The ledger leaves out the registration of new securities, which has no money.
    const shown = movements(
      { ...trades, rows: trades.rows.filter((row) => row.business_type !== 'transfer_in') },
      null,
    );
    const order = (all: readonly Entry[]): string[] =>
      all.map((entry) => JSON.stringify({ ...figures(entry), security: entry.security })).sort();
    const ledger = entries('example-htsec-output.beancount');
    expect(ledger).toHaveLength(8);
    expect(order(shown)).toEqual(order(ledger));
  });
  shared('codes have their zeros, markets come from holder and code, missing numbers are made', async () => {
    const trades = await read();
    const row = (code: string) => trades.rows.find((one) => one.code === code);
    expect(row('002027')).toMatchObject({
      market: 'SZ',
      commission: '0.4',
      stamp_duty: '4.02',
      trade_time: '13:46:55',
    });
    expect(row('513050')).toMatchObject({ market: 'SH', amount: '16900', net_amount: '16899.15' });
    expect(row('072988')).toMatchObject({ business_type: 'ipo_allot', amount: '1000', net_amount: '-1000' });
    expect(trades.rows.find((one) => one.business_type === 'transfer_in')).toEqual({
      line: expect.any(String),
      trade_date: '2022-01-13',
      market: 'SH',
      trade_no: 'X1234567899-0001',
      account_no: '1234567899',
      code: '113052',
      business_type: 'transfer_in',
      quantity: '10',
      commission: '0',
      stamp_duty: '0',
      transfer_fee: '0',
      other_fee: '0',
      net_amount: '0',
    });
  });
});

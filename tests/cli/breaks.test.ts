// The command line on a store with breaks and a quarantine: the check by cause, the mark on a client, the export.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand as run } from '../fixtures/cli.ts';
import { ACCOUNTS, CLIENTS, D0, D1, initial, night, position, price, SECURITIES, trade } from '../sync/smallBranch.ts';
import { newDrop } from '../sync/syncing.ts';

let folder = '';
let store = '';

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-cli-'));
  store = path.join(folder, 'branch.db');
  const drop = newDrop();
  const opening = { account_no: '00880000', market: 'SH', code: '600519', quantity: '200', cost_amount: '1800' };
  await drop.set(
    initial({
      rows: {
        clients: CLIENTS,
        accounts: ACCOUNTS,
        securities: SECURITIES,
        opening_positions: [opening],
        prices: [price('600519', '10', { trade_date: D0 })],
      },
    }),
  );
  await drop.set(
    night(D1, D0, {
      rows: {
        trades: [trade('1', { trade_date: '2026-02-30' })],
        positions: [position('00880000', '300'), position('00880007', '5')],
      },
    }),
  );
  expect((await run('sync', '--store', store, '--drop', drop.drop)).code).toBe(1);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a store with breaks', () => {
  it('is checked by cause, with evidence and since when', async () => {
    const { code, out } = await run('check', '--store', store);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'integrity: ok',
        'assets of the date were not delivered and are not compared',
        'quarantined_trade: a trade is in quarantine (1)',
        '  quantity  00880000  SH.600519  book 200  head office 300  since 2026-05-20  20260520 trades.csv line 2 bad_date (to the last unit)',
        'missing_trade: no trade accounts for it (1)',
        '  quantity  00880007  SH.600519  book 0  head office 5  since 2026-05-20',
        '2 breaks on 2026-05-20',
        '',
      ].join('\n'),
    );
    const { breaks } = JSON.parse((await run('check', '--store', store, '--json')).out) as { breaks: object[] };
    expect(Object.keys(breaks[0] ?? {})).toEqual([
      'kind',
      'date',
      'account_no',
      'market',
      'code',
      'book',
      'head_office',
    ]);
  });
  it('marks the client', async () => {
    const marked = await run('client', '00571000', '--store', store);
    expect(marked.out).toContain('open breaks           1: the book differs from head office, see check');
    const json = JSON.parse((await run('client', '00571000', '--store', store, '--json')).out) as {
      open_breaks: number;
    };
    expect(json.open_breaks).toBe(1);
  });
});

describe('rejects --csv', () => {
  it('writes the file and says what is in it', async () => {
    const csv = path.join(folder, 'rejects.csv');
    const { code, out, err } = await run('rejects', '--store', store, '--csv', csv, '--set', '20260520');
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('trades.csv trade_date  bad_date');
    expect(out).toContain(`1 row of the quarantine written to ${csv}`);
    expect(fs.readFileSync(csv, 'utf8')).toContain(
      '"20260520","trades.csv","trades","2","trade_date","2026-02-30","bad_date","日期无法识别',
    );
    const english = await run('rejects', '--store', store, '--csv', csv, '--language', 'en', '--json');
    expect(JSON.parse(english.out)).toMatchObject({ file: csv, rows: 1, audited: true });
    expect(fs.readFileSync(csv, 'utf8')).toContain('"not a date (YYYY-MM-DD or YYYYMMDD)"');
  });
  it.each([
    ['a file that is no CSV', ['--csv', 'branch.db']],
    ['a set without a file', ['--set', '20260520']],
    ['a language that is not there', ['--csv', 'x.csv', '--language', 'fr']],
    ['a folder that is not there', ['--csv', 'no-such-folder/x.csv']],
  ])('refuses %s', async (_name, words) => {
    const { code, err } = await run('rejects', '--store', store, ...words);
    expect([code, err.trim().split('\n')]).toEqual([2, [expect.any(String)]]);
  });
  it('refuses a set that was never applied', async () => {
    const { code, err } = await run(
      'rejects',
      '--store',
      store,
      '--csv',
      path.join(folder, 'x.csv'),
      '--set',
      '20990101',
    );
    expect([code, err]).toEqual([2, 'branch-desk: no set 20990101 was applied\n']);
  });
});

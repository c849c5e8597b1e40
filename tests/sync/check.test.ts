// The reconciliation: our book against head office's positions and assets of the as-of date.
import { describe, expect, test } from 'vitest';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { checkStore } from '../../src-main/sync/check.ts';
import type { Row, Rows } from './dropBuilder.ts';
import { ACCOUNTS, asset, CLIENTS, D0, D1, initial, night, position, price, SECURITIES, trade } from './smallBranch.ts';
import { type Branch, newBranch } from './syncing.ts';

const START: Rows = {
  clients: CLIENTS,
  accounts: ACCOUNTS,
  securities: [...SECURITIES, { market: 'SH', code: '204001', name: 'GC001', security_kind: 'repo' }],
  opening_positions: [{ account_no: '00880000', market: 'SH', code: '600519', quantity: '200', cost_amount: '1800' }],
  prices: [price('600519', '10.01', { trade_date: D0 })],
  assets: [asset('00880000', '5002', { asset_date: D0, cash: '3000', market_value: '2002' })],
};
/** Bought 100 at 10, close 11: the book holds 300 worth 3300. */
const NIGHT: Rows = { prices: [price('600519', '11')], trades: [trade('1')] };
const HEAD: Rows = {
  positions: [position('00880000', '300', { market_value: '3300' })],
  assets: [asset('00880000', '5294.99', { cash: '1994.99', market_value: '3300' })],
};

async function branchWith(rows: Rows): Promise<Branch> {
  const branch = newBranch();
  await branch.drop.set(initial({ rows: START }));
  await branch.drop.set(night(D1, D0, { rows: { ...NIGHT, ...rows } }));
  const report = await branch.sync({ derive: deriveAfter });
  expect(report.runs.map((run) => run.state)).toEqual(['applied', 'applied']);
  return branch;
}
const breaksOf = async (rows: Rows) => checkStore((await branchWith(rows)).store).breaks;
const quantity = (change: Row): object => ({
  kind: 'quantity',
  date: D1,
  account_no: '00880000',
  market: 'SH',
  code: '600519',
  ...change,
});
const money = (book: string, head_office: string): object => ({
  kind: 'asset',
  date: D1,
  account_no: '00880000',
  market: null,
  code: null,
  book,
  head_office,
});

describe('breaks', () => {
  test('none where both sides agree', async () => expect(await breaksOf(HEAD)).toEqual([]));
  test('an empty store has nothing to compare', () =>
    expect(checkStore(newBranch().store)).toEqual({ integrity: 'ok', breaks: [] }));
  test('another quantity', async () =>
    expect(await breaksOf({ ...HEAD, positions: [position('00880000', '300.5')] })).toEqual([
      quantity({ book: '300', head_office: '300.5' }),
    ]));
  test('a holding that head office does not have', async () =>
    expect(await breaksOf({ ...HEAD, positions: [] })).toEqual([quantity({ book: '300', head_office: '0' })]));
  test('a holding that the book does not have', async () =>
    expect(await breaksOf({ ...HEAD, positions: [...(HEAD.positions ?? []), position('00880007', '5')] })).toEqual([
      quantity({ account_no: '00880007', book: '0', head_office: '5' }),
    ]));
  test('positions that were not delivered for the date are not compared', async () => {
    const { positions: _p, ...rest } = HEAD;
    expect(await breaksOf(rest)).toEqual([]);
  });
  test('another market value, to the cent', async () => {
    const at = (value: string, total: string): Rows => ({
      ...HEAD,
      assets: [asset('00880000', total, { cash: '1994.99', market_value: value })],
    });
    expect(await breaksOf(at('3300.01', '5295.00'))).toEqual([money('3300.00', '3300.01')]);
    expect(await breaksOf(at('3300.004', '5294.994'))).toEqual([]);
  });
  test('a total that is not the sum of its parts', async () =>
    expect(
      await breaksOf({ ...HEAD, assets: [asset('00880000', '9000', { cash: '1994.99', market_value: '3300' })] }),
    ).toEqual([money('5294.99', '9000.00')]));
  test('parts that are not given are not compared', async () =>
    expect(
      await breaksOf({ ...HEAD, assets: [asset('00880000', '9000', { cash: '', market_value: '', liability: '' })] }),
    ).toEqual([]));
  test('a repo is worth its cost', async () => {
    const lend = trade('2', {
      code: '204001',
      business_type: 'repo_lend',
      quantity: '10',
      amount: '1000',
      commission: '0.1',
      transfer_fee: '0',
    });
    expect(
      await breaksOf({
        ...HEAD,
        trades: [trade('1'), lend],
        positions: [...(HEAD.positions ?? []), position('00880000', '10', { code: '204001' })],
        assets: [asset('00880000', '5295.09', { cash: '994.99', market_value: '4300.10' })],
      }),
    ).toEqual([]);
  });
  test('an account with a holding that has no close is not valued', async () =>
    expect(
      await breaksOf({
        ...HEAD,
        trades: [trade('1'), trade('2', { code: '000001' })],
        positions: [...(HEAD.positions ?? []), position('00880000', '100', { code: '000001' })],
      }),
    ).toEqual([]));
});

test('a damaged reference between tables is found', async () => {
  const branch = await branchWith(HEAD);
  branch.store.db.pragma('foreign_keys = OFF');
  branch.store.db.exec('UPDATE account SET client_id = 999 WHERE account_no = ' + "'00880007'");
  expect(checkStore(branch.store).integrity).toContain('account names a missing row of client');
});

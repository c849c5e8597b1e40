// All that is wrong with a set is said at once: hard problems apart from soft ones, the worst first, rows grouped.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SetProblem } from '../../src-shared/contract/syncCalls.ts';
import type { SetOptions } from './dropBuilder.ts';
import { D0, D1, initial, night, nightRows, trade } from './smallBranch.ts';
import { storeContent } from './storeContent.ts';
import { newBranch } from './syncing.ts';

const brief = ({ severity, code, file, column, count, ranges }: SetProblem): unknown => ({
  severity,
  code,
  file,
  ...(column === null ? {} : { column }),
  ...(ranges.length === 0 ? {} : { count, ranges }),
});

async function problemsOf(change: Partial<SetOptions>): Promise<{ state: string; problems: unknown[] }> {
  const branch = newBranch();
  await branch.drop.set(initial());
  await branch.sync();
  const before = storeContent(branch.store);
  const name = await branch.drop.set(night(D1, D0, change));
  const { state, problems } = await branch.run(name);
  if (state === 'refused') expect(storeContent(branch.store)).toEqual(before);
  return { state, problems: problems.map(brief) };
}

describe('the problems of a set', () => {
  test('several files, each wrong in its own way', async () => {
    const rows = { ...nightRows(D1, '20'), trades: [trade('1'), trade('2', { quantity: '-1' }), trade('3')] };
    const { state, problems } = await problemsOf({
      rows,
      files: {
        cash_flows: { entry: (e) => ({ ...e, rows: 7 }) },
        assets: { entry: (e) => ({ ...e, sha256: 'f'.repeat(64) }) },
        prices: { missing: true },
        trades: { totals: { amount: '1.00' } },
      },
    });
    expect(state).toBe('refused');
    expect(problems).toEqual([
      { severity: 'hard', code: 'file_missing', file: 'prices.csv' },
      { severity: 'hard', code: 'checksum', file: 'assets.csv' },
      { severity: 'hard', code: 'row_count', file: 'cash_flows.csv' },
      { severity: 'hard', code: 'total', file: 'trades.csv' },
      { severity: 'soft', code: 'negative', file: 'trades.csv', column: 'quantity', count: 1, ranges: [[3, 3]] },
    ]);
  });

  test('rows of one reason are one problem, with their ranges', async () => {
    const bad = (no: number): ReturnType<typeof trade> => trade(String(no), { account_no: '99999999' });
    const trades = [bad(1), bad(2), bad(3), trade('4'), bad(5), trade('6', { price: 'x' }), bad(7)];
    const { state, problems } = await problemsOf({ rows: { ...nightRows(D1, '20'), trades } });
    expect(state).toBe('applied_with_rejects');
    expect(problems).toEqual([
      {
        severity: 'soft',
        code: 'unknown_account',
        file: 'trades.csv',
        column: 'account_no',
        count: 5,
        ranges: [
          [2, 4],
          [6, 6],
          [8, 8],
        ],
      },
      { severity: 'soft', code: 'bad_number', file: 'trades.csv', column: 'price', count: 1, ranges: [[7, 7]] },
    ]);
  });

  test('more ranges than can be read are counted', async () => {
    const trades = Array.from({ length: 3_000 }, (_, i) => trade(String(i), i % 100 === 0 ? { price: 'x' } : {}));
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0, { rows: { ...nightRows(D1, '20'), trades } }));
    const [problem] = (await branch.run('20260520')).problems;
    expect(problem).toMatchObject({ code: 'bad_number', count: 30, more_ranges: 10 });
    expect(problem?.ranges).toHaveLength(20);
  });

  test('a broken accounts file is not blamed on every trade that names an account of it', async () => {
    const accounts = [
      { account_no: '00880009', client_no: '00571007', account_kind: 'cash', status: 'normal' },
      { account_no: '00880010', client_no: '00571007', account_kind: 'cash', status: 'normal' },
    ];
    const trades = Array.from({ length: 40 }, (_, i) => trade(String(i), { account_no: '00880009' }));
    const { problems } = await problemsOf({
      rows: { ...nightRows(D1, '20'), accounts, trades },
      files: { accounts: { columns: ['client_no', 'account_kind'] } },
    });
    expect(problems).toEqual([{ severity: 'hard', code: 'bad_header', file: 'accounts.csv' }]);
  });

  test('unknown columns are noted, and refuse nothing', async () => {
    const columns = ['asset_date', 'account_no', 'cash', 'market_value', 'total_asset', 'liability', 'spare'];
    const { state, problems } = await problemsOf({ files: { assets: { columns } } });
    expect(state).toBe('applied');
    expect(problems).toEqual([{ severity: 'soft', code: 'unknown_columns', file: 'assets.csv' }]);
  });

  test('a manifest says all that is wrong with it', async () => {
    const { state, problems } = await problemsOf({
      files: {
        trades: { entry: (e) => ({ ...e, profile: 'nobody' }) },
        assets: { entry: (e) => ({ ...e, path: '../assets.csv' }) },
        prices: { entry: (e) => ({ ...e, dataset: 'rates' }) },
      },
    });
    expect(state).toBe('refused');
    expect(problems).toEqual([
      { severity: 'hard', code: 'unknown_dataset', file: 'prices.csv' },
      { severity: 'hard', code: 'unknown_profile', file: 'trades.csv' },
      { severity: 'hard', code: 'path_escape', file: 'manifest.json' },
    ]);
  });
});

describe('a set that is still being written', () => {
  test('a file that grows while the set is looked at is for the next look', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const name = await branch.drop.set(night(D1, D0));
    const file = path.join(branch.drop.drop, name, 'trades.csv');
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, whole.subarray(0, 60));
    const timer = setTimeout(() => fs.writeFileSync(file, whole), 100);
    expect(await branch.run(name, { settleMs: 1_000 })).toMatchObject({
      state: 'not_ready',
      reason: { code: 'still_growing', file: 'trades.csv' },
    });
    clearTimeout(timer);
    expect(await branch.run(name, { settleMs: 1_000 })).toMatchObject({ state: 'applied' });
  });

  test('a file that comes after the manifest is waited for', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const name = await branch.drop.set(night(D1, D0));
    const file = path.join(branch.drop.drop, name, 'trades.csv');
    const whole = fs.readFileSync(file);
    fs.rmSync(file);
    setTimeout(() => fs.writeFileSync(file, whole), 100);
    expect(await branch.run(name, { settleMs: 1_000 })).toMatchObject({
      state: 'not_ready',
      reason: { code: 'still_growing' },
    });
    expect(await branch.run(name, { settleMs: 1_000 })).toMatchObject({ state: 'applied' });
  });

  test('what stood still is called by its name', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    const name = await branch.drop.set(night(D1, D0, { files: { trades: { missing: true } } }));
    expect(await branch.run(name, { settleMs: 50 })).toMatchObject({
      state: 'refused',
      reason: { code: 'file_missing' },
    });
  });
});

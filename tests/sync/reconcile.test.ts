// The nightly look at the breaks between our book and head office: what is kept, since when, until when, and why.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { countBreaks, listBreaks, openBreakCounts, openBreaksOfClient } from '../../src-main/store/queries/breaks.ts';
import { checkStore } from '../../src-main/sync/check.ts';
import { reconcile } from '../../src-main/sync/reconcile/reconcile.ts';
import { type BreakRow, breakPage } from '../../src-shared/contract/breaks.ts';
import { openBranch } from '../fixtures/branch.ts';
import { writeOddBranch } from '../oracle/oddBranch.ts';
import type { Row, Rows } from './dropBuilder.ts';
import {
  ACCOUNTS,
  asset,
  CLIENTS,
  D0,
  D1,
  D2,
  initial,
  night,
  position,
  price,
  SECURITIES,
  trade,
} from './smallBranch.ts';
import { type Branch, newBranch } from './syncing.ts';

const START: Rows = {
  clients: CLIENTS,
  accounts: ACCOUNTS,
  securities: SECURITIES,
  opening_positions: [{ account_no: '00880000', market: 'SH', code: '600519', quantity: '200', cost_amount: '1800' }],
  prices: [price('600519', '10', { trade_date: D0 })],
  assets: [asset('00880000', '5000', { asset_date: D0, cash: '3000', market_value: '2000' })],
};
const derive = { derive: deriveAfter };

async function started(): Promise<Branch> {
  const branch = newBranch();
  await branch.drop.set(initial({ rows: START }));
  return branch;
}
async function apply(branch: Branch, date: string, previous: string, rows: Rows, revision = 1): Promise<void> {
  await branch.drop.set(night(date, previous, { rows, revision }));
  const { runs } = await branch.sync(derive);
  expect(runs.filter((run) => run.state !== 'duplicate').map((run) => run.state)).toContainEqual(
    expect.stringMatching(/^applied/),
  );
}
const all = (branch: Branch): BreakRow[] => listBreaks(branch.store, { state: 'all' }, 0, -1);
const open = (branch: Branch): BreakRow[] => listBreaks(branch.store, { state: 'open' }, 0, -1);
const at = (date: string, quantity: string, change: Row = {}): Row =>
  position('00880000', quantity, { position_date: date, market_value: '', ...change });
const prices = (date: string, close: string, change: Row = {}): Rows['prices'] => [
  price('600519', close, { trade_date: date, ...change }),
];

describe('what is kept', () => {
  test('a break opens, stays with its figures of the last look, closes, and comes back as another', async () => {
    const branch = await started();
    await apply(branch, D1, D0, { positions: [at(D1, '300')] });
    expect(open(branch)).toMatchObject([
      {
        part: 'quantity',
        book: '200',
        head_office: '300',
        difference: '100',
        first_seen: D1,
        last_seen: D1,
        closed_on: null,
      },
    ]);
    await apply(branch, D2, D1, { positions: [at(D2, '350.5')] });
    expect(open(branch)).toMatchObject([{ difference: '150.5', first_seen: D1, last_seen: D2 }]);
    await apply(branch, '2026-05-22', D2, { positions: [at('2026-05-22', '200')] });
    expect(all(branch)).toMatchObject([{ first_seen: D1, last_seen: D2, closed_on: '2026-05-22' }]);
    await apply(branch, '2026-05-25', '2026-05-22', { positions: [at('2026-05-25', '201')] });
    expect(all(branch)).toMatchObject([
      { first_seen: '2026-05-25', closed_on: null },
      { first_seen: D1, closed_on: '2026-05-22' },
    ]);
  });
  test('the initial set is compared, too', async () => {
    const branch = newBranch();
    await branch.drop.set(initial({ rows: { ...START, positions: [at(D0, '100')] } }));
    await branch.sync(derive);
    expect(open(branch)).toMatchObject([{ first_seen: D0, difference: '-100' }]);
  });
  test('what was not delivered is not looked at', async () => {
    const branch = await started();
    await apply(branch, D1, D0, { positions: [at(D1, '300')] });
    await apply(branch, D2, D1, { prices: prices(D2, '11') });
    expect(open(branch)).toMatchObject([{ first_seen: D1, last_seen: D1 }]);
    branch.store.transaction(() =>
      expect(reconcile(branch.store)).toMatchObject({ open: 1, closed: 0, notCompared: ['positions', 'assets'] }),
    );
  });
  test('a late correction closes what it mends', async () => {
    const branch = await started();
    await apply(branch, D1, D0, { trades: [], positions: [at(D1, '300')] });
    await apply(branch, D2, D1, { positions: [at(D2, '300')] });
    await apply(branch, D1, D0, { trades: [trade('1')] }, 2);
    expect(all(branch)).toMatchObject([{ first_seen: D1, last_seen: D2, closed_on: D2 }]);
  });
  test('a date that is gone takes what it saw along', async () => {
    const branch = await started();
    await apply(branch, D1, D0, { positions: [at(D1, '300')] });
    await apply(branch, D2, D1, { positions: [at(D2, '200'), at(D2, '5', { account_no: '00880007' })] });
    expect(all(branch)).toHaveLength(2);
    branch.store.transaction(() => {
      branch.store.db.exec('DELETE FROM head_position WHERE position_date = 20260521');
      branch.store.db.exec(
        'UPDATE arrival SET delivery_id = NULL; DELETE FROM delivery_file WHERE business_date = 20260521; DELETE FROM delivery WHERE business_date = 20260521',
      );
      reconcile(branch.store);
    });
    expect(all(branch)).toMatchObject([{ account_no: '00880000', first_seen: D1, last_seen: D1, closed_on: null }]);
    branch.store.transaction(() => {
      branch.store.db.exec('DELETE FROM delivery_file; DELETE FROM delivery');
      reconcile(branch.store);
    });
    expect(all(branch)).toEqual([]);
  });
  test('counts by client and by cause', async () => {
    const branch = await started();
    await apply(branch, D1, D0, {
      positions: [at(D1, '300'), at(D1, '7', { account_no: '00880001' }), at(D1, '5', { account_no: '00880007' })],
    });
    expect([...openBreakCounts(branch.store)].sort()).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(countBreaks(branch.store, { state: 'open' })).toEqual([{ cause: 'missing_trade', breaks: 3, clients: 2 }]);
    expect(openBreaksOfClient(branch.store, 1).map((one) => one.account_no)).toEqual(['00880000', '00880001']);
    expect(listBreaks(branch.store, { state: 'open' }, 1, 1)).toHaveLength(1);
    expect(listBreaks(branch.store, { state: 'open', cause: 'unknown' }, 0, 10)).toEqual([]);
  });
});

test('quantities and values beyond what doubles hold are compared to the cent', async () => {
  const branch = newBranch();
  const huge = {
    account_no: '00880000',
    market: 'SH',
    code: '600519',
    quantity: '90071992547409.91',
    cost_amount: '1',
  };
  await branch.drop.set(initial({ rows: { ...START, opening_positions: [huge], assets: [] } }));
  await apply(branch, D1, D0, {
    prices: prices(D1, '99999999.9999'),
    positions: [at(D1, '90071992547409.91')],
    assets: [asset('00880000', '1000', { asset_date: D1, cash: '0', market_value: '1000' })],
  });
  expect(open(branch).map((one) => [one.part, one.book, one.head_office])).toEqual([
    ['market_value', '9007199254731983800745.26', '1000.00'],
  ]);
});

describe('causes of a quantity break', () => {
  const why = async (rows: Rows, date = D1): Promise<unknown> => {
    const branch = await started();
    await apply(branch, date, D0, rows);
    return open(branch).find((one) => one.part === 'quantity' && one.account_no === '00880000')?.why;
  };
  test('a trade that is not there', async () => {
    expect(await why({ positions: [at(D1, '300')] })).toEqual({
      cause: 'missing_trade',
      trades_delivered: false,
      trades: 0,
    });
    expect(await why({ trades: [trade('1')], positions: [at(D1, '400')] })).toEqual({
      cause: 'missing_trade',
      trades_delivered: true,
      trades: 1,
    });
  });
  test('a trade in quarantine that names account and code, whatever words its file uses', async () => {
    const bad = trade('1', { trade_date: '2026-02-30' });
    expect(await why({ trades: [bad], positions: [at(D1, '300')] })).toMatchObject({
      cause: 'quarantined_trade',
      explains: 'exact',
      rows: [{ set: '20260520', file: 'trades.csv', line: 2, code: 'bad_date', business_type: 'buy', quantity: '100' }],
      more: 0,
    });
    expect(await why({ trades: [bad], positions: [at(D1, '333')] })).toMatchObject({
      cause: 'quarantined_trade',
      explains: 'in_part',
    });
    expect(await why({ trades: [{ ...bad, code: '000001' }], positions: [at(D1, '300')] })).toMatchObject({
      cause: 'missing_trade',
    });
  });
  test('one ratio over most holders', async () => {
    const branch = newBranch();
    const holding = (account_no: string, quantity: string): Row => ({
      account_no,
      market: 'SH',
      code: '600519',
      quantity,
      cost_amount: '1',
    });
    const accounts = ['00880000', '00880001', '00880007'] as const;
    const quantities = ['200', '1003', '77'];
    await branch.drop.set(
      initial({ rows: { ...START, opening_positions: accounts.map((no, i) => holding(no, quantities[i] as string)) } }),
    );
    const split = ['260', '1303', '100'];
    await apply(branch, D1, D0, {
      positions: accounts.map((account_no, i) => at(D1, split[i] as string, { account_no })),
    });
    expect(open(branch).map((one) => one.why)).toEqual(
      accounts.map(() => ({ cause: 'corporate_action', ratio: '1.3', holders: 3, of: 3, price: null })),
    );
  });
  test('one holder: the exchange’s previous close, or an odd lot that fits', async () => {
    expect(await why({ prices: prices(D1, '5.1', { prev_close: '5' }), positions: [at(D1, '400')] })).toEqual({
      cause: 'corporate_action',
      ratio: '2',
      holders: 1,
      of: 1,
      price: { date: D1, prev_close: '5.0000', close_before: '10.0000' },
    });
    expect(await why({ positions: [at(D1, '400')] })).toMatchObject({ cause: 'missing_trade' });
    expect(await why({ positions: [at(D1, '260')] })).toMatchObject({ cause: 'corporate_action', ratio: '1.3' });
  });
  test('the holding stands under another code', async () => {
    const branch = newBranch();
    const start = { account_no: '00880000', market: 'BJ', code: '831100', quantity: '200', cost_amount: '1' };
    await branch.drop.set(initial({ rows: { ...START, opening_positions: [start] } }));
    await apply(branch, D1, D0, { positions: [at(D1, '200', { market: 'BJ', code: '920100' })] });
    expect(
      open(branch)
        .filter((one) => one.part === 'quantity')
        .map((one) => [one.code, one.why]),
    ).toEqual([
      ['831100', { cause: 'code_change', other: { market: 'BJ', code: '920100' }, quantity: '200', accounts: 1 }],
      ['920100', { cause: 'code_change', other: { market: 'BJ', code: '831100' }, quantity: '200', accounts: 1 }],
    ]);
  });
  test('more was sold than was held', async () => {
    const sale = trade('1', { business_type: 'sell', quantity: '250', trade_time: '09:31:00' });
    const again = trade('2', { quantity: '100', trade_time: '10:00:00' });
    expect(await why({ trades: [sale, again], positions: [at(D1, '50')] })).toEqual({
      cause: 'oversold',
      explains: 'exact',
      quantity: '50',
      rows: [{ date: D1, trade_no: '1' }],
      more: 0,
    });
  });
});

describe('causes of an asset break', () => {
  /** Head office's market value against the book's 2000 (200 at 10), its total always the sum. */
  const why = async (value: string, rows: Rows, start: Rows = START): Promise<BreakRow['why'] | undefined> => {
    const branch = newBranch();
    await branch.drop.set(initial({ rows: start }));
    const total = String(3000 + Number(value));
    await apply(branch, D1, D0, {
      ...rows,
      assets: [asset('00880000', total, { asset_date: D1, cash: '3000', market_value: value })],
    });
    return open(branch).find((one) => one.part === 'market_value')?.why;
  };
  test('parts that do not sum', async () => {
    const branch = await started();
    await apply(branch, D1, D0, {
      assets: [asset('00880000', '9000', { asset_date: D1, cash: '3000', market_value: '2000' })],
    });
    expect(open(branch)).toMatchObject([
      {
        kind: 'asset',
        part: 'total',
        book: '5000.00',
        head_office: '9000.00',
        difference: '4000.00',
        market: null,
        why: { cause: 'not_additive', of: 'parts', sum: '5000.00', stated: '9000.00' },
      },
    ]);
  });
  test('positions that do not sum to the market value', async () => {
    expect(
      await why('2500', { prices: prices(D1, '10'), positions: [at(D1, '200', { market_value: '2000' })] }),
    ).toEqual({
      cause: 'not_additive',
      of: 'positions',
      sum: '2000.00',
      stated: '2500.00',
    });
  });
  test('a quantity break, to the cent, roughly or in part', async () => {
    const rows = (head: string): Rows => ({ prices: prices(D1, '10'), positions: [at(D1, head)] });
    expect(await why('3000', rows('300'))).toEqual({
      cause: 'quantity',
      explains: 'exact',
      securities: [{ market: 'SH', code: '600519', difference: '100', value: '1000.00' }],
      more: 0,
      rest: '0.00',
    });
    expect(await why('3005', rows('300'))).toMatchObject({ cause: 'quantity', explains: 'roughly', rest: '5.00' });
    expect(await why('3500', rows('300'))).toMatchObject({ cause: 'quantity', explains: 'in_part', rest: '500.00' });
    expect(await why('1000', rows('300'))).toEqual({ cause: 'unknown' });
  });
  test('no close of the date, or head office’s price of an earlier day', async () => {
    expect(await why('2200', { positions: [at(D1, '200', { market_value: '2200' })] })).toEqual({
      cause: 'missing_price',
      explains: 'exact',
      securities: [
        {
          market: 'SH',
          code: '600519',
          close: '10.0000',
          close_date: D0,
          head_office_price: '11.0000',
          difference: '200.00',
        },
      ],
      more: 0,
      rest: '0.00',
    });
    expect(
      await why('2000', { prices: prices(D1, '11'), positions: [at(D1, '200', { market_value: '2000' })] }),
    ).toEqual({
      cause: 'stale_price',
      explains: 'exact',
      securities: [
        {
          market: 'SH',
          code: '600519',
          close: '11.0000',
          close_date: D1,
          head_office_price: '10.0000',
          difference: '-200.00',
          seen_on: D0,
        },
      ],
      more: 0,
      rest: '0.00',
    });
    expect(await why('2200', {})).toMatchObject({ cause: 'missing_price', explains: 'in_part', rest: '200.00' });
  });
  test('a transfer without an amount', async () => {
    const transfer = trade('T1', {
      business_type: 'transfer_in',
      amount: '',
      commission: '0',
      transfer_fee: '0',
      net_amount: '0',
    });
    expect(await why('5000', { prices: prices(D1, '10'), trades: [transfer] })).toEqual({
      cause: 'transfer_without_value',
      rows: [{ date: D1, trade_no: 'T1', market: 'SH', code: '600519' }],
      more: 0,
    });
  });
  test('nothing that accounts for it', async () => {
    expect(await why('5000', { prices: prices(D1, '10') })).toEqual({ cause: 'unknown' });
  });
});

/** What `check` finds now, and what the nights have kept, in the same words. */
function bothSides(store: Branch['store']): [unknown, unknown] {
  const kept = listBreaks(store, { state: 'open' }, 0, -1);
  expect(() => breakPage.shape.rows.parse(kept)).not.toThrow();
  const words = (one: {
    kind: string;
    account_no: string;
    market: string | null;
    code: string | null;
    book: string | null;
    head_office: string | null;
  }): string => [one.kind, one.account_no, one.market, one.code, one.book, one.head_office].join('|');
  return [kept.map(words).sort(), checkStore(store).breaks.map(words).sort()];
}

describe('kept over many nights is what a look from nothing finds', () => {
  for (const seed of [1, 2, 3, 5, 8, 13]) {
    test(`odd branch ${seed}`, async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-breaks-'));
      const [drop, late] = [path.join(folder, 'drop'), path.join(folder, 'late')];
      fs.mkdirSync(drop);
      fs.mkdirSync(late);
      const branch = openBranch();
      try {
        writeOddBranch(drop, seed, { lateDir: late, clients: 6 + seed, historyDays: 45, nights: 6 });
        await branch.apply(drop);
        await branch.apply(late);
        const [kept, found] = bothSides(branch.store);
        expect(kept).toEqual(found);
        const before = listBreaks(branch.store, { state: 'all' }, 0, -1);
        branch.store.transaction(() => reconcile(branch.store));
        expect(listBreaks(branch.store, { state: 'all' }, 0, -1)).toEqual(before);
      } finally {
        branch.close();
        fs.rmSync(folder, { recursive: true, force: true });
      }
    });
  }
  test('demo branch', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-breaks-'));
    const branch = openBranch();
    try {
      const drop = path.join(folder, 'drop');
      await generateBranch({ out: drop, clients: 30, days: 60, seed: 11 });
      await branch.apply(drop);
      const [kept, found] = bothSides(branch.store);
      expect(kept).toEqual(found);
    } finally {
      branch.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

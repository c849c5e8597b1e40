import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { type DropSet, e4, finalRows, type Row, readDrop } from './readDrop.ts';

/** Everything here is recomputed from the written files alone; amounts in 1e-4 yuan. */
const folder = mkdtempSync(join(tmpdir(), 'demo-reconcile-'));
let sets: DropSet[] = [];
let accounts: Set<string>;

beforeAll(async () => {
  await generateBranch({ out: folder, clients: 90, days: 260, seed: 20_261_120 });
  sets = readDrop(folder);
  accounts = new Set(
    sets.flatMap(({ files }) =>
      files
        .filter(({ dataset }) => dataset === 'accounts')
        .flatMap(({ table }) => table.map((row) => row.account_no as string)),
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function groupBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

const get = (row: Row, column: string): string => row[column] as string;
const rowsOf = (dataset: Parameters<typeof finalRows>[1]): Row[] =>
  finalRows(sets, dataset).flatMap(({ rows }) => rows);
const tradesInOrder = (): Row[] =>
  rowsOf('trades')
    .filter((row) => row.business_type !== 'margin_buy' && accounts.has(get(row, 'account_no')))
    .sort((a, b) =>
      get(a, 'trade_date') + get(a, 'trade_time') + get(a, 'trade_no') <
      get(b, 'trade_date') + get(b, 'trade_time') + get(b, 'trade_no')
        ? -1
        : 1,
    );
const assetRows = (): Row[] =>
  rowsOf('assets').filter((row) => accounts.has(get(row, 'account_no')) && !Number.isNaN(e4(row.liability)));

describe('a generated branch reconciles', () => {
  it('every deal: net amount is amount and fees', () => {
    for (const row of tradesInOrder()) {
      const fees = e4(row.commission) + e4(row.stamp_duty) + e4(row.transfer_fee) + e4(row.other_fee);
      const amount = row.amount === '' ? 0 : e4(row.amount);
      const type = get(row, 'business_type');
      const direction = ['buy', 'ipo_allot', 'rights_take', 'repo_lend'].includes(type)
        ? -1
        : ['sell', 'redeem', 'repo_return'].includes(type)
          ? 1
          : 0;
      expect(e4(row.net_amount)).toBe(direction * amount - fees);
      expect(e4(row.quantity)).toBeGreaterThan(0);
    }
  });

  it('cash less debt of every asset row follows from the flows and deals since the first one', () => {
    const moves = new Map<string, [date: string, amountE4: number][]>();
    const move = (account: string, date: string, amountE4: number): void => {
      const list = moves.get(account) ?? [];
      list.push([date, amountE4]);
      moves.set(account, list);
    };
    for (const row of tradesInOrder()) move(get(row, 'account_no'), get(row, 'trade_date'), e4(row.net_amount));
    for (const row of rowsOf('cash_flows'))
      if (row.flow_kind !== 'refund') move(get(row, 'account_no'), get(row, 'flow_date'), e4(row.amount));
    const byAccount = groupBy(assetRows(), (row) => get(row, 'account_no'));
    let compared = 0;
    for (const [account, rows] of byAccount) {
      rows.sort((a, b) => get(a, 'asset_date').localeCompare(get(b, 'asset_date')));
      const list = (moves.get(account) ?? []).sort(([a], [b]) => a.localeCompare(b));
      const [first, ...later] = rows as [Row, ...Row[]];
      let expected = e4(first.cash) - e4(first.liability);
      let i = list.findIndex(([date]) => date > get(first, 'asset_date'));
      if (i < 0) i = list.length;
      for (const row of later) {
        for (; i < list.length && (list[i] as [string, number])[0] <= get(row, 'asset_date'); i++)
          expected += (list[i] as [string, number])[1];
        expect(e4(row.cash) - e4(row.liability), `${account} ${row.asset_date}`).toBe(expected);
        expect(e4(row.cash)).toBeGreaterThanOrEqual(0);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it('total asset is cash and value less debt', () => {
    for (const row of assetRows())
      expect(e4(row.total_asset)).toBe(e4(row.cash) + e4(row.market_value) - e4(row.liability));
  });

  it('holdings, their values and the accounts’ values follow from opening positions, deals, code changes and closes', () => {
    const quantities = new Map<string, number>();
    const lent = new Map<string, number>();
    const add = (map: Map<string, number>, key: string, amount: number): void =>
      void map.set(key, (map.get(key) ?? 0) + amount);
    for (const row of rowsOf('opening_positions'))
      add(quantities, `${row.account_no}|${row.market}${row.code}`, e4(row.quantity));
    const changes = groupBy(rowsOf('code_changes'), (row) => get(row, 'effective_on'));
    const trades = groupBy(tradesInOrder(), (row) => get(row, 'trade_date'));
    const prices = groupBy(
      rowsOf('prices').filter((row) => !Number.isNaN(e4(row.close))),
      (row) => get(row, 'trade_date'),
    );
    const positions = groupBy(rowsOf('positions'), (row) => get(row, 'position_date'));
    const assets = groupBy(assetRows(), (row) => get(row, 'asset_date'));
    const closes = new Map<string, number>();
    const known = new Set(rowsOf('securities').map((row) => `${row.market}${row.code}`));
    const listing = new Map<string, number>();
    let compared = 0;
    for (const date of [...prices.keys()].sort()) {
      for (const row of changes.get(date) ?? []) {
        for (const [key, quantity] of [...quantities]) {
          const [account, code] = key.split('|');
          if (code !== `${row.market}${row.old_code}`) continue;
          quantities.delete(key);
          add(quantities, `${account}|${row.market}${row.new_code}`, quantity);
        }
        closes.set(`${row.market}${row.new_code}`, closes.get(`${row.market}${row.old_code}`) as number);
      }
      for (const row of trades.get(date) ?? []) {
        const type = get(row, 'business_type');
        const code = `${row.market}${row.code}`;
        const key = `${row.account_no}|${code}`;
        const out = ['sell', 'redeem', 'share_merge', 'transfer_out', 'repo_return'].includes(type);
        add(quantities, key, out ? -e4(row.quantity) : e4(row.quantity));
        expect(quantities.get(key), `${date} ${key} ${type}`).toBeGreaterThanOrEqual(0);
        if (quantities.get(key) === 0) quantities.delete(key);
        if (type === 'ipo_allot') listing.set(code, e4(row.price));
        if (type === 'repo_lend') add(lent, key, e4(row.amount));
        // One repo of a code is open at a time or they all fall due together, else the cost would have to be split.
        if (type === 'repo_return') quantities.has(key) ? add(lent, key, -lentPart(row)) : lent.delete(key);
      }
      for (const row of prices.get(date) ?? []) closes.set(`${row.market}${row.code}`, e4(row.close));
      const rows = positions.get(date);
      if (rows === undefined) continue;
      const values = new Map<string, number>();
      const told = new Map<string, number>();
      for (const row of rows) {
        const code = `${row.market}${row.code}`;
        if (!accounts.has(get(row, 'account_no')) || !known.has(code)) continue;
        const key = `${row.account_no}|${code}`;
        told.set(key, e4(row.quantity));
        const value =
          lent.get(key) ?? ((closes.get(code) ?? (listing.get(code) as number)) * e4(row.quantity)) / 10_000;
        expect(e4(row.market_value), `${date} ${key}`).toBe(value);
        add(values, get(row, 'account_no'), value);
      }
      expect(Object.fromEntries(told), date).toEqual(Object.fromEntries(quantities));
      for (const row of assets.get(date) ?? []) {
        expect(e4(row.market_value), `${date} ${row.account_no}`).toBe(values.get(get(row, 'account_no')) ?? 0);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(3000);
  });
});

/** A unit of repo is 100 yuan lent. */
const lentPart = (row: Row): number => e4(row.quantity) * 100;

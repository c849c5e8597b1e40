// Corrections: a later issue replaces what the earlier one brought, also days later; the store is then what an in-order
// load would have given, and the derivation is told of what really changed, no more.
import { describe, expect, test } from 'vitest';
import { listRejects } from '../../src-main/sync/rejects.ts';
import type { SetOptions } from './dropBuilder.ts';
import {
  ACCOUNTS,
  asset,
  CLIENTS,
  D0,
  D1,
  D2,
  D3,
  flow,
  INITIAL,
  initial,
  night,
  nightRows,
  position,
  price,
  SECURITIES,
  trade,
} from './smallBranch.ts';
import { type StoreContent, storeContent } from './storeContent.ts';
import { type Branch, newBranch, states } from './syncing.ts';

/** Sets in the order given, a run after each. */
async function load(sets: readonly SetOptions[]): Promise<Branch> {
  const branch = newBranch();
  for (const set of sets) {
    await branch.drop.set(set);
    await branch.sync();
  }
  return branch;
}
/** The ledger's order differs by nature; everything else must not. */
function withoutOrder({ delivery: _d, ...content }: StoreContent): unknown {
  return content;
}
function account(branch: Branch, no: string): number {
  const row = branch.rows(`SELECT account_id AS id FROM account WHERE account_no = '${no}'`)[0] as { id: number };
  return row.id;
}

const R2: SetOptions = {
  date: D1,
  previous: D0,
  revision: 2,
  rows: {
    trades: [
      trade('201', { trade_date: D1 }),
      trade('202', { trade_date: D1, account_no: '00880007', business_type: 'sell', amount: '999.99' }),
      trade('203', { trade_date: D1, account_no: '00880001' }),
    ],
    cash_flows: [flow('20F1', { flow_date: D1 })],
  },
};
const NIGHTS = [night(D1, D0), night(D2, D1), night(D3, D2)] as const;

describe('a revision in time and a late one', () => {
  test('give the same store', async () => {
    const inOrder = await load([initial(), NIGHTS[0], R2, NIGHTS[1], NIGHTS[2]]);
    const late = await load([initial(), NIGHTS[0], NIGHTS[1], NIGHTS[2], R2]);
    const atOnce = newBranch();
    for (const set of [initial(), ...NIGHTS, R2]) await atOnce.drop.set(set);
    expect(Object.values(states(await atOnce.sync()))).toEqual(['applied', 'applied', 'applied', 'applied', 'applied']);
    const expected = withoutOrder(storeContent(inOrder.store));
    expect(withoutOrder(storeContent(late.store))).toEqual(expected);
    expect(withoutOrder(storeContent(atOnce.store))).toEqual(expected);
    expect(storeContent(late.store).delivery).toEqual(storeContent(inOrder.store).delivery);
  });

  test('datasets that it leaves out stay', async () => {
    const branch = await load([initial(), NIGHTS[0], NIGHTS[1], R2]);
    expect(branch.rows(`SELECT count(*) AS n FROM asset WHERE asset_date = 20260520`)).toEqual([{ n: 2 }]);
    expect(branch.rows(`SELECT trade_no FROM trade WHERE trade_date = 20260520 ORDER BY trade_no`)).toEqual(
      ['201', '202', '203'].map((trade_no) => ({ trade_no })),
    );
    expect(branch.rows(`SELECT flow_no FROM cash_flow WHERE flow_date = 20260520`)).toEqual([{ flow_no: '20F1' }]);
    expect(
      branch.rows(`SELECT dataset, active FROM delivery_file WHERE business_date = 20260520 AND active = 0 ORDER BY 1`),
    ).toEqual(['cash_flows', 'trades'].map((dataset) => ({ dataset, active: 0 })));
  });

  test('only accounts whose rows changed are to be derived again', async () => {
    const branch = await load([initial(), NIGHTS[0], NIGHTS[1], R2]);
    const change = branch.changes.at(-1);
    // 00880000's trade came again as it was, but its second flow is gone; 00880007's trade has another amount.
    expect([...(change?.rebuildAccounts ?? [])].sort()).toEqual(
      ['00880000', '00880001', '00880007'].map((no) => account(branch, no)).sort(),
    );
    expect(change).toMatchObject({
      businessDate: 20260520,
      previousAsOf: 20260521,
      everything: false,
      codeSecurities: new Set(),
      latePrices: [],
    });
    const same = await load([initial(), NIGHTS[0], { ...R2, rows: { trades: nightRows(D1, '20').trades ?? [] } }]);
    expect([...(same.changes.at(-1)?.rebuildAccounts ?? [])]).toEqual([]);
    const order = await load([
      initial(),
      NIGHTS[0],
      { ...R2, rows: { trades: [...(nightRows(D1, '20').trades ?? [])].reverse() } },
    ]);
    expect([...(order.changes.at(-1)?.rebuildAccounts ?? [])]).toEqual([]);
  });

  test('prices: only changed, brought and removed ones are late', async () => {
    const rows = {
      prices: [price('600519', '11', { trade_date: D1 }), price('000001', '5', { trade_date: D1 })],
    };
    const branch = await load([initial(), NIGHTS[0], NIGHTS[1], { ...R2, rows }]);
    const id = (market: string, code: string): number =>
      (
        branch.rows(`SELECT security_id AS id FROM security WHERE market = '${market}' AND code = '${code}'`)[0] as {
          id: number;
        }
      ).id;
    const late = [...(branch.changes.at(-1)?.latePrices ?? [])].map(([day, security]) => `${day} ${security}`).sort();
    // 600519 is as before; SH 000001 is new; the index's row is gone.
    expect(late).toEqual([`20260520 ${id('SH', '000001')}`, `20260520 ${id('IX', '000300')}`].sort());
    expect(branch.changes.at(-1)?.newPriceDates).toEqual([]);
  });

  test('assets, positions and code changes are replaced, too', async () => {
    const rows = {
      assets: [asset('00880000', '9100', { asset_date: D1 }), asset('00880007', '3', { asset_date: D1 })],
      positions: [position('00880007', '7', { position_date: D1 })],
      code_changes: [{ effective_on: '2026-06-02', market: 'BJ', old_code: '831100', new_code: '920100' }],
    };
    const inOrder = await load([initial(), NIGHTS[0], { ...R2, rows }, NIGHTS[1]]);
    const late = await load([initial(), NIGHTS[0], NIGHTS[1], { ...R2, rows }]);
    expect(withoutOrder(storeContent(late.store))).toEqual(withoutOrder(storeContent(inOrder.store)));
    expect([...(late.changes.at(-1)?.rebuildAccounts ?? [])]).toEqual([account(late, '00880007')]);
    expect(late.changes.at(-1)).toMatchObject({ newAssetDates: [] });
    expect(late.changes.at(-1)?.codeSecurities.size).toBeGreaterThan(1);
    expect(late.rows(`SELECT count(*) AS n FROM head_position WHERE position_date = 20260520`)).toEqual([{ n: 1 }]);
  });

  test('several revisions, the last one counts, whatever was between', async () => {
    const r3 = { ...R2, revision: 3, rows: { trades: [trade('301', { trade_date: D1 })] } };
    const inOrder = await load([initial(), NIGHTS[0], R2, r3, NIGHTS[1]]);
    const late = await load([initial(), NIGHTS[0], NIGHTS[1], R2, r3]);
    expect(withoutOrder(storeContent(late.store))).toEqual(withoutOrder(storeContent(inOrder.store)));
    expect(late.rows(`SELECT trade_no FROM trade WHERE trade_date = 20260520`)).toEqual([{ trade_no: '301' }]);
  });

  test('an empty file takes every row away', async () => {
    const branch = await load([
      initial(),
      NIGHTS[0],
      NIGHTS[1],
      { ...R2, rows: { trades: [], cash_flows: [], assets: [], prices: [] } },
    ]);
    for (const [table, day] of Object.entries({
      trade: 'trade_date',
      cash_flow: 'flow_date',
      asset: 'asset_date',
      price: 'trade_date',
    })) {
      expect(branch.rows(`SELECT count(*) AS n FROM ${table} WHERE ${day} = 20260520`)).toEqual([{ n: 0 }]);
    }
  });

  test('of the initial set: everything is derived again', async () => {
    const rows = { ...INITIAL, trades: [trade('000001', { trade_date: D0 })], opening_positions: [] };
    const r2 = initial({ revision: 2, rows });
    const inOrder = await load([initial(), r2, NIGHTS[0]]);
    const late = await load([initial(), NIGHTS[0], r2]);
    expect(withoutOrder(storeContent(late.store))).toEqual(withoutOrder(storeContent(inOrder.store)));
    expect(late.changes.at(-1)).toMatchObject({ everything: true });
    expect(late.rows('SELECT count(*) AS n FROM opening_position')).toEqual([{ n: 0 }]);
  });

  test('a revision of another kind is refused', async () => {
    const branch = await load([initial(), NIGHTS[0]]);
    await branch.drop.set({ ...R2, kind: 'initial' });
    expect(await branch.run('20260520.r2')).toMatchObject({ state: 'refused', reason: { code: 'kind_mismatch' } });
  });

  test('a refused revision leaves the earlier one in force', async () => {
    const branch = await load([initial(), NIGHTS[0], NIGHTS[1]]);
    const before = storeContent(branch.store);
    await branch.drop.set({ ...R2, files: { trades: { totals: { amount: '1' } } } });
    expect(await branch.run('20260520.r2')).toMatchObject({ state: 'refused', reason: { code: 'total' } });
    expect(storeContent(branch.store)).toEqual(before);
  });
});

describe('the quarantine and revisions', () => {
  const badNight = night(D1, D0, {
    rows: { ...nightRows(D1, '20'), trades: [trade('201'), trade('202', { quantity: '-5' })] },
  });

  test('a revision that brings the row right takes it out', async () => {
    const branch = await load([initial(), badNight]);
    expect(listRejects(branch.store).rejects).toHaveLength(1);
    await branch.drop.set({ ...R2, rows: { trades: [trade('201'), trade('202', { quantity: '5' })] } });
    expect(await branch.run('20260520.r2')).toMatchObject({ state: 'applied' });
    expect(listRejects(branch.store).rejects).toEqual([]);
  });

  test('a revision of other datasets leaves it', async () => {
    const branch = await load([initial(), badNight, { ...R2, rows: { cash_flows: [] } }]);
    expect(listRejects(branch.store).rejects).toHaveLength(1);
  });

  const newcomer = { client_no: 'NEW', name: '新客户' };
  const newAccount = { account_no: '00889999', client_no: 'NEW' };
  const newSecurity = { market: 'SZ', code: '300001', name: '特锐德', security_kind: 'stock' };
  const strange = {
    ...nightRows(D1, '20'),
    accounts: [...ACCOUNTS, newAccount],
    trades: [
      trade('201'),
      trade('202', { account_no: '00889999' }),
      trade('203', { account_no: '00889999', code: '300001', market: 'SZ' }),
    ],
    assets: [asset('00889999', '77')],
    prices: [price('300001', '20', { market: 'SZ' })],
  };
  const strangeLater = { ...nightRows(D2, '21'), cash_flows: [flow('21F', { flow_date: D2, account_no: '00889999' })] };
  const bringing: SetOptions = {
    ...R2,
    rows: {
      clients: [...CLIENTS, newcomer],
      accounts: [...ACCOUNTS, newAccount],
      securities: [...SECURITIES, newSecurity],
    },
  };

  test('rows that named something unknown come in when a revision brings it, also those of later dates', async () => {
    const late = await load([initial(), night(D1, D0, { rows: strange }), night(D2, D1, { rows: strangeLater })]);
    expect(listRejects(late.store).rejects.map(({ set, dataset, code }) => `${set} ${dataset} ${code}`)).toEqual([
      '20260520 accounts unknown_client',
      '20260520 assets unknown_account',
      '20260520 prices unknown_security',
      '20260520 trades unknown_account',
      '20260520 trades unknown_account',
      '20260521 cash_flows unknown_account',
    ]);
    await late.drop.set(bringing);
    expect(await late.run('20260520.r2')).toMatchObject({ state: 'applied' });
    expect(listRejects(late.store).rejects).toEqual([]);
    const id = account(late, '00889999');
    expect([...(late.changes.at(-1)?.rebuildAccounts ?? [])]).toEqual([id]);
    expect(late.changes.at(-1)?.latePrices).toHaveLength(1);
    expect(
      late.rows(
        `SELECT rows_applied, rows_rejected FROM delivery_file WHERE dataset = 'trades' AND business_date = 20260520`,
      ),
    ).toEqual([{ rows_applied: 3, rows_rejected: 0 }]);
    expect(late.rows(`SELECT state FROM delivery WHERE business_date = 20260521`)).toEqual([{ state: 'applied' }]);
    const inOrder = await load([
      initial(),
      night(D1, D0, { rows: strange }),
      bringing,
      night(D2, D1, { rows: strangeLater }),
    ]);
    expect(withoutOrder(storeContent(late.store))).toEqual(withoutOrder(storeContent(inOrder.store)));
  });

  test('half a remedy: the row stays, with the reason that is left', async () => {
    const branch = await load([initial(), night(D1, D0, { rows: strange })]);
    await branch.drop.set({
      ...bringing,
      rows: { clients: [...CLIENTS, newcomer], accounts: [...ACCOUNTS, newAccount] },
    });
    await branch.sync();
    expect(
      listRejects(branch.store).rejects.map(
        ({ dataset, line, column, code }) => `${dataset} ${line} ${column} ${code}`,
      ),
    ).toEqual(['prices 2 code unknown_security', 'trades 4 code unknown_security']);
  });

  test('rows of a DBF and of the Chinese profile come in, too', async () => {
    const words = { SH: '上海', buy: '证券买入', mobile: '手机' };
    const header = {
      trade_date: '成交日期',
      market: '市场',
      trade_no: '成交编号',
      account_no: '资金账号',
      code: '证券代码',
      business_type: '业务类型',
      quantity: '成交数量',
      amount: '成交金额',
    };
    const columns = Object.keys(header);
    const rows = { trades: [trade('201'), trade('202', { account_no: '00889999', amount: '.5' })] };
    const files = { trades: { format: 'dbf', profile: 'canonical-zh', words, header, columns } } as const;
    const branch = await load([initial(), night(D1, D0, { rows, files })]);
    expect(listRejects(branch.store).rejects).toMatchObject([{ line: 2, code: 'unknown_account' }]);
    await branch.drop.set(bringing);
    await branch.sync();
    expect(listRejects(branch.store).rejects).toEqual([]);
    expect(branch.rows(`SELECT amount_e4, line FROM trade WHERE trade_no = '202'`)).toEqual([
      { amount_e4: 5000, line: 2 },
    ]);
  });

  test('a key that was taken is free again when the row that held it goes', async () => {
    const later = { ...nightRows(D2, '21'), trades: [trade('201', { trade_date: D1, amount: '2' })] };
    const gone: SetOptions = { ...R2, rows: { trades: [] } };
    const late = await load([initial(), NIGHTS[0], night(D2, D1, { rows: later }), gone]);
    const inOrder = await load([initial(), NIGHTS[0], gone, night(D2, D1, { rows: later })]);
    expect(listRejects(late.store).rejects).toEqual([]);
    expect(withoutOrder(storeContent(late.store))).toEqual(withoutOrder(storeContent(inOrder.store)));
  });
});

describe('reference data', () => {
  const clients = (name: string, more: object = {}) => [{ ...CLIENTS[0], name, ...more }];

  test('the latest business date wins, also when an earlier one comes later', async () => {
    const first = night(D1, D0, { rows: { clients: clients('一') } });
    const second = night(D2, D1, { rows: { clients: clients('二') } });
    const late = { ...R2, rows: { clients: clients('三') } };
    const branch = await load([initial(), first, second, late]);
    expect(branch.rows(`SELECT name FROM client WHERE client_no = '00571000'`)).toEqual([{ name: '二' }]);
    await branch.drop.set({ date: D2, previous: D1, revision: 2, rows: { clients: [] } });
    await branch.sync();
    // The later date no longer says anything: the corrected earlier one counts.
    expect(branch.rows(`SELECT name, pinyin FROM client WHERE client_no = '00571000'`)).toEqual([
      { name: '三', pinyin: 'san' },
    ]);
    const inOrder = await load([
      initial(),
      first,
      late,
      second,
      { date: D2, previous: D1, revision: 2, rows: { clients: [] } },
    ]);
    expect(withoutOrder(storeContent(branch.store))).toEqual(withoutOrder(storeContent(inOrder.store)));
  });

  test('a key whose only version goes, goes; one that rows still name is kept, and said', async () => {
    const rows = {
      ...nightRows(D1, '20'),
      accounts: [
        ...ACCOUNTS,
        { account_no: 'USED', client_no: '00571000' },
        { account_no: 'IDLE', client_no: '00571000' },
      ],
      trades: [trade('1', { account_no: 'USED' })],
    };
    const branch = await load([initial(), night(D1, D0, { rows })]);
    await branch.drop.set({ ...R2, rows: { accounts: ACCOUNTS } });
    const run = await branch.run('20260520.r2');
    expect(run).toMatchObject({ state: 'applied', reason: { code: 'kept' } });
    expect(run.reason?.text).toContain('USED');
    expect(branch.rows(`SELECT account_no FROM account WHERE account_no IN ('USED', 'IDLE')`)).toEqual([
      { account_no: 'USED' },
    ]);
  });

  test('an account that changes hands names both clients', async () => {
    const branch = await load([
      initial(),
      night(D1, D0, { rows: { accounts: [{ ...ACCOUNTS[0], client_no: '00571007' }] } }),
    ]);
    expect([...(branch.changes.at(-1)?.rebuildClients ?? [])].sort()).toEqual(
      branch
        .rows('SELECT client_id AS id FROM client')
        .map((row) => (row as { id: number }).id)
        .sort(),
    );
  });

  test('a row that comes as it was keeps its id and changes nothing', async () => {
    const branch = await load([initial()]);
    const before = branch.rows('SELECT * FROM client');
    await branch.drop.set(night(D1, D0, { rows: { clients: CLIENTS, accounts: ACCOUNTS } }));
    await branch.sync();
    expect(branch.rows('SELECT * FROM client')).toEqual(before);
    expect(branch.rows('SELECT count(*) AS n FROM reference_payload')).toEqual([{ n: 12 }]);
    expect([...(branch.changes.at(-1)?.rebuildClients ?? [])]).toEqual([]);
  });

  test('names are found by pinyin, both readings of a surname', async () => {
    const names = ['曾国藩', '吕布', '欧阳娜娜', '单田芳'];
    const rows = { clients: names.map((name, i) => ({ client_no: `P${i}`, name })) };
    const branch = await load([initial(), night(D1, D0, { rows })]);
    expect(
      branch.rows(`SELECT pinyin, pinyin_initials FROM client WHERE client_no LIKE 'P%' ORDER BY client_no`),
    ).toEqual([
      { pinyin: 'zengguofan cengguofan', pinyin_initials: 'zgf cgf' },
      { pinyin: 'lvbu', pinyin_initials: 'lb' },
      { pinyin: 'ouyangnana', pinyin_initials: 'oynn' },
      { pinyin: 'shantianfang dantianfang', pinyin_initials: 'stf dtf' },
    ]);
  });
});

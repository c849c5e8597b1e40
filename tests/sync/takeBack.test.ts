// Taking a set back: the store is then what one is that never got the set, whatever came before and after it; applied
// again by hand it is what it was. Compared by natural keys, facts and figures, and against a derivation from nothing.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { listRejects } from '../../src-main/sync/rejects.ts';
import { TakeBackRefusal } from '../../src-main/sync/takingBack/canTakeBack.ts';
import { type TakenBack, takeBack } from '../../src-main/sync/takingBack/takeBack.ts';
import { derivedContent, deriveFromNothing } from '../fixtures/branch.ts';
import type { SetOptions } from './dropBuilder.ts';
import { everythingInForce } from './everythingInForce.ts';
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
import { type Branch, newBranch } from './syncing.ts';

const REASON = 'head office asked for it';

async function load(sets: readonly SetOptions[], into = newBranch()): Promise<Branch> {
  for (const set of sets) {
    const name = await into.drop.set(set);
    const run = await into.run(name, { derive: deriveAfter });
    expect([name, run.state, run.reason?.text]).toEqual([name, expect.stringMatching(/^applied/), run.reason?.text]);
  }
  return into;
}

function undo(branch: Branch, set: string): TakenBack {
  const folder = fs.mkdtempSync(path.join(branch.drop.folder, 'rows-'));
  return takeBack({
    store: branch.store,
    wanted: { set },
    reason: REASON,
    at: '2026-06-01T00:00:00.000Z',
    derive: deriveAfter,
    folder,
  });
}
function codeOf(branch: Branch, set: string): string {
  try {
    undo(branch, set);
  } catch (error) {
    if (error instanceof TakeBackRefusal) return error.code;
    throw error;
  }
  return 'taken back';
}

function expectKeptIsWhole({ store }: Branch): void {
  const kept = derivedContent(store);
  deriveFromNothing(store);
  expect(derivedContent(store)).toEqual(kept);
}

/** `before`, the set, `after`, taken back == without the set; and applied again == never taken back. */
async function expectNoTrace(
  before: readonly SetOptions[],
  set: SetOptions,
  after: readonly SetOptions[],
): Promise<Branch> {
  const never = await load([...before, ...after]);
  const branch = await load([...before, set, ...after]);
  const whole = everythingInForce(branch.store);
  const name = `${set.date.replaceAll('-', '')}${(set.revision ?? 1) > 1 ? `.r${set.revision}` : ''}`;
  undo(branch, name);
  expect(everythingInForce(branch.store)).toEqual(everythingInForce(never.store));
  expectKeptIsWhole(branch);
  const held = await branch.run(name, { derive: deriveAfter });
  expect([held.state, held.reason?.code]).toEqual(['refused', 'taken_back']);
  const again = await branch.run(name, { derive: deriveAfter, accept: new Set([name]) });
  expect(again.state).toMatch(/^applied/);
  expect(everythingInForce(branch.store)).toEqual(whole);
  expectKeptIsWhole(branch);
  return branch;
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
const N1 = night(D1, D0);
const N2 = night(D2, D1);
const N3 = night(D3, D2);

describe('a set that is taken back leaves no trace', () => {
  test('the newest night', () => expectNoTrace([initial(), N1], N2, []).then(() => undefined));
  test('a revision in time, and a late one', async () => {
    await expectNoTrace([initial(), N1], R2, []);
    await expectNoTrace([initial(), N1], R2, [N2, N3]);
  });
  test('assets, positions, prices and code changes', async () => {
    const rows = {
      assets: [asset('00880000', '9500', { asset_date: D1 })],
      positions: [position('00880007', '7', { position_date: D1 })],
      prices: [price('600519', '12', { trade_date: D1 }), price('000001', '5', { trade_date: D1 })],
      code_changes: [{ effective_on: D2, market: 'BJ', old_code: '831100', new_code: '920100' }],
    };
    const holds = night(D1, D0, {
      rows: { ...nightRows(D1, '20'), trades: [trade('b1', { trade_date: D1, market: 'BJ', code: '831100' })] },
    });
    await expectNoTrace([initial(), holds], { ...R2, rows }, [N2, N3]);
  });
  test('a code change that takes effect with the newest night', async () => {
    const rows = {
      ...INITIAL,
      code_changes: [{ effective_on: D2, market: 'BJ', old_code: '831100', new_code: '920100' }],
    };
    const holds = night(D1, D0, {
      rows: { ...nightRows(D1, '20'), trades: [trade('b1', { trade_date: D1, market: 'BJ', code: '831100' })] },
    });
    await expectNoTrace([initial({ rows }), holds], night(D2, D1, { rows: { prices: [] } }), []);
  });
  test('reference data: other names, another owner, another kind, and what only the set knew', async () => {
    const moved = ACCOUNTS.map((a) => (a.account_no === '00880007' ? { ...a, client_no: '00571000' } : a));
    const newcomer = { client_no: 'NEW', name: '新客户' };
    const rows = {
      clients: [{ ...CLIENTS[0], name: '新名' }, ...CLIENTS.slice(1), newcomer],
      accounts: [...moved, { account_no: '00889999', client_no: 'NEW' }],
      securities: [{ ...SECURITIES[0], security_kind: 'repo' }, ...SECURITIES.slice(1)],
      trades: [trade('201', { trade_date: D1 }), trade('209', { trade_date: D1, account_no: '00889999' })],
    };
    await expectNoTrace([initial(), N1], { ...R2, rows }, [N2]);
    await expectNoTrace([initial(), N1], { ...N2, rows: { ...nightRows(D2, '21'), ...rows, trades: [] } }, []);
    expect((await load([initial()])).rows('SELECT count(*) AS n FROM account')).toEqual([{ n: 3 }]);
  });
  test('the revision of the initial set', async () => {
    const rows = { ...INITIAL, trades: [trade('000001', { trade_date: D0 })], opening_positions: [] };
    await expectNoTrace([initial()], initial({ revision: 2, rows }), [N1]);
  });
  test('the initial set, while it stands alone', async () => {
    const branch = await load([initial()]);
    undo(branch, '20260519');
    for (const table of ['trade', 'client', 'security', 'reject', 'delivery', 'client_day', 'last_close', 'meta']) {
      expect([table, ...branch.rows(`SELECT count(*) AS n FROM ${table}`)]).toEqual([table, { n: 0 }]);
    }
    const again = await branch.run('20260519', { derive: deriveAfter, accept: new Set(['20260519']) });
    expect(again.state).toBe('applied');
    expect(everythingInForce(branch.store)).toEqual(everythingInForce((await load([initial()])).store));
  });
});

describe('the quarantine', () => {
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
      trade('204', { quantity: '-5' }),
    ],
    assets: [asset('00889999', '77')],
    prices: [price('300001', '20', { market: 'SZ' })],
  };
  const later = { ...nightRows(D2, '21'), cash_flows: [flow('21F', { flow_date: D2, account_no: '00889999' })] };
  const bringing: SetOptions = {
    ...R2,
    rows: {
      clients: [...CLIENTS, newcomer],
      accounts: [...ACCOUNTS, newAccount],
      securities: [...SECURITIES, newSecurity],
    },
  };

  test('rows that came in because of it return there, of its own date and of later ones', async () => {
    const nights = [night(D1, D0, { rows: strange }), night(D2, D1, { rows: later })];
    const branch = await load([initial(), ...nights]);
    const before = everythingInForce(branch.store);
    await load([bringing], branch);
    expect(listRejects(branch.store).rejects).toHaveLength(1);
    undo(branch, '20260520.r2');
    expect(everythingInForce(branch.store)).toEqual(before);
    expectKeptIsWhole(branch);
  });

  test('rows of later sets that name what only it had brought go there', async () => {
    const branch = await load([initial(), night(D1, D0), bringing, night(D2, D1, { rows: later })]);
    expect(listRejects(branch.store).rejects).toEqual([]);
    undo(branch, '20260520.r2');
    expect(listRejects(branch.store).rejects).toMatchObject([
      {
        set: '20260521',
        dataset: 'cash_flows',
        line: 2,
        column: 'account_no',
        value: '00889999',
        code: 'unknown_account',
      },
    ]);
    expect(branch.rows(`SELECT count(*) AS n FROM account WHERE account_no = '00889999'`)).toEqual([{ n: 0 }]);
    expectKeptIsWhole(branch);
    const again = await branch.run('20260520.r2', { derive: deriveAfter, accept: new Set(['20260520.r2']) });
    expect(again.state).toBe('applied');
    expect(listRejects(branch.store).rejects).toEqual([]);
  });

  test('the quarantine that it had replaced is there again', () =>
    expectNoTrace([initial(), night(D1, D0, { rows: strange })], R2, [N2]).then(() => undefined));

  test('a key that it had freed is taken again', async () => {
    const moved = { ...nightRows(D2, '21'), trades: [trade('201', { trade_date: D1, amount: '2' })] };
    const gone: SetOptions = { ...R2, rows: { trades: [] } };
    await expectNoTrace([initial(), N1, night(D2, D1, { rows: moved })], gone, []);
    const branch = await load([initial(), N1, gone, night(D2, D1, { rows: moved })]);
    undo(branch, '20260520.r2');
    expect(listRejects(branch.store).rejects).toMatchObject([
      { set: '20260521', column: 'trade_no', code: 'duplicate_key' },
    ]);
    expect(branch.rows(`SELECT amount_e4 FROM trade WHERE trade_no = '201'`)).toEqual([{ amount_e4: 10_000_000 }]);
    expectKeptIsWhole(branch);
  });
});

describe('several corrections', () => {
  const r3: SetOptions = { ...R2, revision: 3, rows: { trades: [trade('301', { trade_date: D1 })], assets: [] } };
  const other: SetOptions = { ...N2, revision: 2, rows: { trades: [trade('219', { trade_date: D2 })] } };

  test('of one date, taken back one after the other', async () => {
    const branch = await load([initial(), N1, R2, N2, r3]);
    expect(codeOf(branch, '20260520.r2')).toBe('not_the_highest_revision');
    undo(branch, '20260520.r3');
    expect(everythingInForce(branch.store)).toEqual(everythingInForce((await load([initial(), N1, R2, N2])).store));
    undo(branch, '20260520.r2');
    expect(everythingInForce(branch.store)).toEqual(everythingInForce((await load([initial(), N1, N2])).store));
    expectKeptIsWhole(branch);
    expect(codeOf(branch, '20260520')).toBe('later_dates_build_on_it');
    undo(branch, '20260521');
    undo(branch, '20260520');
    expect(everythingInForce(branch.store)).toEqual(everythingInForce((await load([initial()])).store));
    expect(branch.rows('SELECT set_name FROM taken_back ORDER BY taken_back_id')).toEqual(
      ['20260520.r3', '20260520.r2', '20260521', '20260520'].map((set_name) => ({ set_name })),
    );
  });

  test('of different dates, in either order', async () => {
    const all = [initial(), N1, N2, N3, R2, other];
    for (const order of [
      ['20260520.r2', '20260521.r2'],
      ['20260521.r2', '20260520.r2'],
    ]) {
      const branch = await load(all);
      for (const set of order) undo(branch, set);
      expect(everythingInForce(branch.store)).toEqual(everythingInForce((await load([initial(), N1, N2, N3])).store));
      expectKeptIsWhole(branch);
    }
  });
});

describe('what cannot be taken back', () => {
  test('says why, and changes nothing', async () => {
    expect(codeOf(newBranch(), '20260519')).toBe('nothing_to_take_back');
    const branch = await load([initial(), N1, R2]);
    const before = everythingInForce(branch.store);
    expect(codeOf(branch, '20260519')).toBe('later_dates_build_on_it');
    expect(codeOf(branch, '20260520')).toBe('not_the_highest_revision');
    expect(codeOf(branch, '20260601')).toBe('not_found');
    branch.store.db.exec('UPDATE correction SET delivery_id = NULL');
    expect(codeOf(branch, '20260520.r2')).toBe('not_recorded');
    expect(everythingInForce(branch.store)).toEqual(before);
  });

  test('a fault in the middle leaves everything as it was', async () => {
    const branch = await load([initial(), N1, R2, N2]);
    const before = everythingInForce(branch.store);
    const failing = (): never => {
      throw new Error('broken off');
    };
    const folder = fs.mkdtempSync(path.join(branch.drop.folder, 'rows-'));
    const wanted = { set: '20260520.r2' };
    expect(() => takeBack({ store: branch.store, wanted, reason: REASON, at: '', derive: failing, folder })).toThrow(
      'broken off',
    );
    expect(everythingInForce(branch.store)).toEqual(before);
    expect(branch.rows('SELECT count(*) AS n FROM taken_back')).toEqual([{ n: 0 }]);
  });
});

describe('what remains of a set that was taken back', () => {
  test('a row, the audit, a correction, its way; a higher revision comes in as ever', async () => {
    const branch = await load([initial(), N1, R2]);
    const back = undo(branch, '20260520.r2');
    expect(back).toMatchObject({ set: '20260520.r2', revision: 2, asOf: 20260520 });
    expect(branch.rows('SELECT set_name, revision, reason FROM taken_back')).toEqual([
      { set_name: '20260520.r2', revision: 2, reason: REASON },
    ]);
    expect(branch.rows(`SELECT action, subject FROM audit ORDER BY audit_id DESC LIMIT 1`)).toEqual([
      { action: 'set_taken_back', subject: '20260520.r2' },
    ]);
    expect(branch.rows(`SELECT delivery_id FROM arrival WHERE set_name = '20260520.r2'`)).toEqual([
      { delivery_id: null },
    ]);
    expect(branch.rows('SELECT kind, delivery_id FROM correction ORDER BY correction_id')).toEqual([
      { kind: 'revision', delivery_id: null },
      { kind: 'taken_back', delivery_id: null },
    ]);
    const held = await branch.run('20260520.r2');
    expect(held.reason?.text).toContain(REASON);
    await load([{ ...R2, revision: 3, rows: { trades: [trade('301', { trade_date: D1 })] } }], branch);
    const behind = await branch.run('20260520.r2');
    expect([behind.state, behind.reason?.code]).toEqual(['duplicate', 'taken_back']);
  });
});

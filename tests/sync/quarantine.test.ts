// Single bad rows: each goes into quarantine with file, line, column, value and reason; the other rows are applied.
import { describe, expect, test } from 'vitest';
import { listRejects } from '../../src-main/sync/rejects.ts';
import { ISSUE_TEXTS } from '../../src-shared/files/issues.ts';
import type { FileOptions, Row } from './dropBuilder.ts';
import { asset, CLIENTS, D0, D1, D2, flow, initial, night, nightRows, position, price, trade } from './smallBranch.ts';
import { newBranch } from './syncing.ts';

const GOOD: Readonly<Record<string, Row>> = {
  trades: trade('good'),
  cash_flows: flow('good'),
  prices: price('600519', '11'),
  assets: asset('00880000', '1'),
  positions: position('00880000', '1'),
  clients: CLIENTS[0] as Row,
  accounts: { account_no: '00880000', client_no: '00571000' },
  securities: { market: 'SH', code: '600519', security_kind: 'stock' },
  code_changes: { effective_on: '2026-06-02', market: 'SH', old_code: '600519', new_code: '000001' },
  products: { product_code: 'P2' },
  advisors: { advisor_no: 'A1' },
};

interface Case {
  readonly dataset: string;
  readonly row: Row;
  readonly column: string;
  readonly value: string;
  readonly code: keyof typeof ISSUE_TEXTS;
}
const c = (dataset: string, row: Row, column: string, value: string, code: Case['code']): Case => ({
  dataset,
  row,
  column,
  value,
  code,
});

const CASES: readonly Case[] = [
  c('trades', trade('x', { trade_date: '2026-02-30' }), 'trade_date', '2026-02-30', 'bad_date'),
  c('trades', trade('x', { trade_time: '9:30' }), 'trade_time', '9:30', 'bad_time'),
  c('trades', trade('x', { price: '1,5' }), 'price', '1,5', 'bad_number'),
  c('trades', trade('x', { amount: '1.00001' }), 'amount', '1.00001', 'too_many_decimals'),
  c('trades', trade('x', { amount: '99999999999999' }), 'amount', '99999999999999', 'out_of_range'),
  c('trades', trade('x', { quantity: '' }), 'quantity', '', 'missing_value'),
  c('trades', trade('x', { amount: '' }), 'amount', '', 'missing_value'),
  c('trades', trade('x', { business_type: 'gift' }), 'business_type', 'gift', 'unknown_code'),
  c('trades', trade('x', { quantity: '-1' }), 'quantity', '-1', 'negative'),
  c('trades', trade('x', { code: 'a\0' }), 'code', 'a\0', 'bad_text'),
  c('trades', trade('n'.repeat(129)), 'trade_no', 'n'.repeat(129), 'too_long'),
  c('trades', trade('x', { account_no: '0088' }), 'account_no', '0088', 'unknown_account'),
  c('trades', trade('x', { code: '600000' }), 'code', '600000', 'unknown_security'),
  c('trades', trade('x', { market: 'SZ' }), 'code', '600519', 'unknown_security'),
  c('trades', trade('x', { trade_date: D2 }), 'trade_date', D2, 'date_after_set'),
  c('trades', trade('good', { account_no: '00880007' }), 'trade_no', 'good', 'duplicate_key'),
  c('cash_flows', flow('x', { flow_kind: 'gift' }), 'flow_kind', 'gift', 'unknown_code'),
  c('cash_flows', flow('x', { market: 'SH', code: '1' }), 'code', '1', 'unknown_security'),
  c('cash_flows', flow('x', { code: '600519' }), 'market', '', 'missing_value'),
  c('cash_flows', flow('x', { account_no: 'no' }), 'account_no', 'no', 'unknown_account'),
  c('cash_flows', flow('good', { amount: '1' }), 'flow_no', 'good', 'duplicate_key'),
  c('cash_flows', flow('x', { flow_date: D2 }), 'flow_date', D2, 'date_after_set'),
  c('prices', price('1', '1'), 'code', '1', 'unknown_security'),
  c('prices', price('600519', '12'), 'code', '600519', 'duplicate_key'),
  c('prices', price('000001', '1', { volume: '-5' }), 'volume', '-5', 'negative'),
  c('prices', price('000001', '1', { trade_date: D2 }), 'trade_date', D2, 'date_after_set'),
  c('assets', asset('00880000', '2'), 'account_no', '00880000', 'duplicate_key'),
  c('assets', asset('x', '2'), 'account_no', 'x', 'unknown_account'),
  c('assets', asset('00880007', '', { cash: '1' }), 'total_asset', '', 'missing_value'),
  c('assets', asset('00880007', '1', { asset_date: D2 }), 'asset_date', D2, 'date_after_set'),
  c('positions', position('00880000', '2'), 'code', '600519', 'duplicate_key'),
  c('positions', position('00880007', '1', { code: '1' }), 'code', '1', 'unknown_security'),
  c('positions', position('x', '1'), 'account_no', 'x', 'unknown_account'),
  c('positions', position('00880007', '1', { position_date: D2 }), 'position_date', D2, 'date_after_set'),
  c('clients', { client_no: 'C9', risk_level: 'C9' }, 'risk_level', 'C9', 'unknown_code'),
  c('clients', { client_no: '00571000' }, 'client_no', '00571000', 'duplicate_key'),
  c('clients', { client_no: '', name: 'x' }, 'client_no', '', 'missing_value'),
  c('accounts', { account_no: '9', client_no: 'nobody' }, 'client_no', 'nobody', 'unknown_client'),
  c('securities', { market: 'IX', code: '1', security_kind: 'other' }, 'market', 'IX', 'unknown_code'),
  c('securities', { market: 'SH', code: '1' }, 'security_kind', '', 'missing_value'),
  c(
    'code_changes',
    { effective_on: D2, market: 'SH', old_code: '1', new_code: '600519' },
    'old_code',
    '1',
    'unknown_security',
  ),
  c(
    'code_changes',
    { effective_on: D2, market: 'SH', old_code: '600519', new_code: '1' },
    'new_code',
    '1',
    'unknown_security',
  ),
  c('products', { product_code: 'P3', term_days: '1.5' }, 'term_days', '1.5', 'too_many_decimals'),
  c('advisors', { advisor_no: 'A3', status: 'gone' }, 'status', 'gone', 'unknown_code'),
];

describe('every reason', () => {
  for (const { dataset, row, column, value, code } of CASES) {
    test(`${dataset} ${column} ${code}`, async () => {
      const branch = newBranch();
      await branch.drop.set(initial());
      await branch.drop.set(night(D1, D0, { rows: { [dataset]: [GOOD[dataset] as Row, row] } }));
      expect(await branch.run('20260520')).toMatchObject({
        state: 'applied_with_rejects',
        rows: { [dataset]: { read: 2, applied: 1, rejected: 1 } },
      });
      expect(listRejects(branch.store).rejects).toEqual([
        { set: '20260520', dataset, line: 3, column, value, code, text: ISSUE_TEXTS[code] },
      ]);
      expect(branch.rows('SELECT state FROM delivery WHERE business_date = 20260520')).toEqual([
        { state: 'applied_with_rejects' },
      ]);
    });
  }

  const shapes: readonly (readonly [string, FileOptions['bend'], string])[] = [
    ['field_count', (b) => Buffer.concat([b, Buffer.from('2026-05-20,SH\n')]), 'field_count'],
    ['bad_quotes', (b) => Buffer.concat([b, Buffer.from(`2026-05-20,"SH"x${','.repeat(14)}\n`)]), 'bad_quotes'],
  ];
  for (const [name, bend, code] of shapes) {
    test(`${name} of a whole row`, async () => {
      const branch = newBranch();
      await branch.drop.set(initial());
      const file: FileOptions = { ...(bend ? { bend } : {}), entry: (e) => ({ ...e, rows: e.rows + 1 }) };
      await branch.drop.set(night(D1, D0, { files: { trades: file } }));
      expect(await branch.run('20260520')).toMatchObject({ state: 'applied_with_rejects' });
      expect(listRejects(branch.store).rejects).toMatchObject([{ dataset: 'trades', line: 4, column: '', code }]);
    });
  }

  /** Only a profile's translation gives these: profiles.test.ts and tests/files/mapping*.test.ts show them. */
  const TRANSLATION = [
    'unmapped_row',
    'unknown_holder',
    'ambiguous_holder',
    'unknown_market',
    'no_commission_rate',
    'check_failed',
    'no_lookup',
  ];
  test('every code of the list has its case', () => {
    const shown = new Set<string>([
      ...TRANSLATION,
      ...CASES.map(({ code }) => code),
      ...shapes.map(([, , code]) => code),
    ]);
    expect([...Object.keys(ISSUE_TEXTS)].filter((code) => !shown.has(code))).toEqual([]);
  });
});

describe('what is no fault', () => {
  test('the same fill twice under two numbers counts twice, and zeros of a number stay', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.drop.set(night(D1, D0, { rows: { trades: [trade('0001'), trade('1'), trade('01')] } }));
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
    expect(
      branch.rows(`SELECT trade_no, typeof(trade_no) AS t FROM trade WHERE trade_date = 20260520 ORDER BY trade_no`),
    ).toEqual(['0001', '01', '1'].map((trade_no) => ({ trade_no, t: 'text' })));
  });
  test('the same number in two markets, the same code in two markets', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const trades = [trade('1', { code: '000001' }), trade('1', { market: 'SZ', code: '000001' })];
    await branch.drop.set(night(D1, D0, { rows: { trades } }));
    expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
  });
  test('empty fees are 0, an empty time is −1, empty prices, channel and net amount are null', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const empty = {
      trade_time: '',
      price: '',
      commission: '',
      stamp_duty: '',
      transfer_fee: '',
      other_fee: '',
      net_amount: '',
      channel: '',
    };
    await branch.drop.set(night(D1, D0, { rows: { trades: [trade('1', empty)] } }));
    await branch.sync();
    expect(branch.rows('SELECT * FROM trade WHERE trade_date = 20260520')).toMatchObject([
      {
        trade_time: -1,
        price_e4: null,
        commission_e4: 0,
        stamp_duty_e4: 0,
        transfer_fee_e4: 0,
        other_fee_e4: 0,
        net_amount_e4: null,
        channel: null,
      },
    ]);
  });
  test('a suspended security has no close; an index is made from its first price', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    await branch.sync();
    expect(
      branch.rows(`SELECT s.code, p.close_e4 FROM price p JOIN security s USING (security_id) WHERE s.market = 'SZ'`),
    ).toEqual([{ code: '000001', close_e4: null }]);
    expect(branch.rows(`SELECT code, security_kind, name FROM security WHERE market = 'IX'`)).toEqual([
      { code: '000300', security_kind: 'index', name: null },
    ]);
  });
  test('a row of an earlier day may come late, if its key is free', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    const trades = [trade('000001', { trade_date: D0 }), trade('late', { trade_date: D0 }), trade('1')];
    await branch.drop.set(night(D1, D0, { rows: { ...nightRows(D1, '20'), trades } }));
    await branch.sync();
    expect(listRejects(branch.store).rejects).toMatchObject([{ line: 2, value: '000001', code: 'duplicate_key' }]);
    const account = branch.rows(`SELECT account_id AS id FROM account WHERE account_no = '00880000'`)[0] as {
      id: number;
    };
    const change = branch.changes[1];
    expect([...(change?.rebuildAccounts ?? [])]).toEqual([account.id]);
    expect(change?.newTradeAccounts.has(account.id)).toBe(false);
  });
  test('an announced code change may be dated ahead', async () => {
    const branch = newBranch();
    await branch.drop.set(initial());
    expect(await branch.run('20260519')).toMatchObject({ state: 'applied' });
    expect(branch.changes[0]).toMatchObject({ everything: true, previousAsOf: null, businessDate: 20260519 });
  });
});

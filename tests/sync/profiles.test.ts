// Files in another system's form, through whole sets: they must leave the store as the same rows in canonical form do.
import fs from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { listRejects } from '../../src-main/sync/rejects.ts';
import { profilesWith } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { profileFor } from '../files/mappingReading.ts';
import { workbook, type XlsxCell } from '../files/xlsxWriting.ts';
import type { ManifestEntry, SetOptions } from './dropBuilder.ts';
import { facts, given, HOLDERS, profiles, SET } from './otherSystems.ts';
import { D0, D1, INITIAL, initial, night, SECURITIES } from './smallBranch.ts';
import { contentInForce } from './storeContent.ts';
import { newBranch } from './syncing.ts';

const STATEMENT_HEADER =
  '交收日期 成交时间 业务名称 证券代码 证券名称 成交价格 成交数量 剩余数量 成交金额 总费用 清算金额 资金本次余额 净佣金 印花税 过户费 清算费 交易规费 经手费 证管费 财汇局征费 其他费 币种 成交编号 股东代码 资金帐号'.split(
    ' ',
  );
const STATEMENT: readonly (readonly string[])[] = [
  '20260520 00:00:00 银行转证券 - - 0.000 0 0 0.000 0.00 5000.000 0 0.000 - - - - - - - - 人民币 - - 00880000',
  '20260520 15:00:00 指定交易 799999 指定登记 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 人民币 1 A123456789 00880000',
  '20260520 09:30:00 证券买入 600519 贵州茅台 10.000 100 100 1000.000 5.03 -1005.030 0 5.00 0 0.01 0 0.02 0.01 0.01 0 0 人民币 00012 A123456789 00880000',
  '20260520 10:00:01 证券卖出 000001 平安银行 11.5 200 0 2300.000 6.15 2293.850 0 5.00 1.15 0 0 0 0 0 0 0 人民币 00013 0123456789 00880000',
  '20260520 00:00:00 红利入账 600519 贵州茅台 0 100 0 12.34 0.00 12.34 0 0 0 0 0 0 0 0 0 0 人民币 - A123456789 00880000',
].map((line) => line.split(' ').map((word) => (word === '-' ? '' : word)));

function statement(rows: readonly (readonly string[])[]): Buffer {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => (cell === '' ? '' : `="${cell}"`)).join('\t')}\t\n`;
  return iconv.encode([STATEMENT_HEADER, ...rows].map(line).join(''), 'gb18030');
}
const statementSet = (rows: readonly (readonly string[])[], change: Partial<ManifestEntry> = {}): SetOptions =>
  night(D1, D0, {
    rows: { trades: [] },
    files: {
      trades: given(statement(rows), rows.length, {
        encoding: 'gb18030',
        profile: 'statement-tdx-text',
        ...change,
      }),
    },
  });

describe('a statement that feeds trades and cash flows', () => {
  const canonical = night(D1, D0, {
    rows: {
      trades: [
        {
          trade_date: D1,
          market: 'SH',
          trade_no: '00012',
          trade_time: '09:30:00',
          account_no: '00880000',
          code: '600519',
          business_type: 'buy',
          quantity: '100',
          price: '10',
          amount: '1000',
          commission: '5',
          stamp_duty: '0',
          transfer_fee: '0.01',
          other_fee: '0.02',
          net_amount: '-1005.03',
        },
        {
          trade_date: D1,
          market: 'SZ',
          trade_no: '00013',
          trade_time: '10:00:01',
          account_no: '00880000',
          code: '000001',
          business_type: 'sell',
          quantity: '200',
          price: '11.5',
          amount: '2300',
          commission: '5',
          stamp_duty: '1.15',
          transfer_fee: '0',
          other_fee: '0',
          net_amount: '2293.85',
        },
      ],
      cash_flows: [
        { flow_date: D1, flow_no: '00880000-0001', account_no: '00880000', flow_kind: 'bank_in', amount: '5000' },
        {
          flow_date: D1,
          flow_no: '00880000-0002',
          account_no: '00880000',
          flow_kind: 'dividend',
          amount: '12.34',
          market: 'SH',
          code: '600519',
        },
      ],
    },
  });

  test('gives what the same rows in canonical form give', async () => {
    const [translated, plain] = [newBranch(), newBranch()];
    await translated.drop.set(SET);
    await plain.drop.set(SET);
    await translated.drop.set(statementSet(STATEMENT));
    await plain.drop.set(canonical);
    const run = await translated.run('20260520', { profiles });
    expect(run).toMatchObject({
      state: 'applied',
      rows: { trades: { read: 2, applied: 2, rejected: 0 }, cash_flows: { read: 2, applied: 2, rejected: 0 } },
    });
    expect(run.problems.filter(({ code }) => code === 'rows_dropped')).toMatchObject([
      { found: '1', severity: 'soft' },
    ]);
    expect((await plain.run('20260520')).state).toBe('applied');
    expect(facts(translated)).toEqual(facts(plain));
    expect(facts(translated)[0]).toHaveLength(2);
  });

  test('rows of an unknown kind are in quarantine with the line and cells of the source', async () => {
    const branch = newBranch();
    await branch.drop.set(SET);
    const odd = (STATEMENT[0] as string[]).map((cell) => (cell === '银行转证券' ? '天外来款' : cell));
    await branch.drop.set(statementSet([...STATEMENT, odd]));
    expect(await branch.run('20260520', { profiles })).toMatchObject({
      state: 'applied_with_rejects',
      rows: { trades: { read: 3, applied: 2, rejected: 1 }, cash_flows: { read: 2, applied: 2 } },
    });
    expect(listRejects(branch.store).rejects).toMatchObject([
      { dataset: 'trades', line: 7, column: '', code: 'unmapped_row', value: expect.stringContaining('天外来款') },
    ]);
  });

  test('the manifest counts the rows of the file and sums its columns', async () => {
    const totals = { 成交金额: '3312.34', 清算金额: '6301.16' };
    for (const [entry, state, code] of [
      [{ totals }, 'applied', undefined],
      [{ totals: { 成交金额: '3312.35' } }, 'refused', 'total'],
      [{ totals: { 没有: '1' } }, 'refused', 'bad_header'],
      [{ rows: 4 }, 'refused', 'row_count'],
    ] as const) {
      const branch = newBranch();
      await branch.drop.set(SET);
      await branch.drop.set(statementSet(STATEMENT, entry));
      const run = await branch.run('20260520', { profiles });
      expect([run.state, run.reason?.code]).toEqual([state, code]);
    }
  });

  test('a revision replaces the rows of every dataset that the file feeds', async () => {
    const branch = newBranch();
    await branch.drop.set(SET);
    await branch.drop.set(statementSet(STATEMENT));
    await branch.sync({ profiles });
    await branch.drop.set({ ...statementSet(STATEMENT.slice(0, 3)), revision: 2 });
    expect((await branch.run('20260520.r2', { profiles })).state).toBe('applied');
    expect(facts(branch).map((rows) => (rows as unknown[]).length)).toEqual([1, 1]);
  });

  test('a row that names an unknown security comes in when a revision brings that security', async () => {
    const branch = newBranch();
    await branch.drop.set(initial({ rows: { ...INITIAL, accounts: HOLDERS } }));
    const odd = (STATEMENT[2] as string[]).map((cell) =>
      cell === '600519' ? '600000' : cell === '00012' ? '00099' : cell,
    );
    await branch.drop.set(statementSet([...STATEMENT, odd]));
    expect((await branch.run('20260520', { profiles })).rows.trades?.rejected).toBe(1);
    const securities = [...SECURITIES, { market: 'SH', code: '600000', security_kind: 'stock' }];
    await branch.drop.set({ date: D1, previous: D0, revision: 2, rows: { securities } });
    expect((await branch.run('20260520.r2', { profiles })).state).toBe('applied');
    expect(listRejects(branch.store).rejects).toEqual([]);
    expect(facts(branch)[0]).toHaveLength(3);
  });
});

describe('what a manifest may say of a profile', () => {
  const refusals: readonly (readonly [string, Partial<ManifestEntry>, string])[] = [
    ['a name that nobody knows', { profile: 'nobody' }, 'unknown_profile'],
    ['another format than the profile is for', { profile: 'statement-htsec-xlsx' }, 'manifest_invalid'],
    ['a dataset that the profile does not give', { dataset: 'prices' }, 'manifest_invalid'],
    ['a workbook under a built-in profile', { profile: 'canonical', format: 'xlsx' }, 'manifest_invalid'],
    ['the wrong encoding', { encoding: 'utf-8' }, 'encoding'],
  ];
  for (const [what, entry, code] of refusals) {
    test(`${what} refuses the set: ${code}`, async () => {
      const branch = newBranch();
      await branch.drop.set(SET);
      await branch.drop.set(statementSet(STATEMENT, entry));
      const run = await branch.run('20260520', { profiles });
      expect([run.state, run.reason?.code]).toEqual(['refused', code]);
      expect(branch.rows('SELECT 1 FROM trade WHERE trade_date >= 20260520')).toEqual([]);
    });
  }
});

describe('a workbook', () => {
  const HEADER =
    '证券代码 证券名称 成交日期 成交时间 成交数量 成交价格 成交金额 发生金额 操作 合同号 成交号 手续费 印花税 过户费 其他费 资金本次余额 股份本次余额 股东账号 资金账号'.split(
      ' ',
    );
  const ROWS: readonly (readonly XlsxCell[])[] = [
    [
      1,
      '平安银行',
      20260520,
      0.399305555555556,
      100,
      11.05,
      1105,
      -1110,
      '买',
      null,
      4711,
      5,
      0,
      0,
      0,
      0,
      0,
      '0123456789',
      '00880000',
    ],
    [
      '600519',
      '贵州茅台',
      { date: 46162 },
      '09:35:00',
      100,
      10,
      1000,
      994.49,
      '卖',
      null,
      null,
      5,
      0.5,
      0.01,
      0,
      0,
      0,
      'A123456789',
      '00880000',
    ],
  ];
  const set = (bytes: Buffer, rows: number): SetOptions =>
    night(D1, D0, {
      rows: { trades: [] },
      files: { trades: given(bytes, rows, { format: 'xlsx', profile: 'statement-htsec-xlsx' }) },
    });

  test('is read with its zeros, times and dates, and says csv in the ledger', async () => {
    const branch = newBranch();
    await branch.drop.set(SET);
    await branch.drop.set(set(await workbook([HEADER, ...ROWS]), 2));
    expect(await branch.run('20260520', { profiles })).toMatchObject({ state: 'applied' });
    expect(facts(branch)[0]).toMatchObject([
      { trade_no: '4711', market: 'SZ', code: '000001', trade_time: 9 * 3600 + 35 * 60, amount_e4: 11_050_000 },
      { trade_no: 'X00880000-0001', market: 'SH', code: '600519', trade_date: 20260520, net_amount_e4: 9_944_900 },
    ]);
    expect(branch.rows("SELECT format, profile FROM delivery_file WHERE path = 'other.file'")).toEqual([
      { format: 'csv', profile: 'statement-htsec-xlsx' },
    ]);
    expect(fs.existsSync(`${branch.store.file}.staging`)).toBe(false);
  });

  test('that is none refuses the set', async () => {
    const branch = newBranch();
    await branch.drop.set(SET);
    await branch.drop.set(set(Buffer.from('PK not a zip'), 2));
    const run = await branch.run('20260520', { profiles });
    expect([run.state, run.reason?.code]).toEqual(['refused', 'translation']);
  });
});

describe('a profile that only renames', () => {
  test('goes the way of canonical files and gives what they give', async () => {
    const renaming = profileFor(
      'trades',
      {
        trade_no: { kind: 'column', header: '流水' },
        business_type: {
          kind: 'words',
          header: '方向',
          match: 'exact',
          words: [
            { word: 'B', value: 'buy' },
            { word: 'S', value: 'sell' },
          ],
        },
      },
      { name: 'renamed' },
    );
    const all = profilesWith([renaming]);
    expect(all.get('renamed')?.translation).toBeUndefined();
    const [other, plain] = [newBranch(), newBranch()];
    for (const branch of [other, plain]) await branch.drop.set(SET);
    const header = { trade_no: '流水', business_type: '方向' };
    await other.drop.set(
      night(D1, D0, { files: { trades: { profile: 'renamed', header, words: { buy: 'B', sell: 'S' } } } }),
    );
    await plain.drop.set(night(D1, D0));
    expect((await other.run('20260520', { profiles: all })).state).toBe('applied');
    await plain.sync();
    expect(facts(other)).toEqual(facts(plain));
    expect(contentInForce(other.store).trade).toEqual(contentInForce(plain.store).trade);
  });
});

// Files in another system's form, through whole sets: they must leave the store as the same rows in canonical form do.
import fs from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { listRejects } from '../../src-main/sync/rejects.ts';
import { profilesWith } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { writeDbf } from '../files/dbfWriting.ts';
import { profileFor } from '../files/mappingReading.ts';
import { workbook, type XlsxCell } from '../files/xlsxWriting.ts';
import type { FileOptions, ManifestEntry, Row, SetOptions } from './dropBuilder.ts';
import { ACCOUNTS, CLIENTS, D0, D1, D2, INITIAL, initial, night, SECURITIES } from './smallBranch.ts';
import { contentInForce } from './storeContent.ts';
import { type Branch, newBranch } from './syncing.ts';

const HOLDERS: readonly Row[] = [
  { ...(ACCOUNTS[0] as Row), holder_sh: 'A123456789', holder_sz: '0123456789' },
  { ...(ACCOUNTS[1] as Row), holder_sh: 'E123456789' },
  { ...(ACCOUNTS[2] as Row), holder_sh: 'A777777777' },
];
const SET: SetOptions = initial({ rows: { ...INITIAL, accounts: HOLDERS } });
const profiles = profilesWith([]);

/** A file of the set whose bytes are given; the manifest says `rows`. */
function given(bytes: Buffer, rows: number, entry: Partial<ManifestEntry>): FileOptions {
  return { path: 'other.file', bend: () => bytes, entry: (e) => ({ ...e, rows, ...entry }) };
}

/** Trades and flows in force, without where they came from. */
function facts(branch: Branch): unknown[] {
  return [
    branch.rows(`SELECT a.account_no, t.trade_date, t.trade_time, t.trade_no, s.market, s.code, t.business_type, t.quantity_e2, t.price_e4, t.amount_e4,
      t.commission_e4, t.stamp_duty_e4, t.transfer_fee_e4, t.other_fee_e4, t.net_amount_e4 FROM trade t JOIN account a USING (account_id)
      JOIN security s USING (security_id) WHERE t.trade_date >= 20260520 ORDER BY t.trade_date, t.trade_no`),
    branch.rows(`SELECT a.account_no, t.flow_date, t.flow_no, t.flow_kind, t.amount_e4, s.market, s.code FROM cash_flow t JOIN account a USING (account_id)
      LEFT JOIN security s USING (security_id) WHERE t.flow_date >= 20260520 ORDER BY t.flow_date, t.flow_no`),
  ];
}

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

const JSMX_FIELDS =
  'SCDM 2,JLLX 3,JYFS 3,JSFS 3,YWLX 3,QSBZ 3,GHLX 3,JSBH 16,CJBH 16,SQBH 16,WTBH 16,JYRQ 8,QSRQ 8,JSRQ 8,QTRQ 8,WTSJ 6,CJSJ 6,XWH1 5,XWH2 5,XWHY 8,JSHY 8,TGHY 8,ZQZH 10,ZQDM1 6,ZQDM2 6,ZQLB 2,LTLX 1,QYLB 2,GPNF 4,MMBZ 1,SL 16,CJSL 16,ZJZH 25,BZ 3,JG1 17,JG2 17,QSJE 19,YHS 17,JSF 17,GHF 17,ZGF 17,SXF 17,QTJE1 19,QTJE2 19,QTJE3 19,SJSF 19,JGDM 4,FJSM 40';
const SJSMX_FIELDS =
  'MXJSZH C6,MXBFZH C25,MXSJLX C2,MXYWLB C4,MXZQDM C8,MXJYDY C6,MXTGDY C6,MXZQZH C20,MXDDBH C24,MXYYB C4,MXZXBH C16,MXYWLSH C16,MXCJSL N15.2,MXQSSL N15.2,MXCJJG N13.4,MXQSJG N18.9,MXXYJY C1,MXPCBS C1,MXZQLB C2,MXZQZL C2,MXGFXZ C2,MXJSFS C1,MXHBDH C3,MXQSBJ N17.2,MXYHS N12.2,MXJYJSF N12.2,MXJGGF N12.2,MXGHF N12.2,MXJSF N12.2,MXSXF N12.2,MXQSYJ N12.2,MXQTFY N12.2,MXZJJE N17.2,MXSFJE N18.2,MXCJRQ C8,MXQSRQ C8,MXJSRQ C8,MXFSRQ C8,MXQTRQ C8,MXSCDM C2,MXJYFS C2,MXZQDM2 C8,MXTGDY2 C6,MXDDBH2 C16,MXCWDH C4,MXPPHM C10,MXFJSM C30,MXBYBZ C1';

const jsmxColumns = JSMX_FIELDS.split(',').map((field) => {
  const [name = '', length] = field.split(' ');
  return { name, type: 'C' as const, length: Number(length) };
});
const sjsmxColumns = SJSMX_FIELDS.split(',').map((field) => {
  const [name = '', kind = ''] = field.split(' ');
  const [length, decimals = '0'] = kind.slice(1).split('.');
  return {
    name,
    type: kind.startsWith('N') ? ('N' as const) : ('C' as const),
    length: Number(length),
    decimals: Number(decimals),
  };
});

function table(columns: readonly { readonly name: string }[], rows: readonly Row[]): Buffer {
  return writeDbf(
    columns as Parameters<typeof writeDbf>[0],
    rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
    { encode: (text) => iconv.encode(text, 'gb18030') },
  );
}

const JSMX_BUY: Row = {
  SCDM: '01',
  JLLX: '001',
  JYFS: '001',
  JSFS: '001',
  YWLX: '001',
  QSBZ: '060',
  GHLX: '00A',
  CJBH: '0000000000000101',
  SQBH: '0000000901',
  JYRQ: '20260520',
  CJSJ: '093005',
  ZQZH: 'A123456789',
  ZQDM1: '600519',
  ZQLB: 'PT',
  LTLX: '0',
  MMBZ: 'B',
  CJSL: '100',
  BZ: 'RMB',
  JG1: '10.01',
  QSJE: '-1001.00',
  YHS: '0.00',
  JSF: '-0.03',
  GHF: '-0.01',
  ZGF: '-0.02',
  SXF: '0.00',
  SJSF: '-1001.06',
  JGDM: '0000',
  FJSM: 'Ａ股交易清算',
};
const JSMX_SELL: Row = {
  ...JSMX_BUY,
  CJBH: '0000000000000102',
  SQBH: '0000000902',
  MMBZ: 'S',
  CJSL: '5000',
  JG1: '10.00',
  QSJE: '50000.00',
  YHS: '-25.00',
  JSF: '-1.71',
  GHF: '-0.50',
  ZGF: '-1.00',
  SJSF: '49971.79',
};

describe('China Clear Shanghai, jsmx', () => {
  const set = (rows: readonly Row[], date = D1, previous = D0): SetOptions =>
    night(date, previous, {
      rows: { trades: [] },
      files: {
        trades: given(table(jsmxColumns, rows), rows.length, {
          format: 'dbf',
          encoding: 'gb18030',
          profile: 'chinaclear-jsmx',
        }),
      },
    });
  const read = async (rows: readonly Row[], start = SET): Promise<Branch> => {
    const branch = newBranch();
    await branch.drop.set(start);
    await branch.drop.set(set(rows));
    await branch.sync({ profiles });
    return branch;
  };

  test('has the 48 fields and the record of the notes', () => {
    expect([jsmxColumns.length, jsmxColumns.reduce((sum, { length }) => sum + length, 1)]).toEqual([48, 513]);
    expect(sjsmxColumns).toHaveLength(48);
  });

  test('the account by its holder, the commission by the client’s rate, the cash by side', async () => {
    const branch = await read([JSMX_BUY, JSMX_SELL]);
    expect(listRejects(branch.store).rejects).toEqual([]);
    expect(facts(branch)[0]).toEqual([
      {
        account_no: '00880000',
        trade_date: 20260520,
        trade_time: 34_205,
        trade_no: '0000000000000101',
        market: 'SH',
        code: '600519',
        business_type: 0,
        quantity_e2: 10_000,
        price_e4: 100_100,
        amount_e4: 10_010_000,
        commission_e4: 50_000,
        stamp_duty_e4: 0,
        transfer_fee_e4: 100,
        other_fee_e4: 0,
        net_amount_e4: -10_060_100,
      },
      {
        // 50,000 × 0.00025 = 12.50
        account_no: '00880000',
        trade_date: 20260520,
        trade_time: 34_205,
        trade_no: '0000000000000102',
        market: 'SH',
        code: '600519',
        business_type: 1,
        quantity_e2: 500_000,
        price_e4: 100_000,
        amount_e4: 500_000_000,
        commission_e4: 125_000,
        stamp_duty_e4: 250_000,
        transfer_fee_e4: 5_000,
        other_fee_e4: 0,
        net_amount_e4: 499_620_000,
      },
    ]);
  });

  test('fills of one order bear one minimum together, and the rate on the whole above it', async () => {
    const fill = (no: string, lots: number): Row => {
      const amount = lots * 1000;
      return {
        ...JSMX_BUY,
        CJBH: no,
        SQBH: 'ORDER',
        CJSL: String(lots * 100),
        JG1: '10',
        QSJE: `-${amount}.00`,
        JSF: '0',
        GHF: '0',
        ZGF: '0',
        SJSF: `-${amount}.00`,
      };
    };
    const branch = await read([fill('1', 1), fill('2', 1), fill('3', 30), fill('4', 1)]);
    expect(
      branch.rows('SELECT trade_no, commission_e4 FROM trade WHERE trade_date = 20260520 ORDER BY trade_no'),
    ).toEqual([
      { trade_no: '1', commission_e4: 50_000 },
      { trade_no: '2', commission_e4: 0 },
      // 32,000 × 0.00025 = 8.00, of which 5.00 are borne; then 33,000 × 0.00025 = 8.25.
      { trade_no: '3', commission_e4: 30_000 },
      { trade_no: '4', commission_e4: 2_500 },
    ]);
  });

  const faults: readonly (readonly [string, Row, string, string])[] = [
    ['another kind of business', { ...JSMX_BUY, YWLX: '002' }, '', 'unmapped_row'],
    ['another currency', { ...JSMX_BUY, BZ: 'USD' }, '', 'unmapped_row'],
    ['a result that is no success', { ...JSMX_BUY, JGDM: '0001' }, '', 'unmapped_row'],
    ['a side that is neither', { ...JSMX_BUY, MMBZ: 'X' }, 'business_type', 'unknown_code'],
    ['a holder nobody has', { ...JSMX_BUY, ZQZH: 'A999999999' }, 'account_no', 'unknown_holder'],
    ['a client without a rate', { ...JSMX_BUY, ZQZH: 'A777777777' }, 'commission', 'no_commission_rate'],
    ['a price with implied decimals', { ...JSMX_BUY, JG1: '10010' }, '', 'check_failed'],
    ['a sum that does not add up', { ...JSMX_BUY, SJSF: '-1001.00' }, '', 'check_failed'],
    ['a buy with the money of a sale', { ...JSMX_BUY, QSJE: '1001.00', SJSF: '1000.94' }, 'amount', 'negative'],
  ];
  for (const [what, row, column, code] of faults) {
    test(`${what} is an issue of its row`, async () => {
      const branch = await read([JSMX_SELL, row]);
      expect(listRejects(branch.store).rejects).toMatchObject([{ dataset: 'trades', line: 2, column, code }]);
      expect(facts(branch)[0]).toHaveLength(1);
    });
  }

  test('a holder number of two accounts is no account', async () => {
    const twice = HOLDERS.map((row) => (row.account_no === '00880007' ? { ...row, holder_sh: 'A123456789' } : row));
    const branch = await read([JSMX_BUY], initial({ rows: { ...INITIAL, accounts: twice } }));
    expect(listRejects(branch.store).rejects).toMatchObject([{ column: 'account_no', code: 'ambiguous_holder' }]);
  });

  test('a late correction is computed with the rate of its own day', async () => {
    const branch = newBranch();
    await branch.drop.set(SET);
    await branch.drop.set(set([JSMX_BUY]));
    const clients = CLIENTS.map((row) => ({ ...row, commission_rate: '0.001' }));
    await branch.drop.set(night(D2, D1, { rows: { clients } }));
    await branch.sync({ profiles });
    await branch.drop.set({ ...set([JSMX_BUY, JSMX_SELL]), revision: 2 });
    expect((await branch.run('20260520.r2', { profiles })).state).toBe('applied');
    const inOrder = newBranch();
    await inOrder.drop.set(SET);
    await inOrder.drop.set(set([JSMX_BUY, JSMX_SELL]));
    await inOrder.sync({ profiles });
    expect(facts(branch)[0]).toEqual(facts(inOrder)[0]);
  });
});

describe('China Clear Shenzhen, SJSMX1', () => {
  const buy: Row = {
    MXSJLX: '01',
    MXYWLB: 'JY00',
    MXZQDM: '000001',
    MXZQZH: '0123456789',
    MXDDBH: 'ORDER1',
    MXZXBH: '0101000000000001',
    MXCJSL: '1000.00',
    MXQSSL: '1000.00',
    MXCJJG: '11.0500',
    MXQSBJ: '-11050.00',
    MXYHS: '0.00',
    MXJYJSF: '-0.38',
    MXJGGF: '-0.22',
    MXGHF: '-0.11',
    MXSXF: '0.00',
    MXSFJE: '-11050.71',
    MXCJRQ: '20260520',
    MXJYFS: '01',
    MXHBDH: 'RMB',
    MXJSFS: 'A',
    MXGFXZ: '00',
  };
  const sell: Row = {
    ...buy,
    MXZXBH: '0101000000000002',
    MXDDBH: 'ORDER2',
    MXCJSL: '1000.00',
    MXQSSL: '-1000.00',
    MXQSBJ: '11050.00',
    MXYHS: '-5.53',
    MXSFJE: '11043.76',
  };
  const read = async (rows: readonly Row[]): Promise<Branch> => {
    const branch = newBranch();
    await branch.drop.set(SET);
    const file = given(table(sjsmxColumns, rows), rows.length, {
      format: 'dbf',
      encoding: 'gb18030',
      profile: 'chinaclear-sjsmx1',
    });
    await branch.drop.set(night(D1, D0, { rows: { trades: [] }, files: { trades: file } }));
    await branch.sync({ profiles });
    return branch;
  };

  test('the side by the sign of the quantity, fees without their sign', async () => {
    const branch = await read([buy, sell]);
    expect(listRejects(branch.store).rejects).toEqual([]);
    expect(facts(branch)[0]).toMatchObject([
      {
        account_no: '00880000',
        market: 'SZ',
        business_type: 0,
        quantity_e2: 100_000,
        amount_e4: 110_500_000,
        commission_e4: 50_000,
        transfer_fee_e4: 1_100,
        net_amount_e4: -110_551_100,
      },
      { business_type: 1, quantity_e2: 100_000, stamp_duty_e4: 55_300, net_amount_e4: 110_393_600, trade_time: -1 },
    ]);
  });
  test('rows of other kinds are issues', async () => {
    const kinds = ['SGSF', 'EFXC', 'JY01'].map((kind, i) => ({ ...buy, MXYWLB: kind, MXZXBH: `X${i}` }));
    const branch = await read([buy, ...kinds, { ...buy, MXZXBH: 'Y', MXQSSL: '0.00' }]);
    expect(listRejects(branch.store).rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unmapped_row'],
      [3, 'unmapped_row'],
      [4, 'unmapped_row'],
      [5, 'unknown_code'],
    ]);
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

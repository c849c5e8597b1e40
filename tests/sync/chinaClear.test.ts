// China Clear's tables as a set's files, with every kind of doubt in them: rows come in right, or are issues.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { listRejects } from '../../src-main/sync/rejects.ts';
import { writeDbf } from '../files/dbfWriting.ts';
import type { Row, SetOptions } from './dropBuilder.ts';
import { facts, given, HOLDERS, profiles, SET } from './otherSystems.ts';
import { CLIENTS, D0, D1, D2, INITIAL, initial, night } from './smallBranch.ts';
import { type Branch, newBranch } from './syncing.ts';

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

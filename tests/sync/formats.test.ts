// The same rows in every form that the contract allows give the same store.
import { describe, expect, test } from 'vitest';
import type { FileOptions, Row, Rows } from './dropBuilder.ts';
import { COLUMNS } from './dropBuilder.ts';
import { D0, D1, INITIAL, initial, night, nightRows, trade } from './smallBranch.ts';
import { storeContent } from './storeContent.ts';
import { newBranch } from './syncing.ts';

/** The words of the contract's Chinese profile that the small branch uses, copied by hand. */
const ZH: Readonly<Record<string, { header: Record<string, string>; words: Record<string, string> }>> = {
  clients: {
    header: Object.fromEntries(
      '客户号 客户姓名 客户类型 证件类型 证件号码 性别 出生日期 手机 电话 邮箱 地址 职业 学历 开户日期 销户日期 客户状态 客户经理编号 投资者分类 风险等级 测评日期 测评有效期 佣金率'
        .split(' ')
        .map((zh, i) => [COLUMNS.clients?.[i] ?? '', zh]),
    ),
    words: { individual: '个人', normal: '正常' },
  },
  accounts: {
    header: {
      account_no: '资金账号',
      client_no: '客户号',
      account_kind: '账户类型',
      holder_sh: '沪市股东账号',
      holder_sz: '深市股东账号',
      opened_on: '开户日期',
      closed_on: '销户日期',
      status: '账户状态',
    },
    words: { cash: '普通', margin: '信用', normal: '正常' },
  },
  advisors: {
    header: { advisor_no: '客户经理编号', name: '姓名', team: '团队', status: '状态' },
    words: { active: '在职' },
  },
  securities: {
    header: {
      market: '市场',
      code: '证券代码',
      name: '证券名称',
      security_kind: '证券类别',
      board: '板块',
      industry: '行业',
      risk_rating: '风险评级',
      lot_size: '每手数量',
      listed_on: '上市日期',
      delisted_on: '退市日期',
    },
    words: { SH: '上海', SZ: '深圳', BJ: '北京', stock: '股票', fund: '基金', main: '主板', bse: '北交所' },
  },
  products: {
    header: {
      product_code: '产品代码',
      name: '产品名称',
      product_kind: '产品类型',
      risk_rating: '风险评级',
      min_amount: '起点金额',
      term_days: '期限天数',
      on_sale_from: '起售日',
      on_sale_until: '截止日',
    },
    words: {},
  },
  prices: {
    header: {
      trade_date: '日期',
      market: '市场',
      code: '证券代码',
      close: '收盘价',
      prev_close: '昨收价',
      open: '开盘价',
      high: '最高价',
      low: '最低价',
      volume: '成交量',
    },
    words: { SH: '上海', SZ: '深圳' },
  },
  trades: {
    header: {
      trade_date: '成交日期',
      market: '市场',
      trade_no: '成交编号',
      trade_time: '成交时间',
      account_no: '资金账号',
      code: '证券代码',
      business_type: '业务类型',
      quantity: '成交数量',
      price: '成交价格',
      amount: '成交金额',
      commission: '佣金',
      stamp_duty: '印花税',
      transfer_fee: '过户费',
      other_fee: '其他费用',
      net_amount: '发生金额',
      channel: '委托方式',
    },
    words: { SH: '上海', buy: '证券买入', sell: '证券卖出', mobile: '手机' },
  },
  cash_flows: {
    header: {
      flow_date: '发生日期',
      flow_no: '流水号',
      account_no: '资金账号',
      flow_kind: '业务类型',
      amount: '发生金额',
      market: '市场',
      code: '证券代码',
      remark: '摘要',
    },
    words: { bank_in: '银证转入', dividend: '红利', SH: '上海' },
  },
  positions: {
    header: {
      position_date: '日期',
      account_no: '资金账号',
      market: '市场',
      code: '证券代码',
      quantity: '持仓数量',
      market_value: '市值',
    },
    words: { SH: '上海' },
  },
  opening_positions: {
    header: { account_no: '资金账号', market: '市场', code: '证券代码', quantity: '持仓数量', cost_amount: '成本金额' },
    words: { SH: '上海' },
  },
  code_changes: {
    header: { effective_on: '生效日期', market: '市场', old_code: '原代码', new_code: '新代码' },
    words: { BJ: '北京' },
  },
  assets: {
    header: {
      asset_date: '日期',
      account_no: '资金账号',
      cash: '资金余额',
      market_value: '证券市值',
      total_asset: '总资产',
      liability: '负债',
    },
    words: {},
  },
};

type Form = (dataset: string) => FileOptions;
const NIGHT = nightRows(D1, '20');

/** All of the content but what names files, bytes and lines. */
async function contentIn(form: Form, initialRows: Rows = INITIAL, nightlyRows: Rows = NIGHT): Promise<unknown> {
  const branch = newBranch();
  const files = (rows: Rows): Record<string, FileOptions> =>
    Object.fromEntries(Object.keys(rows).map((d) => [d, { ...form(d), path: `${d}.data` }]));
  await branch.drop.set(initial({ rows: initialRows, files: files(initialRows) }));
  await branch.drop.set(night(D1, D0, { rows: nightlyRows, files: files(nightlyRows) }));
  const report = await branch.sync();
  expect(report.runs.map((run) => [run.state, run.reason])).toEqual([
    ['applied', null],
    ['applied', null],
  ]);
  const { delivery: _d, file: _f, ...rest } = storeContent(branch.store);
  const withoutLine = (row: string): string => JSON.stringify((JSON.parse(row) as unknown[]).slice(0, -1));
  return Object.fromEntries(
    Object.entries(rest).map(([table, rows]) => [
      table,
      ['client', 'account', 'advisor', 'security', 'product'].includes(table) ? rows : rows.map(withoutLine).sort(),
    ]),
  );
}

describe('forms', () => {
  const reversed = (dataset: string): readonly string[] => [...(COLUMNS[dataset] ?? [])].reverse();
  const forms: Readonly<Record<string, Form>> = {
    'CRLF and a byte order mark': () => ({ crlf: true, bom: true }),
    gb18030: () => ({ encoding: 'gb18030' }),
    'columns in another order, with unknown ones': (d) => ({ columns: ['spare', ...reversed(d), '备用'] }),
    'canonical-zh in gb18030': (d) => ({ encoding: 'gb18030', profile: 'canonical-zh', ...ZH[d] }),
    'canonical-zh in utf-8': (d) => ({ profile: 'canonical-zh', ...ZH[d] }),
    'canonical-zh with canonical values': (d) => ({ profile: 'canonical-zh', header: ZH[d]?.header ?? {} }),
    'plain DBF': () => ({ format: 'dbf' }),
    'DBF in utf-8': () => ({ format: 'dbf', encoding: 'utf-8' }),
    'DBF by canonical-zh': (d) => ({ format: 'dbf', profile: 'canonical-zh', ...ZH[d] }),
  };
  for (const [name, form] of Object.entries(forms)) {
    test(name, async () => expect(await contentIn(form)).toEqual(await contentIn(() => ({}))));
  }

  test('compact dates and times', async () => {
    const compact = (rows: Rows): Rows =>
      Object.fromEntries(
        Object.entries(rows).map(([dataset, list]) => [
          dataset,
          list.map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([k, v]) => [
                k,
                /^(\d{4}-\d{2}-\d{2}|\d{2}:\d{2}:\d{2})$/.test(v) ? v.replace(/[-:]/g, '') : v,
              ]),
            ),
          ),
        ]),
      );
    expect(await contentIn(() => ({}), compact(INITIAL), compact(NIGHT))).toEqual(await contentIn(() => ({})));
  });
});

test('unknown columns are counted by name in the ledger', async () => {
  const branch = newBranch();
  await branch.drop.set(initial({ files: { trades: { columns: [...(COLUMNS.trades ?? []), 'spare', '备用'] } } }));
  await branch.sync();
  expect(
    branch.rows(`SELECT unknown_columns FROM delivery_file WHERE dataset IN ('trades', 'prices') ORDER BY dataset`),
  ).toEqual([{ unknown_columns: '[]' }, { unknown_columns: '["spare","备用"]' }]);
});

test('several files of one dataset are one: keys are unique over all of them', async () => {
  const branch = newBranch();
  await branch.drop.set(initial());
  const rows = { trades: [trade('1'), trade('2')], 'trades#2': [trade('2'), trade('3')] };
  await branch.drop.set(night(D1, D0, { rows }));
  expect(await branch.run('20260520')).toMatchObject({ rows: { trades: { read: 4, applied: 3, rejected: 1 } } });
  expect(branch.rows(`SELECT f.path, r.line, r.code FROM reject r JOIN delivery_file f USING (file_id)`)).toEqual([
    { path: 'trades-2.csv', line: 2, code: 'duplicate_key' },
  ]);
});

test('deleted DBF records are skipped and no rows of the file', async () => {
  const branch = newBranch();
  await branch.drop.set(initial());
  const rows: Row[] = [trade('1'), trade('2'), trade('3')];
  await branch.drop.set(
    night(D1, D0, { rows: { trades: rows }, files: { trades: { format: 'dbf', deleted: new Set([1]) } } }),
  );
  expect(await branch.run('20260520')).toMatchObject({ state: 'applied', rows: { trades: { read: 2 } } });
  expect(branch.rows(`SELECT trade_no, line FROM trade WHERE trade_date = 20260520 ORDER BY line`)).toEqual([
    { trade_no: '1', line: 1 },
    { trade_no: '3', line: 3 },
  ]);
});

test('a column that is absent is empty in every row', async () => {
  const branch = newBranch();
  await branch.drop.set(initial());
  const columns = (COLUMNS.trades ?? []).filter((c) => !['price', 'channel', 'net_amount', 'commission'].includes(c));
  await branch.drop.set(night(D1, D0, { files: { trades: { columns } } }));
  expect(await branch.run('20260520')).toMatchObject({ state: 'applied' });
});

test('rare characters survive both encodings', async () => {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const branch = newBranch();
    await branch.drop.set(
      initial({ rows: { clients: [{ client_no: '1', name: '𠮷𬭩㐂' }] }, files: { clients: { encoding } } }),
    );
    await branch.sync();
    expect(branch.rows('SELECT name FROM client')).toEqual([{ name: '𠮷𬭩㐂' }]);
  }
});

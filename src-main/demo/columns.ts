/**
 * The file contract's datasets as the demo writes them: column names, Chinese headers, code values, and how a cell is
 * turned into text. Written from contract/head-office-files.md apart from the reader's own tables on purpose: a demo
 * that shared them could not show that the reader understands the contract.
 */
export type Dataset =
  | 'clients'
  | 'accounts'
  | 'advisors'
  | 'securities'
  | 'products'
  | 'prices'
  | 'trades'
  | 'cash_flows'
  | 'positions'
  | 'opening_positions'
  | 'code_changes'
  | 'assets';

/** fen: 1e-2 yuan; e4: 1e-4 yuan; quantity: 1e-2; rate: 1e-6. Numbers in cells are integers of that unit. */
export type ColumnKind = 'text' | 'code' | 'date' | 'time' | 'fen' | 'e4' | 'quantity' | 'rate' | 'int';

export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly kind: ColumnKind;
  /** Chinese words of the canonical code values; a value without one is written as it is. */
  readonly words?: Readonly<Record<string, string>>;
  /** Bytes of the column in a DBF table. */
  readonly width: number;
}

/** A number is an integer in the column's unit; text in a numeric column is written as it is (a bad row). */
export type Cell = string | number | null;

const MARKETS = { SH: '上海', SZ: '深圳', BJ: '北京' };
const STATUSES = { normal: '正常', dormant: '休眠', frozen: '冻结', closed: '销户' };

const text = (name: string, zh: string, width: number): Column => ({ name, zh, kind: 'text', width });
const code = (name: string, zh: string, words: Record<string, string>): Column => ({
  name,
  zh,
  kind: 'code',
  words,
  width: 16,
});
const date = (name: string, zh: string): Column => ({ name, zh, kind: 'date', width: 10 });
const number = (name: string, zh: string, kind: ColumnKind): Column => ({ name, zh, kind, width: 18 });
const market = code('market', '市场', MARKETS);
const securityCode = text('code', '证券代码', 6);
const accountNo = text('account_no', '资金账号', 12);
const clientNo = text('client_no', '客户号', 12);

export const COLUMNS: Readonly<Record<Dataset, readonly Column[]>> = {
  clients: [
    clientNo,
    text('name', '客户姓名', 60),
    code('client_kind', '客户类型', { individual: '个人', institution: '机构', product: '产品' }),
    code('id_type', '证件类型', {
      id_card: '身份证',
      passport: '护照',
      permit: '通行证',
      licence: '营业执照',
      other: '其他',
    }),
    text('id_no', '证件号码', 20),
    code('gender', '性别', { male: '男', female: '女', unknown: '未知' }),
    date('birth_date', '出生日期'),
    text('mobile', '手机', 16),
    text('phone', '电话', 20),
    text('email', '邮箱', 40),
    text('address', '地址', 120),
    text('occupation', '职业', 30),
    text('education', '学历', 20),
    date('opened_on', '开户日期'),
    date('closed_on', '销户日期'),
    code('status', '客户状态', STATUSES),
    text('advisor_no', '客户经理编号', 10),
    code('investor_class', '投资者分类', { ordinary: '普通', professional: '专业' }),
    code('risk_level', '风险等级', {}),
    date('risk_assessed_on', '测评日期'),
    date('risk_valid_until', '测评有效期'),
    number('commission_rate', '佣金率', 'rate'),
  ],
  accounts: [
    accountNo,
    clientNo,
    code('account_kind', '账户类型', { cash: '普通', margin: '信用' }),
    text('holder_sh', '沪市股东账号', 10),
    text('holder_sz', '深市股东账号', 10),
    date('opened_on', '开户日期'),
    date('closed_on', '销户日期'),
    code('status', '账户状态', STATUSES),
  ],
  advisors: [
    text('advisor_no', '客户经理编号', 10),
    text('name', '姓名', 30),
    text('team', '团队', 30),
    code('status', '状态', { active: '在职', left: '离职' }),
  ],
  securities: [
    market,
    securityCode,
    text('name', '证券名称', 30),
    code('security_kind', '证券类别', {
      stock: '股票',
      fund: '基金',
      bond: '债券',
      convertible: '可转债',
      repo: '回购',
      other: '其他',
    }),
    code('board', '板块', { main: '主板', chinext: '创业板', star: '科创板', bse: '北交所' }),
    text('industry', '行业', 20),
    code('risk_rating', '风险评级', {}),
    number('lot_size', '每手数量', 'int'),
    date('listed_on', '上市日期'),
    date('delisted_on', '退市日期'),
  ],
  products: [
    text('product_code', '产品代码', 10),
    text('name', '产品名称', 60),
    code('product_kind', '产品类型', {}),
    code('risk_rating', '风险评级', {}),
    number('min_amount', '起点金额', 'fen'),
    number('term_days', '期限天数', 'int'),
    date('on_sale_from', '起售日'),
    date('on_sale_until', '截止日'),
  ],
  prices: [
    date('trade_date', '日期'),
    market,
    securityCode,
    number('close', '收盘价', 'e4'),
    number('prev_close', '昨收价', 'e4'),
    number('open', '开盘价', 'e4'),
    number('high', '最高价', 'e4'),
    number('low', '最低价', 'e4'),
    number('volume', '成交量', 'int'),
  ],
  trades: [
    date('trade_date', '成交日期'),
    market,
    text('trade_no', '成交编号', 12),
    { name: 'trade_time', zh: '成交时间', kind: 'time', width: 8 },
    accountNo,
    securityCode,
    code('business_type', '业务类型', {
      buy: '证券买入',
      sell: '证券卖出',
      ipo_allot: '新股入账',
      rights_take: '配股入账',
      bonus_share: '红股入账',
      share_merge: '缩股',
      transfer_in: '转托管转入',
      transfer_out: '转托管转出',
      redeem: '到期兑付',
      repo_lend: '融券回购',
      repo_return: '融券购回',
    }),
    number('quantity', '成交数量', 'quantity'),
    number('price', '成交价格', 'e4'),
    number('amount', '成交金额', 'fen'),
    number('commission', '佣金', 'fen'),
    number('stamp_duty', '印花税', 'fen'),
    number('transfer_fee', '过户费', 'fen'),
    number('other_fee', '其他费用', 'fen'),
    number('net_amount', '发生金额', 'fen'),
    code('channel', '委托方式', { mobile: '手机', pc: '网上', phone: '电话', counter: '柜台', other: '其他' }),
  ],
  cash_flows: [
    date('flow_date', '发生日期'),
    text('flow_no', '流水号', 12),
    accountNo,
    code('flow_kind', '业务类型', {
      bank_in: '银证转入',
      bank_out: '银证转出',
      dividend: '红利',
      dividend_tax: '红利税补缴',
      interest: '利息',
      fee: '费用',
      other: '其他',
    }),
    number('amount', '发生金额', 'fen'),
    market,
    securityCode,
    text('remark', '摘要', 60),
  ],
  positions: [
    date('position_date', '日期'),
    accountNo,
    market,
    securityCode,
    number('quantity', '持仓数量', 'quantity'),
    number('market_value', '市值', 'e4'),
  ],
  opening_positions: [
    accountNo,
    market,
    securityCode,
    number('quantity', '持仓数量', 'quantity'),
    number('cost_amount', '成本金额', 'fen'),
  ],
  code_changes: [
    date('effective_on', '生效日期'),
    market,
    text('old_code', '原代码', 6),
    text('new_code', '新代码', 6),
  ],
  assets: [
    date('asset_date', '日期'),
    accountNo,
    number('cash', '资金余额', 'fen'),
    number('market_value', '证券市值', 'e4'),
    number('total_asset', '总资产', 'e4'),
    number('liability', '负债', 'fen'),
  ],
};

/** Columns whose sums a manifest may state. */
export const TOTALLED: Readonly<Partial<Record<Dataset, readonly string[]>>> = {
  trades: ['amount', 'commission', 'net_amount'],
  cash_flows: ['amount'],
  positions: ['quantity', 'market_value'],
  opening_positions: ['cost_amount'],
  assets: ['total_asset', 'cash'],
  prices: ['volume'],
};

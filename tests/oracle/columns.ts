// The contract's columns: what each dataset must carry, of which type, and the Chinese profile's words.
// Copied by hand from contract/head-office-files.md; nothing here is shared with the product.

export type ColumnType = 'text' | 'date' | 'time' | 'decimal' | 'quantity';
export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly type: ColumnType;
  readonly key?: true;
  /** A row without it says nothing: left out. */
  readonly needed?: true;
  readonly values?: Readonly<Record<string, string>>;
}

const t = (name: string, zh: string, values?: Record<string, string>): Column =>
  values ? { name, zh, type: 'text', values } : { name, zh, type: 'text' };
const key = (c: Column): Column => ({ ...c, key: true, needed: true });
const needed = (c: Column): Column => ({ ...c, needed: true });
const date = (name: string, zh: string): Column => ({ name, zh, type: 'date' });
const dec = (name: string, zh: string): Column => ({ name, zh, type: 'decimal' });
const qty = (name: string, zh: string): Column => ({ name, zh, type: 'quantity' });

const MARKET = { SH: '上海', SZ: '深圳', BJ: '北京' };
const PRICE_MARKET = { ...MARKET, IX: 'IX' };
const STATUS = { normal: '正常', dormant: '休眠', frozen: '冻结', closed: '销户' };
const LEVEL = { C1min: 'C1min', C1: 'C1', C2: 'C2', C3: 'C3', C4: 'C4', C5: 'C5' };
const RATING = { R1: 'R1', R2: 'R2', R3: 'R3', R4: 'R4', R5: 'R5' };
export const BUSINESS = {
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
};
const FLOW = {
  bank_in: '银证转入',
  bank_out: '银证转出',
  dividend: '红利',
  dividend_tax: '红利税补缴',
  interest: '利息',
  fee: '费用',
  other: '其他',
};
const CHANNEL = { mobile: '手机', pc: '网上', phone: '电话', counter: '柜台', other: '其他' };

export const DATASETS: Readonly<Record<string, readonly Column[]>> = {
  clients: [
    key(t('client_no', '客户号')),
    t('name', '客户姓名'),
    t('client_kind', '客户类型', { individual: '个人', institution: '机构', product: '产品' }),
    t('id_type', '证件类型', {
      id_card: '身份证',
      passport: '护照',
      permit: '通行证',
      licence: '营业执照',
      other: '其他',
    }),
    t('id_no', '证件号码'),
    t('gender', '性别', { male: '男', female: '女', unknown: '未知' }),
    date('birth_date', '出生日期'),
    t('mobile', '手机'),
    t('phone', '电话'),
    t('email', '邮箱'),
    t('address', '地址'),
    t('occupation', '职业'),
    t('education', '学历'),
    date('opened_on', '开户日期'),
    date('closed_on', '销户日期'),
    t('status', '客户状态', STATUS),
    t('advisor_no', '客户经理编号'),
    t('investor_class', '投资者分类', { ordinary: '普通', professional: '专业' }),
    t('risk_level', '风险等级', LEVEL),
    date('risk_assessed_on', '测评日期'),
    date('risk_valid_until', '测评有效期'),
    dec('commission_rate', '佣金率'),
  ],
  accounts: [
    key(t('account_no', '资金账号')),
    needed(t('client_no', '客户号')),
    t('account_kind', '账户类型', { cash: '普通', margin: '信用' }),
    t('holder_sh', '沪市股东账号'),
    t('holder_sz', '深市股东账号'),
    date('opened_on', '开户日期'),
    date('closed_on', '销户日期'),
    t('status', '账户状态'),
  ],
  advisors: [
    key(t('advisor_no', '客户经理编号')),
    t('name', '姓名'),
    t('team', '团队'),
    t('status', '状态', { active: '在职', left: '离职' }),
  ],
  securities: [
    key(t('market', '市场', MARKET)),
    key(t('code', '证券代码')),
    t('name', '证券名称'),
    needed(
      t('security_kind', '证券类别', {
        stock: '股票',
        etf: 'etf',
        fund: '基金',
        bond: '债券',
        convertible: '可转债',
        repo: '回购',
        other: '其他',
      }),
    ),
    t('board', '板块', { main: '主板', chinext: '创业板', star: '科创板', bse: '北交所', none: 'none' }),
    t('industry', '行业'),
    t('risk_rating', '风险评级', RATING),
    dec('lot_size', '每手数量'),
    date('listed_on', '上市日期'),
    date('delisted_on', '退市日期'),
  ],
  products: [
    key(t('product_code', '产品代码')),
    t('name', '产品名称'),
    t('product_kind', '产品类型', {
      money: 'money',
      bond: 'bond',
      hybrid: 'hybrid',
      equity: 'equity',
      pension: 'pension',
      structured: 'structured',
    }),
    t('risk_rating', '风险评级', RATING),
    dec('min_amount', '起点金额'),
    dec('term_days', '期限天数'),
    date('on_sale_from', '起售日'),
    date('on_sale_until', '截止日'),
  ],
  prices: [
    key(date('trade_date', '日期')),
    key(t('market', '市场', PRICE_MARKET)),
    key(t('code', '证券代码')),
    needed(dec('close', '收盘价')),
    dec('prev_close', '昨收价'),
    dec('open', '开盘价'),
    dec('high', '最高价'),
    dec('low', '最低价'),
    dec('volume', '成交量'),
  ],
  trades: [
    key(date('trade_date', '成交日期')),
    key(t('market', '市场', MARKET)),
    key(t('trade_no', '成交编号')),
    { name: 'trade_time', zh: '成交时间', type: 'time' },
    needed(t('account_no', '资金账号')),
    needed(t('code', '证券代码')),
    needed(t('business_type', '业务类型', BUSINESS)),
    needed(qty('quantity', '成交数量')),
    dec('price', '成交价格'),
    dec('amount', '成交金额'),
    dec('commission', '佣金'),
    dec('stamp_duty', '印花税'),
    dec('transfer_fee', '过户费'),
    dec('other_fee', '其他费用'),
    dec('net_amount', '发生金额'),
    t('channel', '委托方式', CHANNEL),
  ],
  cash_flows: [
    key(date('flow_date', '发生日期')),
    key(t('flow_no', '流水号')),
    needed(t('account_no', '资金账号')),
    needed(t('flow_kind', '业务类型', FLOW)),
    needed(dec('amount', '发生金额')),
    t('market', '市场', MARKET),
    t('code', '证券代码'),
    t('remark', '摘要'),
  ],
  positions: [
    key(date('position_date', '日期')),
    key(t('account_no', '资金账号')),
    key(t('market', '市场', MARKET)),
    key(t('code', '证券代码')),
    needed(qty('quantity', '持仓数量')),
    dec('market_value', '市值'),
  ],
  opening_positions: [
    key(t('account_no', '资金账号')),
    key(t('market', '市场', MARKET)),
    key(t('code', '证券代码')),
    needed(qty('quantity', '持仓数量')),
    dec('cost_amount', '成本金额'),
  ],
  code_changes: [
    key(date('effective_on', '生效日期')),
    key(t('market', '市场', MARKET)),
    key(t('old_code', '原代码')),
    needed(t('new_code', '新代码')),
  ],
  assets: [
    key(date('asset_date', '日期')),
    key(t('account_no', '资金账号')),
    dec('cash', '资金余额'),
    dec('market_value', '证券市值'),
    needed(dec('total_asset', '总资产')),
    dec('liability', '负债'),
  ],
};

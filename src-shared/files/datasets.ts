/**
 * The contract's datasets as data: columns, kinds, keys, what is required and what may not be negative, and the Chinese
 * headers of canonical-zh. Everything that reads a file is planned from here; nothing else names a column twice.
 */
import {
  ACCOUNT_KIND,
  ADVISOR_STATUS,
  BOARD,
  BUSINESS_TYPE,
  CHANNEL,
  CLIENT_KIND,
  CLIENT_STATUS,
  type CodeList,
  FLOW_KIND,
  GENDER,
  ID_TYPE,
  INVESTOR_CLASS,
  MARKET,
  PRICE_MARKET,
  PRODUCT_KIND,
  RISK_LEVEL,
  RISK_RATING,
  SECURITY_KIND,
} from './codeLists.ts';

/**
 * text: free words; code: an identifier (never a number); rate: a decimal kept as text; enum: a word of `codes`.
 * money, price: × 10^4; quantity: × 10^2; date: yyyymmdd; time: seconds of the day.
 */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'date'
  | 'time'
  | 'money'
  | 'price'
  | 'quantity'
  | 'enum'
  | 'integer'
  | 'rate';

export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly kind: ColumnKind;
  /** Part of the dataset's key: the file must have it, every row must fill it. */
  readonly key: boolean;
  /** Every row must fill it. */
  readonly required: boolean;
  readonly notNegative: boolean;
  /** enum: the allowed words. On a text or code column: words that are translated, others stay as they are. */
  readonly codes: CodeList | null;
  /** Values hardly ever repeat: not worth a cache. */
  readonly unique: boolean;
}

export interface Dataset {
  readonly name: DatasetName;
  /** Reference data: the latest row by key wins. Facts belong to a date. */
  readonly reference: boolean;
  readonly columns: readonly Column[];
}

export const DATASET_NAMES = [
  'advisors',
  'clients',
  'accounts',
  'securities',
  'products',
  'prices',
  'code_changes',
  'opening_positions',
  'trades',
  'cash_flows',
  'positions',
  'assets',
] as const;
export type DatasetName = (typeof DATASET_NAMES)[number];

type Extra = Partial<Omit<Column, 'name' | 'zh' | 'kind'>>;
function column(name: string, zh: string, kind: ColumnKind, extra: Extra = {}): Column {
  const key = extra.key ?? false;
  return {
    name,
    zh,
    kind,
    key,
    required: extra.required ?? key,
    notNegative: extra.notNegative ?? false,
    codes: extra.codes ?? null,
    unique: extra.unique ?? false,
  };
}
const KEY: Extra = { key: true };
const REQUIRED: Extra = { required: true };
const SIGNED_PRICE: Extra = { notNegative: true };

const accountNo = (extra: Extra): Column => column('account_no', '资金账号', 'code', extra);
const market = (extra: Extra): Column => column('market', '市场', 'enum', { codes: MARKET, ...extra });
const code = (extra: Extra): Column => column('code', '证券代码', 'code', extra);
const riskRating = column('risk_rating', '风险评级', 'enum', { codes: RISK_RATING });

function dataset(name: DatasetName, reference: boolean, columns: readonly Column[]): Dataset {
  return { name, reference, columns };
}

export const DATASETS: Readonly<Record<DatasetName, Dataset>> = {
  advisors: dataset('advisors', true, [
    column('advisor_no', '客户经理编号', 'code', KEY),
    column('name', '姓名', 'text'),
    column('team', '团队', 'text'),
    column('status', '状态', 'enum', { codes: ADVISOR_STATUS }),
  ]),
  clients: dataset('clients', true, [
    column('client_no', '客户号', 'code', KEY),
    column('name', '客户姓名', 'text'),
    column('client_kind', '客户类型', 'enum', { codes: CLIENT_KIND }),
    column('id_type', '证件类型', 'enum', { codes: ID_TYPE }),
    column('id_no', '证件号码', 'code', { unique: true }),
    column('gender', '性别', 'enum', { codes: GENDER }),
    column('birth_date', '出生日期', 'date'),
    column('mobile', '手机', 'code', { unique: true }),
    column('phone', '电话', 'text', { unique: true }),
    column('email', '邮箱', 'text', { unique: true }),
    column('address', '地址', 'text', { unique: true }),
    column('occupation', '职业', 'text'),
    column('education', '学历', 'text'),
    column('opened_on', '开户日期', 'date'),
    column('closed_on', '销户日期', 'date'),
    column('status', '客户状态', 'enum', { codes: CLIENT_STATUS }),
    column('advisor_no', '客户经理编号', 'code'),
    column('investor_class', '投资者分类', 'enum', { codes: INVESTOR_CLASS }),
    column('risk_level', '风险等级', 'enum', { codes: RISK_LEVEL }),
    column('risk_assessed_on', '测评日期', 'date'),
    column('risk_valid_until', '测评有效期', 'date'),
    column('commission_rate', '佣金率', 'rate', { notNegative: true }),
  ]),
  accounts: dataset('accounts', true, [
    accountNo(KEY),
    column('client_no', '客户号', 'code', REQUIRED),
    column('account_kind', '账户类型', 'enum', { codes: ACCOUNT_KIND }),
    column('holder_sh', '沪市股东账号', 'code', { unique: true }),
    column('holder_sz', '深市股东账号', 'code', { unique: true }),
    column('opened_on', '开户日期', 'date'),
    column('closed_on', '销户日期', 'date'),
    column('status', '账户状态', 'text', { codes: CLIENT_STATUS }),
  ]),
  securities: dataset('securities', true, [
    market(KEY),
    code(KEY),
    column('name', '证券名称', 'text'),
    column('security_kind', '证券类别', 'enum', { codes: SECURITY_KIND, required: true }),
    column('board', '板块', 'enum', { codes: BOARD }),
    column('industry', '行业', 'text'),
    riskRating,
    column('lot_size', '每手数量', 'quantity', { notNegative: true }),
    column('listed_on', '上市日期', 'date'),
    column('delisted_on', '退市日期', 'date'),
  ]),
  products: dataset('products', true, [
    column('product_code', '产品代码', 'code', KEY),
    column('name', '产品名称', 'text'),
    column('product_kind', '产品类型', 'enum', { codes: PRODUCT_KIND }),
    riskRating,
    column('min_amount', '起点金额', 'money'),
    column('term_days', '期限天数', 'integer', { notNegative: true }),
    column('on_sale_from', '起售日', 'date'),
    column('on_sale_until', '截止日', 'date'),
  ]),
  prices: dataset('prices', false, [
    column('trade_date', '日期', 'date', KEY),
    market({ key: true, codes: PRICE_MARKET }),
    code(KEY),
    column('close', '收盘价', 'price', SIGNED_PRICE),
    column('prev_close', '昨收价', 'price', SIGNED_PRICE),
    column('open', '开盘价', 'price', SIGNED_PRICE),
    column('high', '最高价', 'price', SIGNED_PRICE),
    column('low', '最低价', 'price', SIGNED_PRICE),
    column('volume', '成交量', 'quantity', SIGNED_PRICE),
  ]),
  code_changes: dataset('code_changes', false, [
    column('effective_on', '生效日期', 'date', KEY),
    market(KEY),
    column('old_code', '原代码', 'code', KEY),
    column('new_code', '新代码', 'code', REQUIRED),
  ]),
  opening_positions: dataset('opening_positions', false, [
    accountNo(KEY),
    market(KEY),
    code(KEY),
    column('quantity', '持仓数量', 'quantity', { required: true, notNegative: true }),
    column('cost_amount', '成本金额', 'money'),
  ]),
  trades: dataset('trades', false, [
    column('trade_date', '成交日期', 'date', KEY),
    market(KEY),
    column('trade_no', '成交编号', 'code', { key: true, unique: true }),
    column('trade_time', '成交时间', 'time'),
    accountNo(REQUIRED),
    code(REQUIRED),
    column('business_type', '业务类型', 'enum', { codes: BUSINESS_TYPE, required: true }),
    column('quantity', '成交数量', 'quantity', { required: true, notNegative: true }),
    column('price', '成交价格', 'price', SIGNED_PRICE),
    column('amount', '成交金额', 'money', { notNegative: true }),
    column('commission', '佣金', 'money'),
    column('stamp_duty', '印花税', 'money'),
    column('transfer_fee', '过户费', 'money'),
    column('other_fee', '其他费用', 'money'),
    column('net_amount', '发生金额', 'money'),
    column('channel', '委托方式', 'enum', { codes: CHANNEL }),
  ]),
  cash_flows: dataset('cash_flows', false, [
    column('flow_date', '发生日期', 'date', KEY),
    column('flow_no', '流水号', 'code', { key: true, unique: true }),
    accountNo(REQUIRED),
    column('flow_kind', '业务类型', 'enum', { codes: FLOW_KIND, required: true }),
    column('amount', '发生金额', 'money', REQUIRED),
    market({}),
    code({}),
    column('remark', '摘要', 'text'),
  ]),
  positions: dataset('positions', false, [
    column('position_date', '日期', 'date', KEY),
    accountNo(KEY),
    market(KEY),
    code(KEY),
    column('quantity', '持仓数量', 'quantity', { required: true, notNegative: true }),
    column('market_value', '市值', 'money'),
  ]),
  assets: dataset('assets', false, [
    column('asset_date', '日期', 'date', KEY),
    accountNo(KEY),
    column('cash', '资金余额', 'money'),
    column('market_value', '证券市值', 'money'),
    column('total_asset', '总资产', 'money', REQUIRED),
    column('liability', '负债', 'money'),
  ]),
};

export function isDatasetName(name: string): name is DatasetName {
  return Object.hasOwn(DATASETS, name);
}

/** Decimals that a number of this kind may have and is stored with; null for what is no number. */
export function decimalsOf(kind: ColumnKind): number | null {
  switch (kind) {
    case 'money':
    case 'price':
      return 4;
    case 'quantity':
      return 2;
    case 'integer':
      return 0;
    case 'rate':
      return RATE_DECIMALS;
    default:
      return null;
  }
}
/** Rates are kept as text; for sums and checks they are read with this many decimals. */
export const RATE_DECIMALS = 9;

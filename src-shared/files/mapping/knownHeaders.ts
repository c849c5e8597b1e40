/**
 * Headers under which other systems keep the contract's columns: what suggestions are made from. Collected from the
 * exports of a dozen brokers and from Hundsun's field names (notes on the domain § 4.4, § 4.5). The best one stands first.
 */
import type { DatasetName } from '../datasets.ts';

type Words = Readonly<Record<string, string>>;

const ACCOUNT = '资金账号 资金帐号 资金账户 资金帐户 客户资金账号 fund_account account';
const CODE = '证券代码 股票代码 代码 stock_code security_code symbol ticker';
const MARKET = '交易市场 市场名称 交易所名称 交易所 市场代码 exchange exchange_type';

export const KNOWN_HEADERS: Readonly<Partial<Record<DatasetName, Words>>> = {
  trades: {
    trade_date: '成交日期 交收日期 发生日期 交割日期 日期 init_date business_date date',
    trade_time: '成交时间 发生时间 时间 business_time time',
    market: MARKET,
    trade_no: '成交编号 成交号 成交序号 执行号 business_no deal_id trade_id',
    account_no: ACCOUNT,
    code: CODE,
    business_type: '业务名称 操作 买卖标志 业务类型 买卖方向 真实操作 交易类型 备注 entrust_bs side',
    quantity: '成交数量 数量 成交股数 business_amount qty quantity shares',
    price: '成交价格 成交均价 成交价 价格 business_price price',
    amount: '成交金额 金额 business_balance turnover amount',
    commission: '佣金 净佣金 手续费 fare0 commission',
    stamp_duty: '印花税 fare1 stamp_tax',
    transfer_fee: '过户费 transfer_fee',
    other_fee: '其他费用 其他费 其他杂费 附加费 结算费 交易规费 other_fee',
    net_amount: '发生金额 清算金额 收付金额 本次金额 资金发生数 occur_balance net_amount',
    channel: '委托方式 委托渠道 entrust_way channel',
  },
  cash_flows: {
    flow_date: '发生日期 日期 交收日期 成交日期 init_date date',
    flow_no: '流水号 流水序号 serial_no',
    account_no: ACCOUNT,
    flow_kind: '业务名称 转帐类别名称 转账类别 业务类型 业务标志 摘要 business_name',
    amount: '发生金额 变动资金 清算金额 转账金额 资金发生数 occur_balance amount',
    market: MARKET,
    code: CODE,
    remark: '摘要 备注 remark',
  },
  positions: {
    position_date: '日期 持仓日期 date',
    account_no: ACCOUNT,
    market: MARKET,
    code: CODE,
    quantity: '持仓数量 证券数量 股票余额 证券余额 库存数量 股份余额 current_amount quantity',
    market_value: '最新市值 市值 证券市值 market_value',
  },
  assets: {
    asset_date: '日期 资产日期 date',
    account_no: ACCOUNT,
    cash: '资金余额 可用余额 现金 current_balance cash',
    market_value: '证券市值 总市值 市值 最新市值 market_value',
    total_asset: '总资产 资产总值 资产 asset_balance total_asset',
    liability: '负债 总负债 融资余额 debt liability',
  },
  clients: {
    client_no: '客户号 客户代码 客户编号 客户内码 client_id',
    name: '客户姓名 姓名 客户名称 client_name name',
    id_no: '证件号码 身份证号 身份证号码 id_no',
    mobile: '手机 手机号 手机号码 移动电话 mobile_tel mobile',
    advisor_no: '客户经理编号 经纪人编号 所属经纪人 员工编号',
    risk_level: '风险等级 风险承受能力 corp_risk_level',
    commission_rate: '佣金率 当前费率 佣金费率 fare_rate',
    opened_on: '开户日期 open_date',
  },
  accounts: {
    account_no: ACCOUNT,
    client_no: '客户号 客户代码 客户编号 client_id',
    holder_sh: '沪市股东账号 上海股东代码 沪A股东账号 上海股东账号',
    holder_sz: '深市股东账号 深圳股东代码 深A股东账号 深圳股东账号',
    opened_on: '开户日期 open_date',
  },
  securities: {
    market: MARKET,
    code: CODE,
    name: '证券名称 证券简称 股票名称 stock_name security_name',
    security_kind: '证券类别 证券类型 stock_type',
    listed_on: '上市日期',
  },
  prices: {
    trade_date: '日期 交易日期 行情日期 date',
    market: MARKET,
    code: CODE,
    close: '收盘价 今收盘 收盘 最新价 close',
    prev_close: '昨收价 昨收盘 昨收 前收盘 pre_close',
    open: '开盘价 今开盘 开盘 今开 open',
    high: '最高价 最高 high',
    low: '最低价 最低 low',
    volume: '成交量 volume vol',
  },
};

/** Headers of holder numbers: no column of a fact, but account and market can be found by them. */
export const HOLDER_HEADERS: readonly string[] =
  '股东代码 股东账号 股东帐号 股东账户 股东帐户 证券账号 证券账户 holder stock_account'.split(' ');

/** Words of a side that stand alone in a column of their own. */
export const SIDE_WORDS: Readonly<Record<string, 'buy' | 'sell'>> = {
  买: 'buy',
  买入: 'buy',
  B: 'buy',
  卖: 'sell',
  卖出: 'sell',
  S: 'sell',
};

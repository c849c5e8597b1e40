// A branch of two clients and three accounts, two business days: the smallest that shows every dataset.
import type { Row, Rows, SetOptions } from './dropBuilder.ts';

export const D0 = '2026-05-19';
export const D1 = '2026-05-20';
export const D2 = '2026-05-21';
export const D3 = '2026-05-22';

export const CLIENTS: readonly Row[] = [
  {
    client_no: '00571000',
    name: '曾国藩',
    client_kind: 'individual',
    status: 'normal',
    advisor_no: 'A1',
    commission_rate: '0.00025',
    risk_level: 'C3',
  },
  {
    client_no: '00571007',
    name: '李娜',
    client_kind: 'individual',
    status: 'normal',
    address: '杭州市"西湖"区,文三路\n0号',
  },
];
export const ACCOUNTS: readonly Row[] = [
  { account_no: '00880000', client_no: '00571000', account_kind: 'cash', status: 'normal' },
  { account_no: '00880001', client_no: '00571000', account_kind: 'margin', status: 'normal' },
  { account_no: '00880007', client_no: '00571007', account_kind: 'cash', status: 'normal' },
];
export const SECURITIES: readonly Row[] = [
  { market: 'SH', code: '600519', name: '贵州茅台', security_kind: 'stock', board: 'main', lot_size: '100' },
  { market: 'SZ', code: '000001', name: '平安银行', security_kind: 'stock', board: 'main' },
  { market: 'SH', code: '000001', name: '同号', security_kind: 'fund', board: 'none' },
  { market: 'BJ', code: '831100', name: '北交', security_kind: 'stock', board: 'bse' },
  { market: 'BJ', code: '920100', name: '北交', security_kind: 'stock', board: 'bse' },
];

export function trade(no: string, change: Row = {}): Row {
  return {
    trade_date: D1,
    market: 'SH',
    trade_no: no,
    trade_time: '09:30:00',
    account_no: '00880000',
    code: '600519',
    business_type: 'buy',
    quantity: '100',
    price: '10',
    amount: '1000.00',
    commission: '5.00',
    stamp_duty: '0',
    transfer_fee: '0.01',
    other_fee: '',
    net_amount: '-1005.01',
    channel: 'mobile',
    ...change,
  };
}
export function flow(no: string, change: Row = {}): Row {
  return {
    flow_date: D1,
    flow_no: no,
    account_no: '00880000',
    flow_kind: 'bank_in',
    amount: '5000',
    remark: '银证转入',
    ...change,
  };
}
export function price(code: string, close: string, change: Row = {}): Row {
  return { trade_date: D1, market: 'SH', code, close, prev_close: close, volume: '1000', ...change };
}
export function asset(account: string, total: string, change: Row = {}): Row {
  return {
    asset_date: D1,
    account_no: account,
    cash: total,
    market_value: '0',
    total_asset: total,
    liability: '0',
    ...change,
  };
}
export function position(account: string, quantity: string, change: Row = {}): Row {
  return {
    position_date: D1,
    account_no: account,
    market: 'SH',
    code: '600519',
    quantity,
    market_value: '1000',
    ...change,
  };
}

export const INITIAL: Rows = {
  clients: CLIENTS,
  accounts: ACCOUNTS,
  advisors: [{ advisor_no: 'A1', name: '经理', team: '一组', status: 'active' }],
  securities: SECURITIES,
  products: [
    {
      product_code: 'P1',
      name: '产品',
      product_kind: 'money',
      risk_rating: 'R1',
      min_amount: '1000.50',
      term_days: '30',
    },
  ],
  opening_positions: [
    { account_no: '00880000', market: 'SH', code: '600519', quantity: '200', cost_amount: '1800.1234' },
  ],
  prices: [
    price('600519', '10.01', { trade_date: D0 }),
    { trade_date: D0, market: 'IX', code: '000300', close: '4000' },
    { trade_date: D0, market: 'SZ', code: '000001', close: '' },
  ],
  trades: [trade('000001', { trade_date: D0 }), trade('000002', { trade_date: '2026-05-18', account_no: '00880007' })],
  cash_flows: [flow('F1', { trade_date: D0, flow_date: D0 })],
  positions: [position('00880000', '300', { position_date: D0 })],
  assets: [asset('00880000', '9000', { asset_date: D0 }), asset('00880007', '1', { asset_date: '2026-05-18' })],
  code_changes: [{ effective_on: '2026-06-01', market: 'BJ', old_code: '831100', new_code: '920100' }],
};
export const initial = (change: Partial<SetOptions> = {}): SetOptions => ({
  date: D0,
  kind: 'initial',
  rows: INITIAL,
  ...change,
});

/** One night's rows, dated `date`. */
export function nightRows(date: string, prefix: string): Rows {
  return {
    prices: [price('600519', '11', { trade_date: date }), price('000300', '4010', { trade_date: date, market: 'IX' })],
    trades: [
      trade(`${prefix}1`, { trade_date: date }),
      trade(`${prefix}2`, { trade_date: date, account_no: '00880007', business_type: 'sell' }),
    ],
    cash_flows: [
      flow(`${prefix}F1`, { flow_date: date }),
      flow(`${prefix}F2`, { flow_date: date, flow_kind: 'dividend', market: 'SH', code: '600519' }),
    ],
    positions: [position('00880000', '400', { position_date: date })],
    assets: [asset('00880000', '9100', { asset_date: date }), asset('00880007', '2', { asset_date: date })],
    code_changes: [],
  };
}
export const night = (date: string, previous: string, change: Partial<SetOptions> = {}): SetOptions => ({
  date,
  previous,
  rows: nightRows(date, date.slice(-2)),
  ...change,
});

/** The fact tables as the sync fills them: columns in the order of their blocks, and the primary key they are sorted by. */
import type { FactTable } from './bulkInsert.ts';

const text = (index: number): number => -1 - index;

export const TRADE: FactTable = {
  name: 'trade',
  numbers: [
    'account_id',
    'trade_date',
    'trade_time',
    'security_id',
    'business_type',
    'quantity_e2',
    'price_e4',
    'amount_e4',
    'commission_e4',
    'stamp_duty_e4',
    'transfer_fee_e4',
    'other_fee_e4',
    'net_amount_e4',
    'channel',
    'file_id',
    'line',
  ],
  texts: ['trade_no'],
  order: [0, 1, 2, text(0), 3],
};
export const PRICE: FactTable = {
  name: 'price',
  numbers: [
    'trade_date',
    'security_id',
    'close_e4',
    'prev_close_e4',
    'open_e4',
    'high_e4',
    'low_e4',
    'volume_e2',
    'file_id',
    'line',
  ],
  texts: [],
  order: [0, 1],
};
export const CASH_FLOW: FactTable = {
  name: 'cash_flow',
  numbers: ['account_id', 'flow_date', 'flow_kind', 'amount_e4', 'security_id', 'file_id', 'line'],
  texts: ['flow_no', 'remark'],
  order: [0, 1, text(0)],
};
export const HEAD_POSITION: FactTable = {
  name: 'head_position',
  numbers: ['position_date', 'account_id', 'security_id', 'quantity_e2', 'market_value_e4', 'file_id', 'line'],
  texts: [],
  order: [0, 1, 2],
};
export const OPENING_POSITION: FactTable = {
  name: 'opening_position',
  numbers: ['account_id', 'security_id', 'quantity_e2', 'cost_e4', 'file_id', 'line'],
  texts: [],
  order: [0, 1],
};
export const CODE_CHANGE: FactTable = {
  name: 'code_change',
  numbers: ['effective_on', 'old_security_id', 'new_security_id', 'file_id', 'line'],
  texts: [],
  order: [0, 1],
};
export const ASSET: FactTable = {
  name: 'asset',
  numbers: [
    'asset_date',
    'account_id',
    'cash_e4',
    'market_value_e4',
    'total_asset_e4',
    'liability_e4',
    'file_id',
    'line',
  ],
  texts: [],
  order: [0, 1],
};

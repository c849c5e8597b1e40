/**
 * Small integers that stand for the contract's code values in the store. Frozen like a migration: never renumber,
 * only add at the end.
 */
export const BUSINESS_TYPES = [
  'buy',
  'sell',
  'ipo_allot',
  'rights_take',
  'bonus_share',
  'share_merge',
  'transfer_in',
  'transfer_out',
  'redeem',
  'repo_lend',
  'repo_return',
] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

export const CHANNELS = ['mobile', 'pc', 'phone', 'counter', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

export const FLOW_KINDS = ['bank_in', 'bank_out', 'dividend', 'dividend_tax', 'interest', 'fee', 'other'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

export const MARKETS = ['SH', 'SZ', 'BJ', 'IX'] as const;
export type Market = (typeof MARKETS)[number];

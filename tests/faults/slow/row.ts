/**
 * A slow, independent judge of one row: sound with these values, or faulty. Written from the contract and
 * docs/head-office-files.md; columns and words are those of tests/oracle, numbers are BigInt and regular expressions.
 */
import { type Column, DATASETS } from '../../oracle/columns.ts';

/** A cell's text; null: bytes that are no text of the file's encoding. */
export type Cell = string | null;
export type SlowValue = string | bigint | null;

const LARGEST = 2n ** 53n - 1n;
const LONGEST_CODE = 128;
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  clients: ['client_no'],
  accounts: ['account_no', 'client_no'],
  advisors: ['advisor_no'],
  securities: ['market', 'code', 'security_kind'],
  products: ['product_code'],
  prices: ['trade_date', 'market', 'code'],
  trades: ['trade_date', 'market', 'trade_no', 'account_no', 'code', 'business_type', 'quantity'],
  cash_flows: ['flow_date', 'flow_no', 'account_no', 'flow_kind', 'amount'],
  positions: ['position_date', 'account_no', 'market', 'code', 'quantity'],
  opening_positions: ['account_no', 'market', 'code', 'quantity'],
  code_changes: ['effective_on', 'market', 'old_code', 'new_code'],
  assets: ['asset_date', 'account_no', 'total_asset'],
};
const NOT_NEGATIVE: Readonly<Record<string, readonly string[]>> = {
  clients: ['commission_rate'],
  securities: ['lot_size'],
  products: ['term_days'],
  prices: ['close', 'prev_close', 'open', 'high', 'low', 'volume'],
  trades: ['quantity', 'price', 'amount'],
  positions: ['quantity'],
  opening_positions: ['quantity'],
};
const DECIMALS: Readonly<Record<string, number>> = {
  lot_size: 2,
  volume: 2,
  quantity: 2,
  term_days: 0,
  commission_rate: 9,
};
const IDENTIFIER = /(_no|code|^mobile|^holder_s[hz])$/;
const MAY_LACK_AMOUNT = ['transfer_in', 'transfer_out', 'bonus_share', 'share_merge'];

function dateOf(text: string): bigint | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1900 ? BigInt(match.slice(1).join('')) : undefined;
}

function timeOf(text: string): bigint | undefined {
  const match = /^(\d\d):(\d\d):(\d\d)$/.exec(text) ?? /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [h, m, s] = match.slice(1).map(Number) as [number, number, number];
  return h < 24 && m < 60 && s < 60 ? BigInt(h * 3600 + m * 60 + s) : undefined;
}

function decimalOf(text: string, decimals: number, dbf: boolean): bigint | undefined {
  const match = (dbf ? /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?$/ : /^([+-]?)(\d+)(?:\.(\d+))?$/).exec(text);
  if (!match) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  const value = BigInt(`${match[2]}${fraction.padEnd(decimals, '0')}` || '0');
  if (value > LARGEST) return undefined;
  return match[1] === '-' ? -value : value;
}

function cellValue(dataset: string, column: Column, text: string, bytes: number, dbf: boolean): SlowValue | undefined {
  if (column.type === 'date') return dateOf(text);
  if (column.type === 'time') return timeOf(text);
  if (column.type === 'text') {
    if (text.includes('\0')) return undefined;
    if (column.values) return Object.hasOwn(column.values, text) ? text : undefined;
    return IDENTIFIER.test(column.name) && bytes > LONGEST_CODE ? undefined : text;
  }
  const value = decimalOf(text, DECIMALS[column.name] ?? 4, dbf);
  return value !== undefined && value < 0n && NOT_NEGATIVE[dataset]?.includes(column.name) ? undefined : value;
}

/** Values by column, or null for a row that must not be taken. `cells`: by column, absent ones left out. */
export function slowRow(
  dataset: string,
  cells: Readonly<Record<string, Cell>>,
  byteLength: (text: string) => number,
  dbf = false,
): Map<string, SlowValue> | null {
  const values = new Map<string, SlowValue>();
  for (const column of DATASETS[dataset] ?? []) {
    const cell = cells[column.name];
    if (cell === null) return null;
    if (cell === undefined || cell === '') {
      if (REQUIRED[dataset]?.includes(column.name)) return null;
      values.set(column.name, null);
      continue;
    }
    const value = cellValue(dataset, column, cell, byteLength(cell), dbf);
    if (value === undefined) return null;
    values.set(column.name, value);
  }
  const lacks = (name: string): boolean => values.get(name) === null;
  if (dataset === 'trades' && lacks('amount') && !MAY_LACK_AMOUNT.includes(String(values.get('business_type'))))
    return null;
  if (dataset === 'cash_flows' && lacks('market') !== lacks('code')) return null;
  return values;
}

/**
 * One parsed row of a fact dataset → one row of its table, or the reason why not. Checks that need the store are made
 * here: known account, known security, not dated after the set, key not given before.
 */
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import type { IssueCode } from '../../src-shared/files/issues.ts';
import type { ParsedRows } from '../../src-shared/files/parsedRows.ts';
import { MARKETS } from '../../src-shared/kernel/codes.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import type { FactTable } from '../store/facts/bulkInsert.ts';
import type { Dictionaries } from '../store/facts/dictionaries.ts';
import {
  ASSET,
  CASH_FLOW,
  CODE_CHANGE,
  HEAD_POSITION,
  OPENING_POSITION,
  PRICE,
  TRADE,
} from '../store/facts/factTables.ts';
import type { WriteStore } from '../store/open.ts';
import { IdLookup } from './idLookup.ts';
import type { KnownKeys } from './knownKeys.ts';
import type { SortedRows } from './sortedRows.ts';

export interface Fault {
  readonly column: string;
  readonly code: IssueCode;
}

export interface IntakeContext {
  readonly store: WriteStore;
  readonly dictionaries: Dictionaries;
  readonly businessDate: Ymd;
  readonly keys: KnownKeys;
  readonly target: SortedRows;
  fileId: number;
}

/** Takes row `i` of the batch; null if it was accepted. */
export type Intake = (i: number) => Fault | null;

const INDEX_MARKET = MARKETS.indexOf('IX');
const AFTER_SET = (column: string): Fault => ({ column, code: 'date_after_set' });
const NO_ACCOUNT: Fault = { column: 'account_no', code: 'unknown_account' };
const NO_SECURITY = (column: string): Fault => ({ column, code: 'unknown_security' });
const DUPLICATE = (column: string): Fault => ({ column, code: 'duplicate_key' });

/** Puts the numbers and texts of a row at its place. */
function put(target: SortedRows, numbers: readonly number[]): number {
  const at = target.next();
  const columns = target.block.numbers;
  for (let c = 0; c < numbers.length; c++) (columns[c] as Float64Array)[at] = numbers[c] as number;
  return at;
}

/** A fee that is left empty was not charged. */
function fee(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

function tradeIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const day = rows.number('trade_date');
  const market = rows.number('market');
  const tradeNo = rows.text('trade_no');
  const time = rows.number('trade_time');
  const type = rows.number('business_type');
  const quantity = rows.number('quantity');
  const price = rows.number('price');
  const amount = rows.number('amount');
  const commission = rows.number('commission');
  const stampDuty = rows.number('stamp_duty');
  const transferFee = rows.number('transfer_fee');
  const otherFee = rows.number('other_fee');
  const net = rows.number('net_amount');
  const channel = rows.number('channel');
  const { dictionaries, businessDate, keys, target } = context;
  const accounts = new IdLookup(rows, 'account_no', (no) => dictionaries.accounts.get(no));
  const securities = new IdLookup(rows, 'code', (code, kind) => dictionaries.security(kind, code));
  const after = AFTER_SET('trade_date');
  const noSecurity = NO_SECURITY('code');
  const duplicate = DUPLICATE('trade_no');
  return (i) => {
    const on = day[i] as number;
    if (on > businessDate) return after;
    const account = accounts.at(i);
    if (account === undefined) return NO_ACCOUNT;
    const security = securities.at(i, market[i] as number);
    if (security === undefined) return noSecurity;
    if (!keys.add(on, market[i] as number, 0, tradeNo[i] as string)) return duplicate;
    const at = target.next();
    const { numbers, texts } = target.block;
    const clock = time[i] as number;
    (numbers[0] as Float64Array)[at] = account;
    (numbers[1] as Float64Array)[at] = on;
    (numbers[2] as Float64Array)[at] = Number.isNaN(clock) ? -1 : clock;
    (numbers[3] as Float64Array)[at] = security;
    (numbers[4] as Float64Array)[at] = type[i] as number;
    (numbers[5] as Float64Array)[at] = quantity[i] as number;
    (numbers[6] as Float64Array)[at] = price[i] as number;
    (numbers[7] as Float64Array)[at] = amount[i] as number;
    (numbers[8] as Float64Array)[at] = fee(commission[i] as number);
    (numbers[9] as Float64Array)[at] = fee(stampDuty[i] as number);
    (numbers[10] as Float64Array)[at] = fee(transferFee[i] as number);
    (numbers[11] as Float64Array)[at] = fee(otherFee[i] as number);
    (numbers[12] as Float64Array)[at] = net[i] as number;
    (numbers[13] as Float64Array)[at] = channel[i] as number;
    (numbers[14] as Float64Array)[at] = context.fileId;
    (numbers[15] as Float64Array)[at] = rows.line[i] as number;
    (texts[0] as (string | null)[])[at] = tradeNo[i] as string;
    return null;
  };
}

function priceIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const day = rows.number('trade_date');
  const market = rows.number('market');
  const code = rows.text('code');
  const figures = ['close', 'prev_close', 'open', 'high', 'low', 'volume'].map((name) => rows.number(name));
  const { store, dictionaries, businessDate, keys, target } = context;
  const securities = new IdLookup(rows, 'code', (text, kind) => dictionaries.security(kind, text));
  const after = AFTER_SET('trade_date');
  const noSecurity = NO_SECURITY('code');
  const duplicate = DUPLICATE('code');
  return (i) => {
    const on = day[i] as number;
    if (on > businessDate) return after;
    let security = securities.at(i, market[i] as number);
    if (security === undefined) {
      if (market[i] !== INDEX_MARKET) return noSecurity;
      security = dictionaries.makeIndex(store, code[i] as string);
    }
    if (!keys.add(on, security, 0, null)) return duplicate;
    const at = target.next();
    const { numbers } = target.block;
    (numbers[0] as Float64Array)[at] = on;
    (numbers[1] as Float64Array)[at] = security;
    for (let f = 0; f < 6; f++) (numbers[2 + f] as Float64Array)[at] = (figures[f] as Float64Array)[i] as number;
    (numbers[8] as Float64Array)[at] = context.fileId;
    (numbers[9] as Float64Array)[at] = rows.line[i] as number;
    return null;
  };
}

function flowIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const day = rows.number('flow_date');
  const flowNo = rows.text('flow_no');
  const accountNo = rows.text('account_no');
  const kind = rows.number('flow_kind');
  const amount = rows.number('amount');
  const market = rows.number('market');
  const code = rows.text('code');
  const remark = rows.text('remark');
  const { dictionaries, businessDate, keys, target } = context;
  return (i) => {
    const on = day[i] as number;
    if (on > businessDate) return AFTER_SET('flow_date');
    const account = dictionaries.accounts.get(accountNo[i] as string);
    if (account === undefined) return NO_ACCOUNT;
    const given = code[i] !== null;
    const security = given ? dictionaries.security(market[i] as number, code[i] as string) : Number.NaN;
    if (security === undefined) return NO_SECURITY('code');
    if (!keys.add(on, 0, 0, flowNo[i] as string)) return DUPLICATE('flow_no');
    const line = rows.line[i] as number;
    const at = put(target, [account, on, kind[i] as number, amount[i] as number, security, context.fileId, line]);
    const { texts } = target.block;
    (texts[0] as (string | null)[])[at] = flowNo[i] as string;
    (texts[1] as (string | null)[])[at] = remark[i] as string | null;
    return null;
  };
}

function positionIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const day = rows.number('position_date');
  const accountNo = rows.text('account_no');
  const market = rows.number('market');
  const code = rows.text('code');
  const quantity = rows.number('quantity');
  const value = rows.number('market_value');
  const { dictionaries, businessDate, keys, target } = context;
  return (i) => {
    const on = day[i] as number;
    if (on > businessDate) return AFTER_SET('position_date');
    const account = dictionaries.accounts.get(accountNo[i] as string);
    if (account === undefined) return NO_ACCOUNT;
    const security = dictionaries.security(market[i] as number, code[i] as string);
    if (security === undefined) return NO_SECURITY('code');
    if (!keys.add(on, account, security, null)) return DUPLICATE('code');
    const line = rows.line[i] as number;
    put(target, [on, account, security, quantity[i] as number, value[i] as number, context.fileId, line]);
    return null;
  };
}

function openingIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const accountNo = rows.text('account_no');
  const market = rows.number('market');
  const code = rows.text('code');
  const quantity = rows.number('quantity');
  const cost = rows.number('cost_amount');
  const { dictionaries, keys, target } = context;
  return (i) => {
    const account = dictionaries.accounts.get(accountNo[i] as string);
    if (account === undefined) return NO_ACCOUNT;
    const security = dictionaries.security(market[i] as number, code[i] as string);
    if (security === undefined) return NO_SECURITY('code');
    if (!keys.add(0, account, security, null)) return DUPLICATE('code');
    put(target, [account, security, quantity[i] as number, cost[i] as number, context.fileId, rows.line[i] as number]);
    return null;
  };
}

/** Announced ahead: the only rows that may be dated after their set. */
function codeChangeIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const day = rows.number('effective_on');
  const market = rows.number('market');
  const oldCode = rows.text('old_code');
  const newCode = rows.text('new_code');
  const { dictionaries, keys, target } = context;
  return (i) => {
    const from = dictionaries.security(market[i] as number, oldCode[i] as string);
    if (from === undefined) return NO_SECURITY('old_code');
    const to = dictionaries.security(market[i] as number, newCode[i] as string);
    if (to === undefined) return NO_SECURITY('new_code');
    if (!keys.add(day[i] as number, from, 0, null)) return DUPLICATE('old_code');
    put(target, [day[i] as number, from, to, context.fileId, rows.line[i] as number]);
    return null;
  };
}

function assetIntake(rows: ParsedRows, context: IntakeContext): Intake {
  const day = rows.number('asset_date');
  const accountNo = rows.text('account_no');
  const cash = rows.number('cash');
  const value = rows.number('market_value');
  const total = rows.number('total_asset');
  const liability = rows.number('liability');
  const { dictionaries, businessDate, keys, target } = context;
  return (i) => {
    const on = day[i] as number;
    if (on > businessDate) return AFTER_SET('asset_date');
    const account = dictionaries.accounts.get(accountNo[i] as string);
    if (account === undefined) return NO_ACCOUNT;
    if (!keys.add(on, account, 0, null)) return DUPLICATE('account_no');
    const line = rows.line[i] as number;
    put(target, [
      on,
      account,
      cash[i] as number,
      value[i] as number,
      total[i] as number,
      liability[i] as number,
      context.fileId,
      line,
    ]);
    return null;
  };
}

export interface FactDataset {
  readonly table: FactTable;
  /** Place of the row's date among the table's numbers; null: it has none. */
  readonly dayAt: number | null;
  readonly intake: (rows: ParsedRows, context: IntakeContext) => Intake;
}

export const FACT_DATASETS: Partial<Record<DatasetName, FactDataset>> = {
  prices: { table: PRICE, dayAt: 0, intake: priceIntake },
  code_changes: { table: CODE_CHANGE, dayAt: 0, intake: codeChangeIntake },
  opening_positions: { table: OPENING_POSITION, dayAt: null, intake: openingIntake },
  trades: { table: TRADE, dayAt: 1, intake: tradeIntake },
  cash_flows: { table: CASH_FLOW, dayAt: 1, intake: flowIntake },
  positions: { table: HEAD_POSITION, dayAt: 0, intake: positionIntake },
  assets: { table: ASSET, dayAt: 0, intake: assetIntake },
};

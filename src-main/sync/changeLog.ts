/**
 * What a set changes, gathered while its rows come and go: rows taken away and rows brought are summed per account (per
 * date and security for prices) as order-independent fingerprints; what cancels out did not change.
 */
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import type { AppliedChange, SortedTrades } from '../store/derived/change.ts';
import type { FactTable, FactTableName } from '../store/facts/bulkInsert.ts';
import type { RowBlock } from './rowBlock.ts';

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Larger than any security_id; date × this stays a safe integer. */
const SECURITIES = 2 ** 25;

/** Where a code change names its old and its new security. */
const CODE_SECURITIES = [1, 2] as const;

interface Print {
  a: number;
  b: number;
}

/** Which numbers of a row say whose it is and what day it belongs to. */
const DAY_AT: Readonly<Record<FactTableName, number | null>> = {
  trade: 1,
  cash_flow: 1,
  asset: 0,
  price: 0,
  head_position: 0,
  code_change: 0,
  opening_position: null,
};
const ACCOUNT_AT: Readonly<Record<FactTableName, number | null>> = {
  trade: 0,
  cash_flow: 0,
  opening_position: 0,
  asset: 1,
  price: null,
  head_position: null,
  code_change: null,
};

export class ChangeLog {
  private readonly businessDate: Ymd;
  private readonly previousAsOf: Ymd | null;
  private readonly everything: boolean;
  private readonly prints = new Map<FactTableName, Map<number, Print>>();
  private readonly newTradeAccounts = new Set<number>();
  private readonly newFlowAccounts = new Set<number>();
  private readonly newAssetDates = new Set<Ymd>();
  private readonly newPriceDates = new Set<Ymd>();
  readonly rebuildClients = new Set<number>();
  /** Set where all trades of the store came sorted. */
  sortedTrades: SortedTrades | null = null;
  readonly securityKinds = new Set<number>();
  private readonly codeSecurities = new Set<number>();
  private haveCodesMoved = false;

  constructor(businessDate: Ymd, previousAsOf: Ymd | null, everything: boolean) {
    this.businessDate = businessDate;
    this.previousAsOf = previousAsOf;
    this.everything = everything;
  }

  dropSorted(): void {
    this.sortedTrades?.close();
    this.sortedTrades = null;
  }

  /** Whether rows have to be reported at all. */
  get wanted(): boolean {
    return !this.everything;
  }

  /** A row that was brought: the row `at` of a block. */
  brought(table: FactTable, block: RowBlock, at: number): void {
    const dayAt = DAY_AT[table.name];
    const day = dayAt === null ? 0 : ((block.numbers[dayAt] as Float64Array)[at] as number);
    if (table.name !== 'code_change' && this.previousAsOf !== null && day > this.previousAsOf) {
      const accountAt = ACCOUNT_AT[table.name];
      const account = accountAt === null ? 0 : ((block.numbers[accountAt] as Float64Array)[at] as number);
      if (table.name === 'trade') this.newTradeAccounts.add(account);
      else if (table.name === 'cash_flow') this.newFlowAccounts.add(account);
      else if (table.name === 'asset') this.newAssetDates.add(day);
      else if (table.name === 'price') this.newPriceDates.add(day);
      return;
    }
    this.start();
    for (let c = 0; c < table.numbers.length - 2; c++) this.number((block.numbers[c] as Float64Array)[at] as number);
    for (const column of block.texts) this.text(column[at] as string | null);
    this.count(table, (c) => (block.numbers[c] as Float64Array)[at] as number, 1);
  }

  /** A row that was taken away, as from orderedRows. */
  removed(table: FactTable, row: readonly unknown[]): void {
    this.stored(table, row, -1);
  }

  /** A row that is in force again: an earlier revision's, or one out of the quarantine. */
  restored(table: FactTable, row: readonly unknown[]): void {
    this.stored(table, row, 1);
  }

  /** Code changes that hold no longer, or hold again, though no row says so: the as-of date is another one. */
  codesMoved(securities: readonly number[]): void {
    for (const id of securities) this.codeSecurities.add(id);
    if (securities.length > 0) this.haveCodesMoved = true;
  }

  private stored(table: FactTable, row: readonly unknown[], sign: 1 | -1): void {
    this.start();
    const count = table.numbers.length;
    for (let c = 0; c < count - 2; c++) this.number(row[c] === null ? Number.NaN : (row[c] as number));
    for (let c = 0; c < table.texts.length; c++) this.text(row[count + c] as string | null);
    this.count(table, (c) => row[c] as number, sign);
  }

  private a = 0;
  private b = 0;

  private start(): void {
    this.a = 0x811c9dc5;
    this.b = 0x9e3779b9;
  }
  private word(value: number): void {
    this.a = Math.imul(this.a ^ value, 0x01000193) ^ (this.a >>> 15);
    this.b = Math.imul(this.b + value + 1, 0x85ebca6b) ^ (this.b >>> 13);
  }
  private number(value: number): void {
    float[0] = Number.isNaN(value) ? -0.5 : value;
    this.word(words[0] as number);
    this.word(words[1] as number);
  }
  private text(value: string | null): void {
    if (value === null) {
      this.word(-1);
      return;
    }
    this.word(value.length);
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
  }

  private count(table: FactTable, value: (column: number) => number, sign: 1 | -1): void {
    if (table.name === 'head_position') return;
    if (table.name === 'code_change') for (const c of CODE_SECURITIES) this.codeSecurities.add(value(c));
    const accountAt = ACCOUNT_AT[table.name];
    const group = table.name === 'price' ? value(0) * SECURITIES + value(1) : accountAt === null ? 0 : value(accountAt);
    let groups = this.prints.get(table.name);
    if (!groups) {
      groups = new Map();
      this.prints.set(table.name, groups);
    }
    const print = groups.get(group);
    if (print) {
      print.a = (print.a + sign * this.a) | 0;
      print.b = (print.b + sign * this.b) | 0;
    } else groups.set(group, { a: (sign * this.a) | 0, b: (sign * this.b) | 0 });
  }

  private changedGroups(table: FactTableName): number[] {
    const changed: number[] = [];
    for (const [group, print] of this.prints.get(table) ?? []) if (print.a !== 0 || print.b !== 0) changed.push(group);
    return changed;
  }

  change(): AppliedChange {
    const rebuildAccounts = new Set<number>();
    for (const table of ['trade', 'cash_flow', 'opening_position', 'asset'] as const) {
      for (const account of this.changedGroups(table)) rebuildAccounts.add(account);
    }
    const without = (accounts: ReadonlySet<number>): Set<number> =>
      new Set([...accounts].filter((account) => !rebuildAccounts.has(account)));
    const ascending = (days: ReadonlySet<Ymd>): Ymd[] => [...days].sort((x, y) => x - y);
    return {
      businessDate: this.businessDate,
      previousAsOf: this.previousAsOf,
      everything: this.everything,
      sortedTrades: this.sortedTrades,
      newTradeAccounts: without(this.newTradeAccounts),
      newFlowAccounts: without(this.newFlowAccounts),
      newAssetDates: ascending(this.newAssetDates),
      newPriceDates: ascending(this.newPriceDates),
      rebuildAccounts,
      rebuildClients: this.rebuildClients,
      securityKinds: this.securityKinds,
      latePrices: this.changedGroups('price')
        .sort((x, y) => x - y)
        .map((group) => [Math.floor(group / SECURITIES), group % SECURITIES] as const),
      codeSecurities:
        this.haveCodesMoved || this.changedGroups('code_change').length > 0 ? this.codeSecurities : new Set(),
    };
  }
}

/**
 * What of the profit no part explains, day by day. Per asset day d with the asset day d−1 before it:
 *
 *   residual(d) = [A(d) − B(d)] − [A(d−1) − B(d−1)] − C(d)
 *
 * A: head office's total assets; B: the book's market value on that day (quantity × last close, repo at cost, positions
 * without a price left out); C: the cash that the rows dated after d−1 up to d move (cashMoved.ts). Summed over the days,
 * A and B leave only the ends of the period and C all its rows, which is pnl − Σ pnl_s − interest − fees − other: the
 * amount of a transfer is a flow there and a part of pnl_s, and falls out. So Σ residual = `pnl.unexplained`, to the last
 * decimal, where no security is left out of it.
 *
 * The first step starts at the day before the period, the last one ends at `to`, also where these are no asset days.
 * Yuan, exact. Closes are asked for step by step, so that a reader of prices can run ahead.
 */

import type { Ymd } from '../../kernel/dates.ts';
import { add, type Exact, exact, isZero, subtract, ZERO } from '../../kernel/exact.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { AccountHistory, FlowRow, SecurityInfo, TradeRow } from '../book/history.ts';
import { TRANSFER_IN, TRANSFER_OUT } from '../book/position.ts';
import { type Holdings, isDividend, replayAccount } from '../book/replay.ts';
import { holdingValue, transferValue } from '../profit/period.ts';
import { type DaySeries, lastOnOrBefore } from '../returns/daySeries.ts';
import { cashOfFlow, cashOfTrade } from './cashMoved.ts';

export interface BookOnDays {
  readonly accounts: readonly AccountHistory[];
  readonly codes: CodeChanges;
  readonly security: (securityId: number) => SecurityInfo;
  readonly closeOn: (securityId: number, date: Ymd) => number | null;
}

export interface NamedRow {
  readonly accountId: number;
  readonly date: Ymd;
  readonly tradeNo: string;
  readonly securityId: number;
  readonly quantityE2: number;
}
export interface NamedFlow {
  readonly accountId: number;
  readonly date: Ymd;
  readonly kind: number;
  readonly amountE4: number;
}

/** One asset day, with the days since the one before it. */
export interface DayStep {
  /** The end of the step before: rows dated after it count here. */
  readonly after: Ymd;
  readonly date: Ymd;
  /** The client's asset day before. */
  readonly dayBefore: Ymd;
  readonly isAssetDay: boolean;
  readonly residual: Exact;
  /** Change of A. */
  readonly assetChange: Exact;
  /** Head office's market value less the book's, at the start and the end of the step; null where not delivered. */
  readonly valuedBefore: Exact | null;
  readonly valuedAfter: Exact | null;
  /** Transfers of the step that nothing values. */
  readonly unvalued: readonly NamedRow[];
  /** Securities held without a price at its start or its end. */
  readonly unpriced: readonly number[];
  /** Rows that gave up more than was held; `quantityE2`: the part beyond. */
  readonly oversold: readonly NamedRow[];
  /** Dividends and dividend tax that name no security. */
  readonly unnamed: readonly NamedFlow[];
  /** Accounts whose cash or holdings moved by the book. */
  readonly moved: readonly number[];
}

/** One account, moved on from day to day. */
class AccountOnDays {
  readonly accountId: number;
  private readonly history: AccountHistory;
  private readonly book: BookOnDays;
  private readonly holdings: Holdings;
  private at: Ymd;
  private trade = 0;
  private flow = 0;
  private change = 0;
  value: Exact = ZERO;
  cashE4 = 0;
  unpriced: number[] = [];
  readonly unvalued: NamedRow[] = [];
  readonly oversold: NamedRow[] = [];
  readonly unnamed: NamedFlow[] = [];

  constructor(history: AccountHistory, book: BookOnDays, before: Ymd) {
    this.accountId = history.accountId;
    this.history = history;
    this.book = book;
    this.at = before;
    this.holdings = replayAccount(history, book.codes, {}, { upTo: before });
    this.skip(before);
    this.appraise();
  }

  /** Books the rows up to `date` and appraises what is held then. */
  moveTo(date: Ymd): void {
    const { trades, flows } = this.history;
    const { trade: t, flow: f, change: c } = this;
    const after = this.at;
    this.skip(date);
    this.cashE4 = 0;
    this.unvalued.length = 0;
    this.oversold.length = 0;
    this.unnamed.length = 0;
    if (this.trade > t || this.flow > f || this.change > c) {
      const rows = {
        accountId: this.accountId,
        opening: [],
        trades: trades.slice(t, this.trade),
        flows: flows.slice(f, this.flow),
      };
      replayAccount(
        rows,
        this.book.codes,
        {
          trade: (row, securityId, outcome) => this.heardTrade(row, securityId, outcome.oversoldE2),
          flow: (row) => this.heardFlow(row),
        },
        { upTo: date, start: { holdings: this.holdings, after } },
      );
    }
    this.appraise();
  }

  private heardTrade(row: TradeRow, securityId: number, oversoldE2: number): void {
    this.cashE4 += cashOfTrade(row);
    const { accountId } = this;
    const { date, tradeNo, quantityE2, businessType } = row;
    const named = { accountId, date, tradeNo, securityId };
    if (oversoldE2 > 0) this.oversold.push({ ...named, quantityE2: oversoldE2 });
    const isTransfer = businessType === TRANSFER_IN || businessType === TRANSFER_OUT;
    if (isTransfer && transferValue(row, securityId, this.book.closeOn) === null) {
      this.unvalued.push({ ...named, quantityE2 });
    }
  }

  private heardFlow(row: FlowRow): void {
    this.cashE4 += cashOfFlow(row);
    if (row.securityId !== null || !isDividend(row.kind)) return;
    this.unnamed.push({ accountId: this.accountId, date: row.date, kind: row.kind, amountE4: row.amountE4 });
  }

  private skip(date: Ymd): void {
    const { trades, flows } = this.history;
    const { list } = this.book.codes;
    while (this.trade < trades.length && (trades[this.trade] as TradeRow).date <= date) this.trade += 1;
    while (this.flow < flows.length && (flows[this.flow] as FlowRow).date <= date) this.flow += 1;
    while (this.change < list.length && (list[this.change] as (typeof list)[number]).effectiveOn <= date) {
      this.change += 1;
    }
    this.at = date;
  }

  private appraise(): void {
    const { security, closeOn } = this.book;
    this.value = ZERO;
    this.unpriced = [];
    for (const [securityId, holding] of this.holdings) {
      if (holding.quantityE2 === 0) continue;
      const info = security(securityId);
      const close = info.kind === 'repo' ? null : closeOn(securityId, this.at);
      const own = holdingValue(holding, info, close);
      if (own === null) this.unpriced.push(securityId);
      else this.value = add(this.value, own);
    }
  }
}

/** Ends of the steps: the asset days after `before` up to `to`, and `to` itself. */
function endsOf(series: DaySeries, before: Ymd, to: Ymd): Ymd[] {
  const ends = series.days.slice(lastOnOrBefore(series.days, before) + 1, lastOnOrBefore(series.days, to) + 1);
  if (ends.at(-1) !== to) ends.push(to);
  return ends;
}

/** `series` holds the client's asset days at least from the last one on or before `before`. Nothing without one. */
export function dayResiduals(book: BookOnDays, series: DaySeries, before: Ymd, to: Ymd): DayStep[] {
  let at = lastOnOrBefore(series.days, before);
  if (at < 0 || before >= to) return [];
  const accounts = book.accounts.map((history) => new AccountOnDays(history, book, before));
  const valued = (): Exact | null => {
    const headE4 = series.marketValueE4[at];
    return headE4 == null ? null : accounts.reduce((rest, { value }) => subtract(rest, value), exact(headE4));
  };
  const steps: DayStep[] = [];
  let after = before;
  let valuedBefore = valued();
  for (const date of endsOf(series, before, to)) {
    const dayBefore = series.days[at] as Ymd;
    const earlierE4 = series.assetE4[at] as number;
    const isAssetDay = series.days[at + 1] === date;
    if (isAssetDay) at += 1;
    const assetChange = exact((series.assetE4[at] as number) - earlierE4);
    let residual = assetChange;
    const unvalued: NamedRow[] = [];
    const oversold: NamedRow[] = [];
    const unnamed: NamedFlow[] = [];
    const unpriced = new Set<number>();
    const moved: number[] = [];
    for (const account of accounts) {
      const { value: earlier, unpriced: lacking } = account;
      account.moveTo(date);
      const change = add(subtract(account.value, earlier), exact(account.cashE4));
      residual = subtract(residual, change);
      if (!isZero(change)) moved.push(account.accountId);
      for (const securityId of lacking) unpriced.add(book.codes.resolve(securityId, date));
      for (const securityId of account.unpriced) unpriced.add(securityId);
      unvalued.push(...account.unvalued);
      oversold.push(...account.oversold);
      unnamed.push(...account.unnamed);
    }
    const valuedAfter = valued();
    steps.push({
      after,
      date,
      dayBefore,
      isAssetDay,
      residual,
      assetChange,
      valuedBefore,
      valuedAfter,
      unvalued,
      unpriced: [...unpriced],
      oversold,
      unnamed,
      moved,
    });
    after = date;
    valuedBefore = valuedAfter;
  }
  return steps;
}

/**
 * Plays one account's facts through the book in the contract's order: within a date code changes first, then cash
 * flows, then trades by time and trade_no. Everything that needs the book (positions, period figures, daily sums)
 * listens here, so that there is one order and one arithmetic.
 */
import { FLOW_KINDS } from '../../kernel/codes.ts';
import type { Ymd } from '../../kernel/dates.ts';
import type { CodeChanges } from './codeChanges.ts';
import type { AccountHistory, FlowRow, TradeRow } from './history.ts';
import {
  bookDividend,
  bookRow,
  emptyHolding,
  type Holding,
  isEmpty,
  mergeInto,
  type Outcome,
  openWith,
} from './position.ts';

export type Holdings = Map<number, Holding>;

export interface Listener {
  /** Before the first trade of a date, after that morning's code changes and flows: `trades[first … end − 1]` follow. */
  day?(date: Ymd, holdings: Holdings, trades: readonly TradeRow[], first: number, end: number): void;
  /** After the last trade of a date. */
  dayEnd?(date: Ymd): void;
  /** Before the row is booked. */
  booking?(row: TradeRow, securityId: number, holding: Holding): void;
  /** A holding goes on under another code. */
  moved?(oldSecurityId: number, newSecurityId: number): void;
  /** After the row was booked; `securityId` is the code under which the holding goes on that day. */
  trade?(row: TradeRow, securityId: number, outcome: Outcome, holding: Holding): void;
  /** `holding`: of that code, before the day's trades; undefined where the flow names none or nothing was ever held. */
  flow?(row: FlowRow, securityId: number | null, holding: Holding | undefined): void;
  /** Once, when every row dated ≤ snapshotOn has been booked. */
  snapshot?(holdings: Holdings): void;
}

export interface ReplayOptions {
  /** Rows after this date are not booked. */
  readonly upTo: Ymd;
  readonly snapshotOn?: Ymd;
  /** Start from these holdings (they are changed) instead of the opening rows; code changes ≤ startedOn are done. */
  readonly start?: { readonly holdings: Holdings; readonly after: Ymd };
}

const DIVIDEND = FLOW_KINDS.indexOf('dividend');
const DIVIDEND_TAX = FLOW_KINDS.indexOf('dividend_tax');

export function isDividend(kind: number): boolean {
  return kind === DIVIDEND || kind === DIVIDEND_TAX;
}

function holdingOf(holdings: Holdings, securityId: number): Holding {
  let holding = holdings.get(securityId);
  if (!holding) {
    holding = emptyHolding();
    holdings.set(securityId, holding);
  }
  return holding;
}

export function replayAccount(
  account: AccountHistory,
  codes: CodeChanges,
  listener: Listener,
  options: ReplayOptions,
): Holdings {
  const { upTo } = options;
  const snapshotOn = options.snapshotOn ?? Number.POSITIVE_INFINITY;
  const holdings: Holdings = options.start?.holdings ?? new Map();
  if (!options.start) {
    for (const row of account.opening) openWith(holdingOf(holdings, row.securityId), row.quantityE2, row.costE4);
  }
  const { trades, flows } = account;
  const changes = codes.list;
  let t = 0;
  let f = 0;
  let c = 0;
  if (options.start) while (c < changes.length && changes[c].effectiveOn <= options.start.after) c++;
  let snapshotDue = listener.snapshot !== undefined && Number.isFinite(snapshotOn);
  for (;;) {
    const tradeDate = t < trades.length ? trades[t].date : Number.POSITIVE_INFINITY;
    const flowDate = f < flows.length ? flows[f].date : Number.POSITIVE_INFINITY;
    const changeDate = c < changes.length ? changes[c].effectiveOn : Number.POSITIVE_INFINITY;
    const date = Math.min(tradeDate, flowDate, changeDate);
    if (snapshotDue && date > snapshotOn) {
      listener.snapshot?.(holdings);
      snapshotDue = false;
    }
    if (date > upTo) break;
    for (; c < changes.length && changes[c].effectiveOn === date; c++) {
      const source = holdings.get(changes[c].oldSecurityId);
      if (source && !isEmpty(source)) {
        const target = codes.resolve(changes[c].oldSecurityId, date);
        if (target !== changes[c].oldSecurityId) {
          mergeInto(holdingOf(holdings, target), source);
          holdings.delete(changes[c].oldSecurityId);
          listener.moved?.(changes[c].oldSecurityId, target);
        }
      }
    }
    for (; f < flows.length && flows[f].date === date; f++) {
      const row = flows[f];
      const securityId = row.securityId === null ? null : codes.resolve(row.securityId, date);
      if (securityId !== null && isDividend(row.kind)) {
        const holding = holdings.get(securityId);
        if (holding) bookDividend(holding, row.amountE4);
      }
      listener.flow?.(row, securityId, securityId === null ? undefined : holdings.get(securityId));
    }
    if (listener.day !== undefined && tradeDate === date) {
      let end = t + 1;
      while (end < trades.length && trades[end].date === date) end++;
      listener.day(date, holdings, trades, t, end);
    }
    for (; t < trades.length && trades[t].date === date; t++) {
      const row = trades[t];
      const securityId = codes.resolve(row.securityId, date);
      const holding = holdingOf(holdings, securityId);
      listener.booking?.(row, securityId, holding);
      const outcome = bookRow(holding, row);
      listener.trade?.(row, securityId, outcome, holding);
      if (isEmpty(holding)) holdings.delete(securityId);
    }
    if (tradeDate === date) listener.dayEnd?.(date);
  }
  return holdings;
}

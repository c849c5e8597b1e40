/**
 * One client's profit and loss over a period, from the book: contract/formulas.md, Profit and loss. All accounts
 * together. Exact yuan throughout; `closeOn` gives the last close (E4) of a holding on or before a date, or null.
 */
import { FLOW_KINDS } from '../../kernel/codes.ts';
import type { Ymd } from '../../kernel/dates.ts';
import {
  add,
  amountTimesRate,
  type Exact,
  exact,
  negate,
  quantityTimesPrice,
  subtract,
  ZERO,
} from '../../kernel/exact.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { AccountHistory, SecurityInfo } from '../book/history.ts';
import { BUY, CLOSES, OPENS, SELL, TRANSFER_IN, TRANSFER_OUT } from '../book/position.ts';
import { statutoryE7 } from '../book/rates.ts';
import { type Holdings, isDividend, type Listener, replayAccount } from '../book/replay.ts';

export interface SecurityPeriod {
  securityId: number;
  /** Market value at the day before the period and at its end; null = held without a price. */
  valueBefore: Exact | null;
  valueAfter: Exact | null;
  /** Σ sells (amount − fees), Σ buys (amount + fees). */
  sold: Exact;
  bought: Exact;
  dividends: Exact;
  /** Σ transfer_out amounts − Σ transfer_in amounts − their fees and those of bonus and merge rows;
   * null where a transfer without amount has no close. */
  transferred: Exact | null;
  realised: Exact;
  /** Closing rows whose cost was unknown: `realised` leaves them out. */
  realisedLeftOut: number;
  feesE4: number;
}

export interface DatedFlow {
  readonly date: Ymd;
  readonly value: Exact;
}

export interface OrderRow {
  readonly date: Ymd;
  readonly amountE4: number;
}

export interface PeriodBook {
  readonly bySecurity: Map<number, SecurityPeriod>;
  /** External flows in the period: bank flows and transfers, by date. */
  readonly flows: DatedFlow[];
  /** Transfers without amount and without any close to value them by. */
  readonly unvaluedTransfers: number;
  readonly interest: Exact;
  readonly feeFlows: Exact;
  readonly otherFlows: Exact;
  /** Dividends of flows that name no security. */
  readonly dividendsOfNone: Exact;
  readonly commissionE4: number;
  readonly feesE4: number;
  /** Handling and regulatory fees inside the commission. */
  readonly statutory: Exact;
  /** Σ commission of the rows in `orders` of the period. */
  readonly orderCommissionE4: number;
  /** Buy and sell rows that are not repo, whole history up to `to`, in no order. */
  readonly orders: OrderRow[];
  /** Holdings at `to`, by account. */
  readonly holdings: Map<number, Holdings>;
  /** Positions (account and security, under the code valid on `to`) held at the day before the period or at its end. */
  readonly positionsAtEnds: number;
}

export interface PeriodInput {
  readonly accounts: readonly AccountHistory[];
  readonly codes: CodeChanges;
  readonly security: (securityId: number) => SecurityInfo;
  readonly closeOn: (securityId: number, date: Ymd) => number | null;
  /** Hears each account's replay too, so that one pass over the rows serves the habits as well. */
  readonly also?: (account: AccountHistory) => Listener;
}

const FLOW = Object.fromEntries(FLOW_KINDS.map((kind, i) => [kind, i]));
const TRANSFERS = [TRANSFER_IN, TRANSFER_OUT];

/** Value of a holding: Q·close, K for repo; null without a price. */
export function holdingValue(
  holding: { quantityE2: number; cost: Exact },
  info: SecurityInfo,
  closeE4: number | null,
): Exact | null {
  if (holding.quantityE2 === 0) return ZERO;
  if (info.kind === 'repo') return holding.cost;
  return closeE4 === null ? null : quantityTimesPrice(holding.quantityE2, closeE4);
}

function emptyPeriod(securityId: number): SecurityPeriod {
  return {
    securityId,
    valueBefore: ZERO,
    valueAfter: ZERO,
    sold: ZERO,
    bought: ZERO,
    dividends: ZERO,
    transferred: ZERO,
    realised: ZERO,
    realisedLeftOut: 0,
    feesE4: 0,
  };
}

const plus = (a: Exact | null, b: Exact | null): Exact | null => (a === null || b === null ? null : add(a, b));

/** The hooks of a replay that this one has no use for itself. */
function heard(also: Listener | undefined): Listener {
  if (also === undefined) return {};
  return {
    ...(also.day && { day: also.day.bind(also) }),
    ...(also.dayEnd && { dayEnd: also.dayEnd.bind(also) }),
    ...(also.booking && { booking: also.booking.bind(also) }),
    ...(also.moved && { moved: also.moved.bind(also) }),
  };
}

/** `from` and `to` inclusive; `before` = the day before `from`. */
export function computePeriod(input: PeriodInput, from: Ymd, before: Ymd, to: Ymd): PeriodBook {
  const { codes, security, closeOn } = input;
  const bySecurity = new Map<number, SecurityPeriod>();
  const flows: DatedFlow[] = [];
  const orders: OrderRow[] = [];
  const holdingsByAccount = new Map<number, Holdings>();
  let unvaluedTransfers = 0;
  let interest = ZERO;
  let feeFlows = ZERO;
  let otherFlows = ZERO;
  let dividendsOfNone = ZERO;
  let commissionE4 = 0;
  let feesE4 = 0;
  let statutory = ZERO;
  let orderCommissionE4 = 0;
  let positionsAtEnds = 0;
  const periodOf = (securityId: number): SecurityPeriod => {
    // A code change inside the period carries what came before it along.
    const id = codes.resolve(securityId, to);
    let entry = bySecurity.get(id);
    if (!entry) {
      entry = emptyPeriod(id);
      bySecurity.set(id, entry);
    }
    return entry;
  };

  for (const account of input.accounts) {
    const also = input.also?.(account);
    const heldAtEnds = new Set<number>();
    const holdings = replayAccount(
      account,
      codes,
      {
        ...heard(also),
        snapshot(held) {
          for (const [securityId, holding] of held) {
            if (holding.quantityE2 === 0) continue;
            const entry = periodOf(securityId);
            heldAtEnds.add(entry.securityId);
            entry.valueBefore = plus(
              entry.valueBefore,
              holdingValue(holding, security(securityId), closeOn(securityId, before)),
            );
          }
        },
        flow(row, securityId) {
          if (row.date < from) return;
          const amount = exact(row.amountE4);
          if (row.kind === FLOW.bank_in || row.kind === FLOW.bank_out) flows.push({ date: row.date, value: amount });
          else if (isDividend(row.kind)) {
            if (securityId === null) dividendsOfNone = add(dividendsOfNone, amount);
            else {
              const entry = periodOf(securityId);
              entry.dividends = add(entry.dividends, amount);
            }
          } else if (row.kind === FLOW.interest) interest = add(interest, amount);
          else if (row.kind === FLOW.fee) feeFlows = add(feeFlows, amount);
          else otherFlows = add(otherFlows, amount);
        },
        trade(row, securityId, outcome, holding) {
          also?.trade?.(row, securityId, outcome, holding);
          const type = row.businessType;
          const info = security(row.securityId);
          const isOrder = (type === BUY || type === SELL) && info.kind !== 'repo';
          if (isOrder) orders.push({ date: row.date, amountE4: row.amountE4 as number });
          if (row.date < from) return;
          const entry = periodOf(securityId);
          commissionE4 += row.commissionE4;
          feesE4 += row.feesE4;
          entry.feesE4 += row.feesE4;
          if (isOrder) {
            orderCommissionE4 += row.commissionE4;
            const rate = statutoryE7(info.kind, info.market, row.date);
            if (rate > 0) statutory = add(statutory, amountTimesRate(row.amountE4 as number, rate));
          }
          if (OPENS[type]) entry.bought = add(entry.bought, exact((row.amountE4 as number) + row.feesE4));
          else if (CLOSES[type]) {
            entry.sold = add(entry.sold, exact((row.amountE4 as number) - row.feesE4));
            if (outcome.realised) entry.realised = add(entry.realised, outcome.realised);
            else if (outcome.unknown) entry.realisedLeftOut += 1;
          } else if (TRANSFERS.includes(type)) {
            const amount = transferValue(row, securityId, closeOn);
            if (amount === null) {
              unvaluedTransfers += 1;
              entry.transferred = null;
            } else {
              const signed = type === TRANSFER_IN ? negate(amount) : amount;
              entry.transferred = plus(entry.transferred, subtract(signed, exact(row.feesE4)));
              flows.push({ date: row.date, value: negate(signed) });
            }
          } else entry.transferred = plus(entry.transferred, negate(exact(row.feesE4)));
        },
      },
      { upTo: to, snapshotOn: before },
    );
    holdingsByAccount.set(account.accountId, holdings);
    for (const [securityId, holding] of holdings) {
      if (holding.quantityE2 === 0) continue;
      const entry = periodOf(securityId);
      heldAtEnds.add(entry.securityId);
      entry.valueAfter = plus(entry.valueAfter, holdingValue(holding, security(securityId), closeOn(securityId, to)));
    }
    positionsAtEnds += heldAtEnds.size;
  }
  flows.sort((a, b) => a.date - b.date);
  return {
    bySecurity,
    flows,
    unvaluedTransfers,
    interest,
    feeFlows,
    otherFlows,
    dividendsOfNone,
    commissionE4,
    feesE4,
    statutory,
    orderCommissionE4,
    orders,
    holdings: holdingsByAccount,
    positionsAtEnds,
  };
}

/** Value moved by a transfer: its amount, else q·close of that day; null where neither is known. */
export function transferValue(
  row: { readonly amountE4: number | null; readonly quantityE2: number; readonly date: Ymd },
  securityId: number,
  closeOn: (securityId: number, date: Ymd) => number | null,
): Exact | null {
  if (row.amountE4 !== null) return exact(row.amountE4);
  const close = closeOn(securityId, row.date);
  return close === null ? null : quantityTimesPrice(row.quantityE2, close);
}

/** Profit of a security over the period; null where a value is missing. */
export function securityPnl(entry: SecurityPeriod): Exact | null {
  if (entry.valueAfter === null || entry.valueBefore === null || entry.transferred === null) return null;
  let pnl = subtract(entry.valueAfter, entry.valueBefore);
  pnl = subtract(add(pnl, entry.sold), entry.bought);
  return add(add(pnl, entry.dividends), entry.transferred);
}

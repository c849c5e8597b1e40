/**
 * The trade rows and dividends that a holding of today is made of: those since its quantity last was 0, back to the
 * opening position, through code changes. Their sums explain Q, K and D of the book (contract/formulas.md, Book); the
 * book itself stays the one that computes them. Quantities E2, money Exact yuan.
 */
import { BUSINESS_TYPES } from '../../kernel/codes.ts';
import type { Ymd } from '../../kernel/dates.ts';
import { add, type Exact, exact, subtract, ZERO } from '../../kernel/exact.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { OpeningRow } from '../book/history.ts';
import { CLOSES, OPENS, TRANSFER_IN } from '../book/position.ts';
import type { BookedFlow, BookedTrade } from './evidence.ts';

export interface HoldingFacts {
  readonly securityId: number;
  readonly to: Ymd;
  readonly codes: CodeChanges;
  readonly opening: readonly OpeningRow[];
  /** Of that account, in book order. */
  readonly trades: readonly BookedTrade[];
  readonly flows: readonly BookedFlow[];
}

export interface HoldingRun {
  readonly opening: readonly OpeningRow[];
  readonly trades: readonly BookedTrade[];
  /** Dividends and their tax that came while it was held. */
  readonly dividends: readonly BookedFlow[];
}

const isDividend = ({ kind }: BookedFlow): boolean => kind === 'dividend' || kind === 'dividend_tax';

export function holdingRun(facts: HoldingFacts): HoldingRun {
  const parts = partsOf(facts, facts.securityId, facts.to);
  return {
    opening: parts.flatMap((part) => part.opening),
    trades: parts.flatMap((part) => part.trades).sort((a, b) => a.row.date - b.row.date),
    dividends: parts.flatMap((part) => part.dividends).sort((a, b) => a.date - b.date),
  };
}

/** One code's part, after those of the codes that it took over while it was held. */
function partsOf(facts: HoldingFacts, securityId: number, to: Ymd): HoldingRun[] {
  const { codes, flows } = facts;
  const own = facts.trades.filter((trade) => trade.securityId === securityId && trade.row.date <= to);
  const lastEmpty = own.findLastIndex((trade) => trade.quantityE2 === 0);
  const emptyOn = own[lastEmpty]?.row.date ?? 0;
  const trades = own.slice(lastEmpty + 1);
  const opening = lastEmpty < 0 ? facts.opening.filter((row) => row.securityId === securityId) : [];
  const changes = codes.list.filter(
    (change) => change.newSecurityId === securityId && change.effectiveOn <= to && change.effectiveOn > emptyOn,
  );
  const before = changes.flatMap((change) => partsOf(facts, change.oldSecurityId, change.effectiveOn - 1));
  const inherits = before.some((part) => part.trades.length > 0 || part.opening.length > 0);
  // Cash flows come before the trades of a day and after its code changes.
  const firstTrade = trades[0]?.row.date ?? Number.POSITIVE_INFINITY;
  const changed = inherits ? Math.min(...changes.map((change) => change.effectiveOn)) - 1 : Number.POSITIVE_INFINITY;
  const heldAfter = opening.length > 0 ? 0 : Math.min(firstTrade, changed);
  const dividends = flows.filter(
    (flow) =>
      isDividend(flow) &&
      flow.securityId !== null &&
      flow.date > heldAfter &&
      flow.date <= to &&
      codes.resolve(flow.securityId, flow.date) === securityId,
  );
  return [...before, { opening, trades, dividends }];
}

export interface RunSums {
  /** Quantity that was there at first, that came, that went. */
  readonly openingE2: number;
  readonly inE2: number;
  readonly outE2: number;
  /** Cost at first; amounts and fees paid; cost that went with what was sold or moved out. */
  readonly openingCost: Exact;
  readonly paid: Exact;
  readonly costOut: Exact;
  /** Amounts less fees received; net dividends; diluted cost that went with what was moved out. */
  readonly received: Exact;
  readonly dividends: Exact;
  readonly dilutedOut: Exact;
}

/** What went out of Q, K and D is what the book says they are less than what came in. */
export function runSums(run: HoldingRun, held: { quantityE2: number; cost: Exact; diluted: Exact }): RunSums {
  let openingE2 = 0;
  let openingCost = ZERO;
  for (const row of run.opening) {
    openingE2 += row.quantityE2;
    openingCost = add(openingCost, exact(row.costE4 ?? 0));
  }
  let inE2 = 0;
  let paid = ZERO;
  let received = ZERO;
  for (const { row } of run.trades) {
    const { businessType: type, amountE4, feesE4, quantityE2 } = row;
    if (adds(type)) inE2 += quantityE2;
    if ((OPENS[type] || type === TRANSFER_IN) && amountE4 !== null) paid = add(paid, exact(amountE4 + feesE4));
    if (CLOSES[type] && amountE4 !== null) received = add(received, exact(amountE4 - feesE4));
  }
  const dividends = run.dividends.reduce((sum, flow) => add(sum, exact(flow.amountE4)), ZERO);
  return {
    openingE2,
    inE2,
    outE2: openingE2 + inE2 - held.quantityE2,
    openingCost,
    paid,
    costOut: subtract(add(openingCost, paid), held.cost),
    received,
    dividends,
    dilutedOut: subtract(subtract(subtract(add(openingCost, paid), received), dividends), held.diluted),
  };
}

const BONUS = BUSINESS_TYPES.indexOf('bonus_share');

/** Rows by which the quantity grows. */
function adds(type: number): boolean {
  return OPENS[type] === true || type === TRANSFER_IN || type === BONUS;
}

// The book of some accounts, replayed from the first row each time it is asked for: no state is kept.
// Order: by date; within a date code changes, then cash flows, then trades by time and number.
import { type CashFlow, type Facts, securityKey, type Trade } from './facts.ts';
import { type Fraction, least, sum, ZERO } from './fraction.ts';

export interface Lot {
  /** Null: unknown age (opening holding, transferred in). */
  readonly date: string | null;
  quantity: Fraction;
}
export interface Position {
  accountNo: string;
  market: string;
  code: string;
  quantity: Fraction;
  cost: Fraction;
  diluted: Fraction;
  costUnknown: boolean;
  lots: Lot[];
}
export interface LotPiece {
  readonly openedOn: string | null;
  readonly quantity: Fraction;
}
/** One trade with the position as it stood just before it. */
export interface BookedTrade {
  readonly trade: Trade;
  readonly before: Position;
  /** What the row took from the holding; less than its quantity if oversold. */
  readonly taken: Fraction;
  /** Null: nothing realised by this kind of row, or cost unknown. */
  readonly realised: Fraction | null;
  readonly closed: readonly LotPiece[];
}
export interface BookDay {
  readonly date: string;
  /** Positions at the end of the day before, by key, under that day's codes. */
  readonly opening: ReadonlyMap<string, Position>;
  /** The same after this day's code changes. */
  readonly afterChanges: ReadonlyMap<string, Position>;
  readonly trades: readonly BookedTrade[];
}
export interface Book {
  readonly positions: readonly Position[];
  readonly days: readonly BookDay[];
}

export const positionKey = (accountNo: string, market: string, code: string): string =>
  `${accountNo}|${securityKey(market, code)}`;
export const feesOf = (t: Trade): Fraction => sum([t.commission, t.stampDuty, t.transferFee, t.otherFee]);
const copyOf = (p: Position): Position => ({ ...p, lots: p.lots.map((l) => ({ ...l })) });
const copyAll = (m: ReadonlyMap<string, Position>): Map<string, Position> =>
  new Map([...m].map(([k, p]) => [k, copyOf(p)]));

const empty = (accountNo: string, market: string, code: string): Position => ({
  accountNo,
  market,
  code,
  quantity: ZERO,
  cost: ZERO,
  diluted: ZERO,
  costUnknown: false,
  lots: [],
});

function clearIfEmpty(p: Position): void {
  if (!p.quantity.isZero()) return;
  p.cost = ZERO;
  p.diluted = ZERO;
  p.costUnknown = false;
  p.lots = [];
}

function takeLots(p: Position, quantity: Fraction): LotPiece[] {
  const pieces: LotPiece[] = [];
  let left = quantity;
  while (left.sign() > 0 && p.lots.length > 0) {
    const lot = p.lots[0] as Lot;
    const part = least(lot.quantity, left);
    pieces.push({ openedOn: lot.date, quantity: part });
    left = left.minus(part);
    lot.quantity = lot.quantity.minus(part);
    if (lot.quantity.isZero()) p.lots.shift();
  }
  return pieces;
}

function scaleLots(p: Position, from: Fraction, to: Fraction): void {
  if (from.isZero()) return;
  for (const lot of p.lots) lot.quantity = lot.quantity.times(to).over(from);
  p.lots = p.lots.filter((l) => !l.quantity.isZero());
}

/** Books one trade on its position and says what it took and realised. */
export function bookTrade(p: Position, trade: Trade): BookedTrade {
  const before = copyOf(p);
  const q = trade.quantity;
  const amount = trade.amount ?? ZERO;
  const fees = feesOf(trade);
  const taken = least(q, p.quantity);
  const keep = { trade, before };
  switch (trade.type) {
    case 'buy':
    case 'ipo_allot':
    case 'rights_take':
    case 'repo_lend':
    case 'transfer_in': {
      const known = trade.type !== 'transfer_in' || trade.amount !== null;
      p.quantity = p.quantity.plus(q);
      if (known) {
        p.cost = p.cost.plus(amount).plus(fees);
        p.diluted = p.diluted.plus(amount).plus(fees);
      } else p.costUnknown = true;
      p.lots.push({ date: trade.type === 'transfer_in' ? null : trade.date, quantity: q });
      return { ...keep, taken: ZERO, realised: null, closed: [] };
    }
    case 'sell':
    case 'redeem':
    case 'repo_return': {
      const rest = p.quantity.minus(taken);
      const restCost = rest.isZero() ? ZERO : p.cost.times(rest).over(p.quantity).tame();
      const realised = p.costUnknown ? null : amount.minus(fees).minus(p.cost.minus(restCost));
      p.cost = restCost;
      p.quantity = rest;
      p.diluted = p.diluted.minus(amount).plus(fees);
      const closed = takeLots(p, taken);
      clearIfEmpty(p);
      return { ...keep, taken, realised, closed };
    }
    case 'transfer_out': {
      const rest = p.quantity.minus(taken);
      if (!p.quantity.isZero()) {
        p.cost = p.cost.times(rest).over(p.quantity).tame();
        p.diluted = p.diluted.times(rest).over(p.quantity).tame();
      }
      p.quantity = rest;
      takeLots(p, taken);
      clearIfEmpty(p);
      return { ...keep, taken, realised: null, closed: [] };
    }
    case 'bonus_share': {
      const next = p.quantity.plus(q);
      if (p.quantity.isZero()) p.lots.push({ date: null, quantity: q });
      scaleLots(p, p.quantity, next);
      p.quantity = next;
      return { ...keep, taken: ZERO, realised: null, closed: [] };
    }
    case 'share_merge': {
      const next = p.quantity.minus(taken);
      scaleLots(p, p.quantity, next);
      p.quantity = next;
      clearIfEmpty(p);
      return { ...keep, taken, realised: null, closed: [] };
    }
    default:
      throw new Error(`business type ${trade.type}`);
  }
}

/** A dividend or its tax: only the diluted cost knows of it, and only while something is held. */
export function bookCashFlow(p: Position | undefined, flow: CashFlow): void {
  if (!p || p.quantity.isZero()) return;
  if (flow.kind === 'dividend' || flow.kind === 'dividend_tax') p.diluted = p.diluted.minus(flow.amount);
}

function applyCodeChange(positions: Map<string, Position>, market: string, oldCode: string, newCode: string): void {
  for (const [key, p] of [...positions]) {
    if (p.market !== market || p.code !== oldCode) continue;
    positions.delete(key);
    const to = positionKey(p.accountNo, market, newCode);
    const there = positions.get(to);
    if (!there || there.quantity.isZero()) {
      positions.set(to, { ...p, code: newCode });
    } else if (!p.quantity.isZero()) {
      there.quantity = there.quantity.plus(p.quantity);
      there.cost = there.cost.plus(p.cost);
      there.diluted = there.diluted.plus(p.diluted);
      there.costUnknown = there.costUnknown || p.costUnknown;
      there.lots = [...p.lots, ...there.lots].sort((a, b) =>
        (a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0,
      );
    }
  }
}

export function replay(facts: Facts, accounts: ReadonlySet<string>, to: string): Book {
  const positions = new Map<string, Position>();
  const at = (accountNo: string, market: string, code: string): Position => {
    const key = positionKey(accountNo, market, code);
    const found = positions.get(key) ?? empty(accountNo, market, code);
    positions.set(key, found);
    return found;
  };
  for (const o of facts.openingPositions.filter((r) => accounts.has(r.accountNo))) {
    const p = at(o.accountNo, o.market, o.code);
    p.quantity = o.quantity;
    p.cost = o.cost ?? ZERO;
    p.diluted = o.cost ?? ZERO;
    p.costUnknown = o.cost === null;
    p.lots = [{ date: null, quantity: o.quantity }];
  }
  const trades = facts.trades.filter((t) => accounts.has(t.accountNo) && t.date <= to);
  const flows = facts.cashFlows.filter((f) => accounts.has(f.accountNo) && f.date <= to && f.code !== null);
  const changes = facts.codeChanges.filter((c) => c.effectiveOn <= to);
  const dates = [
    ...new Set([...trades.map((t) => t.date), ...flows.map((f) => f.date), ...changes.map((c) => c.effectiveOn)]),
  ].sort();
  const days: BookDay[] = [];
  for (const date of dates) {
    const opening = copyAll(positions);
    for (const c of changes.filter((x) => x.effectiveOn === date))
      applyCodeChange(positions, c.market, c.oldCode, c.newCode);
    const afterChanges = copyAll(positions);
    for (const f of flows.filter((x) => x.date === date)) {
      bookCashFlow(positions.get(positionKey(f.accountNo, f.market ?? '', f.code ?? '')), f);
    }
    const booked = trades.filter((t) => t.date === date).map((t) => bookTrade(at(t.accountNo, t.market, t.code), t));
    days.push({ date, opening, afterChanges, trades: booked });
  }
  const held = [...positions.values()].filter((p) => !p.quantity.isZero());
  const order = (p: Position): string => positionKey(p.accountNo, p.market, p.code);
  return { positions: held.sort((a, b) => (order(a) < order(b) ? -1 : 1)), days };
}

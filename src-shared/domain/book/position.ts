/**
 * The book of one holding (account, market, code): contract/formulas.md, section Book. Moving-average cost K and diluted
 * cost D beside the quantity Q. A row changes the holding in place and its outcome says what it realised.
 *
 * Units: quantities E2, cost Exact yuan, fees and amounts E4. K and D are exact but for K·q/Q, kept to 10^-11 yuan.
 */
import type { BusinessType } from '../../kernel/codes.ts';
import { BUSINESS_TYPES } from '../../kernel/codes.ts';
import { add, type Exact, exact, isZero, share, subtract, ZERO } from '../../kernel/exact.ts';

export interface Holding {
  quantityE2: number;
  cost: Exact;
  diluted: Exact;
  /** A transfer without amount came in and Q was not 0 since: realised, unrealised and cost prices are unknown. */
  costUnknown: boolean;
}

/** What the book needs of a trade row. */
export interface BookRow {
  readonly businessType: number;
  readonly quantityE2: number;
  readonly amountE4: number | null;
  /** commission + stamp duty + transfer fee + other fee. */
  readonly feesE4: number;
}

export interface Outcome {
  /** Realised profit of a closing row; null for rows that realise nothing, or where the cost is unknown. */
  realised: Exact | null;
  /** A closing row whose cost is unknown. */
  unknown: boolean;
  /** Quantity that the row gave up beyond what was held. */
  oversoldE2: number;
}

const TYPE = Object.fromEntries(BUSINESS_TYPES.map((name, index) => [name, index])) as Record<BusinessType, number>;
export const BUY = TYPE.buy;
export const SELL = TYPE.sell;
export const TRANSFER_IN = TYPE.transfer_in;
export const TRANSFER_OUT = TYPE.transfer_out;
export const REDEEM = TYPE.redeem;
export const REPO_RETURN = TYPE.repo_return;

/** Row kinds by what they do to cash and holding. */
export const OPENS: readonly boolean[] = BUSINESS_TYPES.map(
  (t) => t === 'buy' || t === 'ipo_allot' || t === 'rights_take' || t === 'repo_lend',
);
export const CLOSES: readonly boolean[] = BUSINESS_TYPES.map(
  (t) => t === 'sell' || t === 'redeem' || t === 'repo_return',
);

export function emptyHolding(): Holding {
  return { quantityE2: 0, cost: ZERO, diluted: ZERO, costUnknown: false };
}

export function isEmpty(h: Holding): boolean {
  return h.quantityE2 === 0 && isZero(h.cost) && isZero(h.diluted) && !h.costUnknown;
}

/** Takes q ≤ Q shares away with their part of the cost; at Q = 0 nothing of the holding is left. Returns the cost. */
function takeAway(h: Holding, q: number): Exact {
  if (q === h.quantityE2) {
    const cost = h.cost;
    h.quantityE2 = 0;
    h.cost = ZERO;
    h.diluted = ZERO;
    h.costUnknown = false;
    return cost;
  }
  const cost = share(h.cost, q, h.quantityE2);
  h.cost = subtract(h.cost, cost);
  h.quantityE2 -= q;
  return cost;
}

/** The opening position: its cost counts as a buy; without a cost the position is of unknown cost. */
export function openWith(h: Holding, quantityE2: number, costE4: number | null): void {
  h.quantityE2 += quantityE2;
  if (quantityE2 === 0) return;
  if (costE4 === null) h.costUnknown = true;
  else {
    h.cost = add(h.cost, exact(costE4));
    h.diluted = add(h.diluted, exact(costE4));
  }
}

const outcome: Outcome = { realised: null, unknown: false, oversoldE2: 0 };

/** Books one row. The returned outcome is one reused object: read it before the next call. */
export function bookRow(h: Holding, row: BookRow): Outcome {
  outcome.realised = null;
  outcome.unknown = false;
  outcome.oversoldE2 = 0;
  const type = row.businessType;
  if (OPENS[type] || type === TRANSFER_IN) {
    if (row.quantityE2 === 0 && h.quantityE2 === 0) return outcome;
    h.quantityE2 += row.quantityE2;
    if (row.amountE4 === null) h.costUnknown = true;
    else {
      const paid = exact(row.amountE4 + row.feesE4);
      h.cost = add(h.cost, paid);
      h.diluted = add(h.diluted, paid);
    }
  } else if (CLOSES[type]) {
    const q = Math.min(row.quantityE2, h.quantityE2);
    outcome.oversoldE2 = row.quantityE2 - q;
    const unknown = h.costUnknown;
    const received = exact((row.amountE4 as number) - row.feesE4);
    h.diluted = subtract(h.diluted, received);
    const cost = q > 0 ? takeAway(h, q) : ZERO;
    if (h.quantityE2 === 0) h.diluted = ZERO;
    if (unknown) outcome.unknown = true;
    else outcome.realised = subtract(received, cost);
  } else if (type === TRANSFER_OUT) {
    const q = Math.min(row.quantityE2, h.quantityE2);
    outcome.oversoldE2 = row.quantityE2 - q;
    if (q > 0) {
      const diluted = share(h.diluted, q, h.quantityE2);
      takeAway(h, q);
      if (h.quantityE2 > 0) h.diluted = subtract(h.diluted, diluted);
    }
  } else if (type === TYPE.bonus_share) {
    h.quantityE2 += row.quantityE2;
  } else {
    const q = Math.min(row.quantityE2, h.quantityE2);
    outcome.oversoldE2 = row.quantityE2 - q;
    h.quantityE2 -= q;
    if (h.quantityE2 === 0) takeAway(h, 0);
  }
  return outcome;
}

/** A dividend or a later dividend tax of that code lowers (raises) the diluted cost while shares are held. */
export function bookDividend(h: Holding, amountE4: number): void {
  if (h.quantityE2 > 0) h.diluted = subtract(h.diluted, exact(amountE4));
}

/** A code change: holding, cost and history go on under the new code. */
export function mergeInto(target: Holding, source: Holding): void {
  target.quantityE2 += source.quantityE2;
  target.cost = add(target.cost, source.cost);
  target.diluted = add(target.diluted, source.diluted);
  target.costUnknown = target.costUnknown || source.costUnknown;
}

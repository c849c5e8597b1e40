/**
 * The holdings at `to` and the figures of each: the report's list, a position's traces and the splits are made from
 * these functions alone, so that they cannot differ.
 */
import type { SecurityInfo } from '../../../src-shared/domain/book/history.ts';
import type { Holding } from '../../../src-shared/domain/book/position.ts';
import { DEFAULT_COMMISSION_RATE_E9, stampDutyE7, transferFeeE7 } from '../../../src-shared/domain/book/rates.ts';
import { none, type Result, type Unit, type ValueOf, value } from '../../../src-shared/domain/figures/definition.ts';
import { holdingValue } from '../../../src-shared/domain/profit/period.ts';
import {
  add,
  bigE11,
  divideRounded,
  type Exact,
  perShareE4,
  subtract,
  toYuan,
  ZERO,
} from '../../../src-shared/kernel/exact.ts';
import { parseDecimal } from '../../../src-shared/kernel/money.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import type { ClientOnGround } from '../ground.ts';

export interface Held {
  readonly accountId: number;
  readonly accountNo: string;
  readonly info: SecurityInfo;
  readonly holding: Holding;
  readonly closeE4: number | null;
  readonly value: Exact | null;
}

/** The figures of a position and their units, in the report's order. */
export const POSITION_UNITS = {
  quantity: 'quantity',
  cost: 'money',
  cost_price: 'price',
  diluted_price: 'price',
  break_even_price: 'price',
  close: 'price',
  market_value: 'money',
  unrealised: 'money',
  weight: 'ratio',
} as const satisfies Record<string, Unit>;
export type PositionField = keyof typeof POSITION_UNITS;
export type PositionResults = { readonly [F in PositionField]: Result<ValueOf[(typeof POSITION_UNITS)[F]]> };

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By account, market and code. */
export function heldPositions(on: ClientOnGround): Held[] {
  const held: Held[] = [];
  for (const { account_id: accountId, account_no: accountNo } of on.accounts) {
    for (const [securityId, holding] of on.book().holdings.get(accountId) ?? []) {
      if (holding.quantityE2 === 0) continue;
      const info = securityOf(on.known, securityId);
      const closeE4 = on.material.prices.closeOn(securityId, on.period.to);
      held.push({ accountId, accountNo, info, holding, closeE4, value: holdingValue(holding, info, closeE4) });
    }
  }
  return held.sort(
    (a, b) =>
      byText(a.accountNo, b.accountNo) || byText(a.info.market, b.info.market) || byText(a.info.code, b.info.code),
  );
}

/** Market value of those that have a price (a repo: its cost). */
export function totalValue(held: readonly Held[]): Exact {
  return held.reduce((sum, { value: own }) => (own === null ? sum : add(sum, own)), ZERO);
}

/** What selling would cost, as shares of the amount × 10^9: commission, stamp duty and transfer fee of that date. */
export interface SellingRates {
  readonly commissionE9: number;
  /** The client has no rate of his own; the usual one is taken. */
  readonly isUsual: boolean;
  readonly stampE9: number;
  readonly transferE9: number;
}

export function sellingRates({ client, period }: ClientOnGround, kind: string): SellingRates {
  const text = client.commission_rate;
  const own = text === null ? null : parseDecimal(text, 9);
  return {
    commissionE9: own ?? DEFAULT_COMMISSION_RATE_E9,
    isUsual: own === null,
    stampE9: stampDutyE7(kind, period.to) * 100,
    transferE9: transferFeeE7(kind, period.to) * 100,
  };
}

/** D / (Q·(1 − s)) in E4: s = commission rate + stamp duty + transfer fee of that date. */
function breakEvenE4(on: ClientOnGround, { info, holding }: Held): bigint {
  const { commissionE9, stampE9, transferE9 } = sellingRates(on, info.kind);
  const keepE9 = BigInt(1_000_000_000 - commissionE9 - stampE9 - transferE9);
  // yuan·10^4 = D·10^11 · 100 · 10^9 / (Q·10^2 · keep·10^9 · 10^7)
  const dividend = bigE11(holding.diluted) * 100n * 1_000_000_000n;
  return divideRounded(dividend, BigInt(holding.quantityE2) * keepE9 * 10_000_000n);
}

/** `totalYuan`: the whole market value that weights are shares of. */
export function positionResults(on: ClientOnGround, held: Held, totalYuan: number): PositionResults {
  const { holding, closeE4, value: own } = held;
  const q = holding.quantityE2;
  const ofCost = <V>(write: () => V): Result<V> => (holding.costUnknown ? none('cost_unknown') : value(write()));
  return {
    quantity: value(q),
    cost: ofCost(() => holding.cost),
    cost_price: ofCost(() => Number(perShareE4(holding.cost, q))),
    diluted_price: ofCost(() => Number(perShareE4(holding.diluted, q))),
    break_even_price: ofCost(() => Number(breakEvenE4(on, held))),
    close: closeE4 === null ? none('no_price') : value(closeE4),
    market_value: own === null ? none('no_price') : value(own),
    unrealised: holding.costUnknown
      ? none('cost_unknown')
      : own === null
        ? none('no_price')
        : value(subtract(own, holding.cost)),
    weight: own === null ? none('no_price') : totalYuan > 0 ? value(toYuan(own) / totalYuan) : none('no_market_value'),
  };
}

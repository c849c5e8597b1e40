/**
 * Yield on cost 成本股息率: gross dividend / cost of the holding on the morning of the payment (moving average, fees
 * included). A plain number. Over several payments the yields are added up, date by date: what the money put in has
 * brought over the period. Before dividend tax, as the market states yields; the tax depends on when the client sells.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { add, type Exact, sign, toYuan, ZERO } from '../../kernel/exact.ts';
import { type Figure, known, missing, type Reason } from '../../kernel/figure.ts';
import type { IncomeFlow } from './incomeFlows.ts';

/** Yield of one row on the holding of its own account. */
export function yieldOfRow({ amountE4, securityId, held }: IncomeFlow): Figure<number> {
  if (securityId === null) return missing('no_security');
  if (held === null) return missing('not_held_then');
  if (held.cost === null) return missing('cost_unknown');
  return sign(held.cost) > 0 ? known(amountE4 / 10_000 / toYuan(held.cost)) : missing('denominator_not_positive');
}

export interface YieldSum {
  readonly figure: Figure<number>;
  /** Payment dates with a yield, and those left out of it. */
  readonly dates: number;
  readonly leftOut: number;
}

/** Dividend rows of one holding, over all accounts: of each date Σ gross / Σ cost of the accounts that were paid. */
export function yieldOnCost(payments: readonly IncomeFlow[]): YieldSum {
  let sum = 0;
  let dates = 0;
  let leftOut = 0;
  let why: Reason = 'no_dividend';
  for (const ofDate of byDate(payments).values()) {
    const one = yieldOfDate(ofDate);
    if (one.value === null) {
      if (leftOut === 0) why = one.reason;
      leftOut += 1;
    } else {
      sum += one.value;
      dates += 1;
    }
  }
  return { figure: dates === 0 ? missing(why) : known(sum), dates, leftOut };
}

function yieldOfDate(rows: readonly IncomeFlow[]): Figure<number> {
  let grossE4 = 0;
  let cost: Exact = ZERO;
  const counted = new Set<number>();
  for (const row of rows) {
    const own = yieldOfRow(row);
    if (own.value === null) return own;
    grossE4 += row.amountE4;
    // Two payments on one holding rest on one cost.
    if (counted.has(row.accountId)) continue;
    counted.add(row.accountId);
    cost = add(cost, row.held?.cost as Exact);
  }
  return known(grossE4 / 10_000 / toYuan(cost));
}

function byDate(rows: readonly IncomeFlow[]): ReadonlyMap<Ymd, IncomeFlow[]> {
  const out = new Map<Ymd, IncomeFlow[]>();
  for (const row of rows) {
    const same = out.get(row.date);
    if (same === undefined) out.set(row.date, [row]);
    else same.push(row);
  }
  return out;
}

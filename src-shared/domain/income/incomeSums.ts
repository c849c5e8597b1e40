/** Sums of income by kind: of the period, of each calendar month of it, of each holding. Yuan × 10^4, exact. */
import { firstOfMonth, lastOfMonth, monthOf, nextMonth, type Ymd } from '../../kernel/dates.ts';
import { INCOME_KINDS, type IncomeFlow, type IncomeKind } from './incomeFlows.ts';
import { type YieldSum, yieldOnCost } from './yieldOnCost.ts';

export interface IncomeSums {
  /** Signed sums by kind. */
  readonly amountE4: Readonly<Record<IncomeKind, number>>;
  /** Rows by kind. */
  readonly rows: Readonly<Record<IncomeKind, number>>;
}

const zeros = (): Record<IncomeKind, number> =>
  Object.fromEntries(INCOME_KINDS.map((kind) => [kind, 0])) as Record<IncomeKind, number>;

export function incomeSums(flows: readonly IncomeFlow[]): IncomeSums {
  const amountE4 = zeros();
  const rows = zeros();
  for (const flow of flows) {
    amountE4[flow.kind] += flow.amountE4;
    rows[flow.kind] += 1;
  }
  return { amountE4, rows };
}

/** Dividends less their tax (whose rows are negative). */
export function netDividendsE4({ amountE4 }: IncomeSums): number {
  return amountE4.dividend + amountE4.dividend_tax;
}

export interface IncomeMonth {
  /** yyyymm */
  readonly month: number;
  readonly sums: IncomeSums;
}

/** Every calendar month that [from, to] touches, with what was paid in it: a month without a row has sums of 0. */
export function incomeMonths(flows: readonly IncomeFlow[], from: Ymd, to: Ymd): readonly IncomeMonth[] {
  return monthsBetween(from, to).map((month) => ({
    month,
    sums: incomeSums(flows.filter(({ date }) => date >= firstOfMonth(month) && date <= lastOfMonth(month))),
  }));
}

export interface IncomeYear {
  readonly year: number;
  readonly sums: IncomeSums;
}

/** The same by calendar year, the newest first. */
export function incomeYears(flows: readonly IncomeFlow[], from: Ymd, to: Ymd): readonly IncomeYear[] {
  const out: IncomeYear[] = [];
  for (let year = yearOf(to); year >= yearOf(from); year--) {
    out.push({ year, sums: incomeSums(flows.filter(({ date }) => yearOf(date) === year)) });
  }
  return out;
}

const yearOf = (date: Ymd): number => Math.floor(date / 10_000);

export function monthsBetween(from: Ymd, to: Ymd): readonly number[] {
  const out: number[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) out.push(month);
  return out;
}

export interface HoldingIncome {
  /** Null: dividends of flows that name no security. */
  readonly holdingId: number | null;
  readonly sums: IncomeSums;
  readonly yield: YieldSum;
}

/** Dividends and their tax by the code under which the holding goes on; in the order of the first row. */
export function holdingIncome(flows: readonly IncomeFlow[]): readonly HoldingIncome[] {
  const rows = new Map<number | null, IncomeFlow[]>();
  for (const flow of flows) {
    if (flow.kind !== 'dividend' && flow.kind !== 'dividend_tax') continue;
    const same = rows.get(flow.holdingId);
    if (same === undefined) rows.set(flow.holdingId, [flow]);
    else same.push(flow);
  }
  return [...rows].map(([holdingId, own]) => ({
    holdingId,
    sums: incomeSums(own),
    yield: yieldOnCost(own.filter(({ kind }) => kind === 'dividend')),
  }));
}

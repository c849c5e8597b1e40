// The product's own functions on every third-party vector whose convention is ours; the others are skipped by name,
// each with its reason.
import { describe, expect, it } from 'vitest';
import { bookDividend, bookRow, emptyHolding, type Holding } from '../../src-shared/domain/book/position.ts';
import { dayReturns, timeWeighted } from '../../src-shared/domain/returns/dayReturns.ts';
import { modifiedDietz } from '../../src-shared/domain/returns/dietz.ts';
import { maxDrawdown } from '../../src-shared/domain/returns/drawdown.ts';
import { sharpe, volatility } from '../../src-shared/domain/returns/volatility.ts';
import { BUSINESS_TYPES } from '../../src-shared/kernel/codes.ts';
import { daysBetween, parseDate } from '../../src-shared/kernel/dates.ts';
import { toYuan } from '../../src-shared/kernel/exact.ts';
import { parseDecimal } from '../../src-shared/kernel/money.ts';
import { type CashFlow, xirr } from '../../src-shared/kernel/xirr.ts';
import type { BookExpected, BookRow, Dated, VectorCase } from './cases.ts';
import { running, skipped, vectorCases } from './index.ts';

const all = vectorCases();
const title = (c: VectorCase): string => `${c.file} ${c.index} ${c.name}`;
const day = (text: string): number => {
  const ymd = parseDate(text);
  if (ymd === null) throw new Error(`no date: ${text}`);
  return ymd;
};
const near = (value: number | null | undefined, wanted: number, tolerance: number): void => {
  expect(value).not.toBeNull();
  expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
    Math.max(tolerance * Math.max(1, Math.abs(wanted)), 1e-9),
  );
};

function cashFlows(flows: readonly Dated[]): CashFlow[] {
  const first = Math.min(...flows.map(([date]) => day(date)));
  return flows.map(([date, amount]) => ({ day: daysBetween(first, day(date)), yuan: Number(amount) }));
}

describe('xirr', () => {
  for (const c of running(all, 'xirr')) {
    it(title(c), () => {
      const found = xirr(cashFlows(c.flows)).value;
      if (c.roots === null) expect(found).toBeNull();
      else {
        const close = c.roots.some(
          (r) => Math.abs((found ?? Number.NaN) - r) <= Math.max(c.tolerance, 1e-8) * Math.max(1, Math.abs(r)),
        );
        expect(close, `${found} of ${c.roots}`).toBe(true);
      }
    });
  }
  for (const c of running(all, 'xnpv'))
    it.skip(`${title(c)} skipped: net present value is no figure of formulas.md`, () => {});
});

describe('returns and risk', () => {
  for (const c of running(all, 'linked')) it(title(c), () => near(timeWeighted(c.returns), c.total, c.tolerance));
  for (const c of running(all, 'drawdown'))
    it(title(c), () => near(maxDrawdown(c.returns).value, c.maxDrawdown, c.tolerance));
  for (const c of running(all, 'volatility')) {
    it(title(c), () => near(volatility(c.returns, c.periods).value, c.volatility, c.tolerance));
  }
  for (const c of running(all, 'sharpe')) {
    it(title(c), () => near(sharpe(c.returns, c.riskFree, c.periods).value, c.sharpe, c.tolerance));
  }
  for (const c of running(all, 'dietz')) {
    it(title(c), () => {
      const flows = c.flows.map(([date, amount]) => ({
        day: daysBetween(day(c.start), day(date)),
        yuan: Number(amount),
      }));
      const days = daysBetween(day(c.start), day(c.end));
      near(modifiedDietz(Number(c.v0), Number(c.v1), flows, days).value, c.dietz, c.tolerance);
    });
  }
  for (const c of running(all, 'twr')) {
    it(title(c), () => {
      const e4 = (text: string): number => Math.round(Number(text) * 10_000);
      const series = {
        days: [0, ...c.days.map((_, i) => i + 1)],
        assetE4: [e4(c.start), ...c.days.map((d) => e4(d.value))],
        marketValueE4: [0, ...c.days.map(() => 0)],
        flowInE4: [0, ...c.days.map((d) => e4(d.in))],
        flowOutE4: [0, ...c.days.map((d) => e4(d.out))],
      };
      const { returns } = dayReturns(series, 1, c.days.length);
      near(timeWeighted(returns), c.twr, c.tolerance);
      c.daily?.forEach((r, i) => {
        near(returns[i] ?? 0, r, c.tolerance);
      });
    });
  }
});

/** Why a book case cannot be written in the contract's decimals; null when it can. */
function tooFine(rows: readonly BookRow[]): string | null {
  if (rows.some((r) => parseDecimal(r.quantity, 2) === null)) return 'a quantity has more than 2 decimals';
  if (rows.some((r) => parseDecimal(r.amount, 4) === null || parseDecimal(r.fees, 4) === null))
    return 'an amount has more than 4 decimals';
  return null;
}

function play(rows: readonly BookRow[]): { holding: Holding; realised: { date: string; yuan: number }[] } {
  const holding = emptyHolding();
  const realised: { date: string; yuan: number }[] = [];
  for (const r of rows) {
    const amountE4 = parseDecimal(r.amount, 4) as number;
    if (r.type === 'dividend') bookDividend(holding, amountE4);
    else {
      const outcome = bookRow(holding, {
        businessType: BUSINESS_TYPES.indexOf(r.type),
        quantityE2: parseDecimal(r.quantity, 2) as number,
        amountE4,
        feesE4: parseDecimal(r.fees, 4) as number,
      });
      if (outcome.realised) realised.push({ date: r.date, yuan: toYuan(outcome.realised) });
    }
  }
  return { holding, realised };
}

function judge(rows: readonly BookRow[], e: BookExpected, tolerance: number): void {
  const { holding, realised } = play(rows);
  const shares = holding.quantityE2 / 100;
  const check = (value: number, wanted: number | undefined): void => {
    if (wanted !== undefined) expect(Math.abs(value - wanted)).toBeLessThanOrEqual(tolerance + 1e-9);
  };
  check(shares, e.quantity);
  check(toYuan(holding.cost), e.cost);
  check(toYuan(holding.cost) / shares, e.costPrice);
  check(toYuan(holding.diluted) / shares, e.dilutedPrice);
  const inPeriod = realised.filter((r) => r.date >= (e.realisedFrom ?? '') && r.date <= (e.realisedTo ?? '9'));
  check(
    inPeriod.reduce((sum, r) => sum + r.yuan, 0),
    e.realised,
  );
  if (e.price !== undefined) check(shares * e.price - toYuan(holding.cost), e.unrealised);
}

describe('cost and realised', () => {
  for (const c of running(all, 'book')) {
    const fine = tooFine(c.rows);
    if (fine !== null) it.skip(`${title(c)} skipped: ${fine}`, () => {});
    else it(title(c), () => judge(c.rows, c.expected, c.tolerance));
  }
});

describe('cases of another convention', () => {
  for (const c of skipped(all)) it.skip(`${title(c)} skipped: ${c.skip}`, () => {});
});

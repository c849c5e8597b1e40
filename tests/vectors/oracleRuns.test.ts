// The oracle's own functions on every vector that runs: whoever measures has to be measured first.
import { describe, expect, it } from 'vitest';
import { bookCashFlow, bookTrade, type Position } from '../oracle/book.ts';
import { daysBetween } from '../oracle/calendar.ts';
import { decimal, type Fraction, ONE, sum, ZERO } from '../oracle/fraction.ts';
import { drawdownOf, linked, sharpeOf, volatilityOf } from '../oracle/returns.ts';
import { modifiedDietz, xirrRoots, xnpv } from '../oracle/xirr.ts';
import type { BookRow, Dated } from './cases.ts';
import { rawCases, running, skipped, VECTOR_FILES, vectorCases } from './index.ts';

const all = vectorCases();
const exact = (x: number): Fraction => decimal(x.toFixed(18));
const flows = (list: readonly Dated[]): { date: string; amount: Fraction }[] =>
  list.map(([date, a]) => ({ date, amount: decimal(a) }));
const near = (a: number | null | undefined, b: number, tolerance: number): void => {
  expect(a).not.toBeNull();
  expect(Math.abs((a ?? NaN) - b)).toBeLessThanOrEqual(Math.max(tolerance * Math.max(1, Math.abs(b)), 1e-9));
};

describe('the table', () => {
  it('classifies every case of every file, and says why it skips', () => {
    for (const file of Object.keys(VECTOR_FILES)) {
      const seen = new Set(all.filter((c) => c.file === file).map((c) => c.index));
      expect(seen.size, file).toBe(rawCases(file).length);
    }
    for (const c of skipped(all)) expect(c.skip.length, c.name).toBeGreaterThan(9);
    expect(all.length - skipped(all).length).toBeGreaterThan(100);
  });
});

describe('xirr', () => {
  it.each(running(all, 'xirr').map((c) => [`${c.file} ${c.index} ${c.name}`, c] as const))('%s', (_, c) => {
    const found = xirrRoots(flows(c.flows));
    if (c.roots === null) expect(found).toEqual([]);
    else
      expect(
        c.roots.some((r) =>
          found.some((x) => Math.abs(x - r) <= Math.max(c.tolerance, 1e-8) * Math.max(1, Math.abs(r))),
        ),
        `${found} / ${c.roots}`,
      ).toBe(true);
  });
});

describe('returns and risk', () => {
  const cases = [
    ...running(all, 'xnpv'),
    ...running(all, 'linked'),
    ...running(all, 'twr'),
    ...running(all, 'dietz'),
    ...running(all, 'drawdown'),
    ...running(all, 'volatility'),
    ...running(all, 'sharpe'),
  ];
  it.each(cases.map((c) => [`${c.runsAs}: ${c.file} ${c.index} ${c.name}`, c] as const))('%s', (_, c) => {
    switch (c.runsAs) {
      case 'xnpv':
        return near(xnpv(flows(c.flows), c.rate), c.npv, c.tolerance / Math.abs(c.npv));
      case 'linked':
        return near(linked(c.returns.map(exact)).number(), c.total, c.tolerance);
      case 'dietz':
        return near(
          modifiedDietz(c.start, c.end, decimal(c.v0), decimal(c.v1), flows(c.flows))?.number(),
          c.dietz,
          c.tolerance,
        );
      case 'drawdown':
        return near(
          drawdownOf(
            '0',
            c.returns.map((r, k) => ({ date: String(k), ratio: exact(r) })),
          ).depth,
          c.maxDrawdown,
          c.tolerance,
        );
      case 'volatility':
        return near(volatilityOf(c.returns.map(exact), c.periods), c.volatility, c.tolerance);
      case 'sharpe':
        return near(sharpeOf(c.returns.map(exact), exact(c.riskFree), c.periods), c.sharpe, c.tolerance);
      default: {
        let before = decimal(c.start);
        const ratios: Fraction[] = [];
        for (const d of c.days) {
          const base = before.plus(decimal(d.in));
          ratios.push(base.sign() <= 0 ? ZERO : decimal(d.value).plus(decimal(d.out)).over(base).minus(ONE));
          before = decimal(d.value);
        }
        near(linked(ratios).number(), c.twr, c.tolerance);
        for (const [k, r] of (c.daily ?? []).entries()) near(ratios[k]?.number(), r, c.tolerance);
      }
    }
  });
});

function bookOf(rows: readonly BookRow[]): {
  position: Position;
  realised: { date: string; value: Fraction }[];
  holdingDays: number[];
} {
  const position: Position = {
    accountNo: '1',
    market: 'SH',
    code: '1',
    quantity: ZERO,
    cost: ZERO,
    diluted: ZERO,
    costUnknown: false,
    lots: [],
  };
  const realised: { date: string; value: Fraction }[] = [];
  const holdingDays: number[] = [];
  rows.forEach((r, k) => {
    const id = { date: r.date, accountNo: '1', market: 'SH', code: '1' };
    if (r.type === 'dividend') {
      bookCashFlow(position, { ...id, flowNo: String(k), kind: 'dividend', amount: decimal(r.amount) });
      return;
    }
    const done = bookTrade(position, {
      ...id,
      time: '',
      tradeNo: String(k),
      type: r.type,
      quantity: decimal(r.quantity),
      amount: decimal(r.amount),
      commission: decimal(r.fees),
      stampDuty: ZERO,
      transferFee: ZERO,
      otherFee: ZERO,
      channel: null,
    });
    if (done.realised) realised.push({ date: r.date, value: done.realised });
    for (const piece of done.closed) holdingDays.push(daysBetween(piece.openedOn ?? r.date, r.date));
  });
  return { position, realised, holdingDays };
}

describe('cost and realised', () => {
  it.each(running(all, 'book').map((c) => [`${c.file} ${c.index} ${c.name}`, c] as const))('%s', (_, c) => {
    const { position: p, realised, holdingDays } = bookOf(c.rows);
    const e = c.expected;
    const check = (value: Fraction, wanted: number | undefined): void => {
      if (wanted !== undefined) expect(Math.abs(value.number() - wanted)).toBeLessThanOrEqual(c.tolerance + 1e-9);
    };
    check(p.quantity, e.quantity);
    check(p.cost, e.cost);
    if (e.costPrice !== undefined) check(p.cost.over(p.quantity), e.costPrice);
    if (e.dilutedPrice !== undefined) check(p.diluted.over(p.quantity), e.dilutedPrice);
    check(
      sum(
        realised.filter((r) => r.date >= (e.realisedFrom ?? '') && r.date <= (e.realisedTo ?? '9')).map((r) => r.value),
      ),
      e.realised,
    );
    if (e.price !== undefined) check(p.quantity.times(exact(e.price)).minus(p.cost), e.unrealised);
    if (e.holdingDays !== undefined) expect(holdingDays).toEqual([e.holdingDays]);
  });
});

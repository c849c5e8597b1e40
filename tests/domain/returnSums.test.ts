// The running sums of day returns against the plain arrays they stand for: equal to the rounding on any series.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayReturns, timeWeighted } from '../../src-shared/domain/returns/dayReturns.ts';
import type { DaySeries } from '../../src-shared/domain/returns/daySeries.ts';
import { maxDrawdown } from '../../src-shared/domain/returns/drawdown.ts';
import { ReturnSums } from '../../src-shared/domain/returns/returnSums.ts';
import { RISK_FREE, sharpe, TRADING_DAYS, volatility } from '../../src-shared/domain/returns/volatility.ts';
import { addDays } from '../../src-shared/kernel/dates.ts';

const NEAR = 1e-10;
const FIRST = 20251231;
const near = (found: number, wanted: number): void =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(NEAR * Math.max(1, Math.abs(wanted)));

interface Day {
  readonly assetE4: number;
  readonly inE4: number;
  readonly outE4: number;
}

function seriesOf(days: readonly Day[]): DaySeries {
  return {
    days: days.map((_, i) => addDays(FIRST, i)),
    assetE4: days.map((day) => day.assetE4),
    marketValueE4: days.map(() => null),
    flowInE4: days.map((day) => day.inE4),
    flowOutE4: days.map((day) => day.outE4),
  };
}

function sumsOf(series: DaySeries): ReturnSums {
  const sums = new ReturnSums(series.days[0] as number);
  for (let i = 1; i < series.days.length; i++) {
    sums.push(
      series.days[i] as number,
      series.assetE4[i] as number,
      series.assetE4[i - 1] as number,
      series.flowInE4[i] as number,
      series.flowOutE4[i] as number,
    );
  }
  return sums;
}

/** Assets that drift by some per cent a day and now and then leave the account, or the range above 0, altogether. */
const flow = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 10 ** 10 }) },
);
const step = fc.record({
  move: fc.integer({ min: -2_000, max: 2_000 }),
  inE4: flow,
  outE4: flow,
  odd: fc.oneof(
    { weight: 18, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -(10 ** 9), max: -1 }) },
  ),
});
const wandering = fc
  .tuple(fc.integer({ min: 10 ** 6, max: 10 ** 12 }), fc.array(step, { maxLength: 300, size: 'max' }))
  .map(([opening, steps]) => {
    const days: Day[] = [{ assetE4: opening, inE4: 0, outE4: 0 }];
    let last = opening;
    for (const { move, inE4, outE4, odd } of steps) {
      // After a day without anything the assets start again from the opening value.
      const base = last > 0 ? last : opening;
      const grown = Math.round((base * (10_000 + move)) / 10_000);
      last = odd ?? Math.max(1, grown + inE4 - Math.min(outE4, grown - 1));
      days.push({ assetE4: last, inE4, outE4: Math.min(outE4, Math.max(0, grown - 1)) });
    }
    return seriesOf(days);
  });
/** Anything at all, in small numbers: zeros, signs and equal days meet often. */
const small = fc.integer({ min: -2, max: 4 });
const anything = fc
  .array(fc.record({ assetE4: small, inE4: fc.nat(2), outE4: fc.nat(2) }), { minLength: 1, maxLength: 12 })
  .map(seriesOf);
const series = fc.oneof(wandering, anything);

describe('sums of day returns', () => {
  it('count, skip and link as the list of returns does', () => {
    fc.assert(
      fc.property(series, (days) => {
        const { returns, skipped } = dayReturns(days, 1, days.days.length - 1);
        const sums = sumsOf(days);
        expect(sums.days).toBe(returns.length);
        expect(sums.skipped).toBe(skipped);
        expect(sums.counted).toBe(returns.filter((r) => r !== null).length);
        near(sums.index - 1, timeWeighted(returns));
      }),
    );
  });

  it('give each return as it is pushed, null for a skipped day', () => {
    fc.assert(
      fc.property(series, (days) => {
        const { returns } = dayReturns(days, 1, days.days.length - 1);
        const sums = new ReturnSums(FIRST);
        const found = returns.map((_, i) =>
          sums.push(
            days.days[i + 1] as number,
            days.assetE4[i + 1] as number,
            days.assetE4[i] as number,
            days.flowInE4[i + 1] as number,
            days.flowOutE4[i + 1] as number,
          ),
        );
        expect(found).toEqual(returns);
      }),
    );
  });

  it('spread as the two-pass volatility does', () => {
    fc.assert(
      fc.property(series, (days) => {
        const { returns } = dayReturns(days, 1, days.days.length - 1);
        const { counted, squares } = sumsOf(days);
        const wanted = volatility(returns);
        if (wanted.value === null) expect(counted).toBeLessThan(2);
        else near(Math.sqrt((squares / (counted - 1)) * TRADING_DAYS), wanted.value);
      }),
    );
  });

  it('make the same Sharpe ratio, and know a spread that is none', () => {
    fc.assert(
      fc.property(series, (days) => {
        const { returns } = dayReturns(days, 1, days.days.length - 1);
        const { counted, squares, mean } = sumsOf(days);
        const wanted = sharpe(returns);
        if (wanted.reason === 'too_few') return;
        const spread = Math.sqrt((squares / (counted - 1)) * TRADING_DAYS);
        if (wanted.value === null) expect(spread).toBeLessThan(1e-12);
        // What stands near the rounding of the returns divides by noise, in either way of adding up.
        else if (spread > 1e-6) near((mean * TRADING_DAYS - RISK_FREE) / spread, wanted.value);
      }),
    );
  });

  it('fall as deep, between the same days', () => {
    fc.assert(
      fc.property(series, (days) => {
        const { returns } = dayReturns(days, 1, days.days.length - 1);
        const { fall, peakOn, troughOn } = sumsOf(days);
        const wanted = maxDrawdown(returns);
        near(fall, wanted.value);
        expect([peakOn, troughOn]).toEqual([days.days[wanted.peak], days.days[wanted.trough]]);
      }),
    );
  });

  it('stand at 1 before the first day', () => {
    const sums = new ReturnSums(FIRST);
    expect([sums.index, sums.counted, sums.fall, sums.peakOn, sums.troughOn]).toEqual([1, 0, 0, FIRST, FIRST]);
  });

  it('keep no spread from equal returns, however many', () => {
    const sums = new ReturnSums(FIRST);
    // A quotient of whole numbers rounds the same way whatever the amounts.
    for (let i = 1; i <= 2_500; i++) sums.push(addDays(FIRST, i), 11 * i, 10 * i, 0, 0);
    expect([sums.counted, sums.squares]).toEqual([2_500, 0]);
  });
});

describe('equal highs and falls', () => {
  it('are named by their first day, though the product of returns rounds differently', () => {
    // 1000 → 1007 → 930 → 1007 → 930: exactly equal highs and falls, whatever the doubles say.
    for (const assets of [
      [1000, 1007, 930, 1007, 930],
      [1000, 997, 1003.3, 911.7, 1003.3, 911.7, 1000, 911.7],
      // Falls that leave next to nothing differ all the same.
      [1_000_000_000, 0.02, 0.01, 0.03],
    ]) {
      const sums = new ReturnSums(FIRST);
      for (let i = 1; i < assets.length; i++) {
        sums.push(addDays(FIRST, i), Math.round(assets[i] * 10_000), Math.round(assets[i - 1] * 10_000), 0, 0);
      }
      const high = Math.max(...assets);
      const low = Math.min(...assets);
      expect([sums.peakOn, sums.troughOn]).toEqual([
        addDays(FIRST, assets.indexOf(high)),
        addDays(FIRST, assets.indexOf(low)),
      ]);
    }
  });
});

// Round trips as a distribution, and the period with half the turnover: by hand, and against each other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Trip, tripRatio, tripResults } from '../../../src-shared/domain/behaviour/tripResults.ts';
import { halfTurnover } from '../../../src-shared/domain/turnover/halfTurnover.ts';
import { add, bigE11, exact, sign, subtract, toYuan, ZERO } from '../../../src-shared/kernel/exact.ts';
import { moneyText } from '../../../src-shared/kernel/money.ts';

const yuan = (v: number): number => v * 10_000;
const trip = (amount: number, fees: number, realised: number): Trip => ({
  row: { amountE4: yuan(amount), feesE4: yuan(fees) },
  realised: exact(yuan(realised)),
});

describe('round trips', () => {
  it('in per cent of the cost that was given up', () => {
    // Received 1,095 of which 95 are profit: cost 1,000.
    expect(tripRatio(trip(1100, 5, 95))).toBeCloseTo(0.095, 12);
    expect(tripRatio(trip(905, 5, -100))).toBeCloseTo(-0.1, 12);
  });
  it('what cost nothing has no ratio', () => {
    expect(tripRatio(trip(100, 0, 100))).toBeNull();
    expect(tripResults([trip(100, 0, 100)])).toMatchObject({ n: 1, wins: 1, ratio: null, withoutCost: 1 });
  });
  it('means of gains and losses, and those of exactly 0 apart', () => {
    const found = tripResults([trip(1300, 0, 300), trip(1100, 0, 100), trip(950, 0, -50), trip(1000, 0, 0)]);
    expect(found).toMatchObject({ n: 4, wins: 2, losses: 1, flat: 1, withoutCost: 0 });
    expect(moneyText(found.meanGain ?? ZERO)).toBe('200.00');
    expect(moneyText(found.meanLoss ?? ZERO)).toBe('-50.00');
    expect(found.yuan?.zero).toBe(1);
  });
  it('without a gain there is no mean of gains', () => {
    expect(tripResults([trip(900, 0, -100)])).toMatchObject({ meanGain: null, wins: 0 });
    expect(tripResults([])).toMatchObject({ n: 0, meanLoss: null, yuan: null, ratio: null });
  });
  it('the bins of both pictures hold the wins and the losses', () => {
    const trips = fc.array(
      fc.record({ amountE4: fc.integer({ min: 1, max: 1e11 }), realisedE4: fc.integer({ min: -1e10, max: 1e10 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(trips, (rows) => {
        const all = rows.map(
          ({ amountE4, realisedE4 }): Trip => ({ row: { amountE4, feesE4: 0 }, realised: exact(realisedE4) }),
        );
        const found = tripResults(all);
        const bins = found.yuan?.bins ?? [];
        const sum = (side: typeof bins): number => side.reduce((n, { count }) => n + count, 0);
        expect(sum(bins.filter(({ to }) => to !== null && to <= 0))).toBe(found.losses);
        expect(sum(bins.filter(({ from }) => from !== null && from >= 0))).toBe(found.wins);
        expect(found.wins + found.losses + found.flat).toBe(found.n);
        const counted = (found.ratio?.bins ?? []).reduce((n, { count }) => n + count, 0) + (found.ratio?.zero ?? 0);
        if (found.ratio !== null) expect(counted).toBe(found.n - found.withoutCost);
      }),
    );
  });
});

describe('half the turnover', () => {
  const period = {
    volumeE4: yuan(2_000_000),
    orderFeesE4: yuan(1_600),
    otherFeesE4: yuan(20),
    meanAssetE4: yuan(400_000),
    pnl: exact(yuan(-5_000)),
  };
  it('halves the fees of orders and nothing else', () => {
    const half = halfTurnover(period);
    expect(half).not.toBeNull();
    if (half === null) return;
    expect(moneyText(half.volume)).toBe('1000000.00');
    expect(half.rate).toBeCloseTo(0.0008, 12);
    expect(moneyText(half.fees)).toBe('1620.00');
    expect(moneyText(half.feesHalf)).toBe('820.00');
    expect(moneyText(half.saved)).toBe('800.00');
    expect(half.savedShare).toEqual({ value: 0.002, reason: null });
    expect(half.pnlHalf === null ? null : moneyText(half.pnlHalf)).toBe('-4200.00');
  });
  it('rounds the half to the cent, so that what is shown adds up', () => {
    const half = halfTurnover({ ...period, orderFeesE4: 1085_1700, otherFeesE4: 3_7500 });
    expect(half === null ? [] : [half.fees, half.feesHalf, half.saved].map(moneyText)).toEqual([
      '1088.92',
      '546.33',
      '542.59',
    ]);
  });
  it('has no result where the period has none, no share of a base that is too small, nothing without orders', () => {
    expect(halfTurnover({ ...period, pnl: null })?.pnlHalf).toBeNull();
    expect(halfTurnover({ ...period, meanAssetE4: yuan(999) })?.savedShare).toEqual({
      value: null,
      reason: 'base_too_small',
    });
    expect(halfTurnover({ ...period, meanAssetE4: null })?.savedShare.reason).toBe('no_asset_row');
    expect(halfTurnover({ ...period, volumeE4: 0 })).toBeNull();
  });
  it('fees and result always differ by the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e13 }),
        fc.nat(1e10),
        fc.nat(1e10),
        fc.integer({ min: -1e12, max: 1e12 }),
        (volumeE4, orderFeesE4, otherFeesE4, pnlE4) => {
          const pnl = exact(pnlE4);
          const half = halfTurnover({ volumeE4, orderFeesE4, otherFeesE4, meanAssetE4: 1e8, pnl });
          if (half === null || half.pnlHalf === null) throw new Error('there is a volume and a result');
          expect(bigE11(add(half.feesHalf, half.saved))).toBe(bigE11(half.fees));
          expect(bigE11(subtract(half.pnlHalf, pnl))).toBe(bigE11(half.saved));
          expect(sign(half.saved)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(toYuan(half.saved) - orderFeesE4 / 20_000)).toBeLessThanOrEqual(0.005 + 1e-6);
          expect(half.saved.e4 % 100).toBe(0);
        },
      ),
    );
  });
});

// Day returns of holdings, the days common to them, beta, contribution to risk, and what a fall of the index would do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualSharpe, annualSpread } from '../../../src-shared/domain/risk/annualSpread.ts';
import { beta, LEAST_DAYS } from '../../../src-shared/domain/risk/beta.ts';
import { commonDays } from '../../../src-shared/domain/risk/commonDays.ts';
import { countMoves, dayMoves } from '../../../src-shared/domain/risk/dayMoves.ts';
import { indexPairs } from '../../../src-shared/domain/risk/indexPairs.ts';
import { shockYuan } from '../../../src-shared/domain/risk/indexShock.ts';
import { PairSums } from '../../../src-shared/domain/risk/pairSums.ts';
import { holdingsRisk, type RiskInput } from '../../../src-shared/domain/risk/portfolio.ts';
import { riskContributions } from '../../../src-shared/domain/risk/riskContribution.ts';

const NaNs = Number.NaN;
const pairsOf = (list: readonly (readonly [number, number])[]): PairSums => {
  const pairs = new PairSums();
  for (const [x, y] of list) pairs.push(x, y);
  return pairs;
};
const repeated = (values: readonly number[], times: number): Float64Array =>
  Float64Array.from({ length: values.length * times }, (_, i) => values[i % values.length] as number);

describe('day returns of a security', () => {
  const window = [20260105, 20260106, 20260107, 20260108];
  it('go by prev_close where it is delivered, so that a split is no loss', () => {
    const moves = dayMoves(
      [
        { date: 20260105, closeE4: 100_000, prevCloseE4: 80_000 },
        { date: 20260106, closeE4: 55_000, prevCloseE4: 50_000 },
      ],
      window,
    );
    expect([...moves]).toEqual([0.25, expect.closeTo(0.1, 12), NaNs, NaNs]);
  });
  it('go by the close before without it, over days without a price', () => {
    const moves = dayMoves(
      [
        { date: 20260102, closeE4: 100_000, prevCloseE4: null },
        { date: 20260105, closeE4: 110_000, prevCloseE4: null },
        { date: 20260108, closeE4: 99_000, prevCloseE4: 0 },
      ],
      window,
    );
    expect([...moves]).toEqual([expect.closeTo(0.1, 12), NaNs, NaNs, expect.closeTo(-0.1, 12)]);
    expect(countMoves(moves)).toBe(2);
  });
  it('have none on the first row without a prev_close, nor on a row without a close', () => {
    const moves = dayMoves(
      [
        { date: 20260105, closeE4: 100_000, prevCloseE4: null },
        { date: 20260106, closeE4: null, prevCloseE4: 100_000 },
        { date: 20260107, closeE4: 120_000, prevCloseE4: null },
      ],
      window,
    );
    expect([...moves]).toEqual([NaNs, NaNs, expect.closeTo(0.2, 12), NaNs]);
  });
});

describe('a client beside an index', () => {
  const series = {
    days: [20260105, 20260106, 20260107, 20260108],
    assetE4: [100, 110, 121, 60],
    marketValueE4: [0, 0, 0, 0],
    flowInE4: [0, 0, 0, 0],
    flowOutE4: [0, 0, 0, 61],
  };
  it('takes both returns of the same day and counts the days that the index lacks', () => {
    const closes = new Map([
      [20260105, 1000],
      [20260106, 1020],
      [20260108, 1030],
    ]);
    const { sums, leftOut } = indexPairs(series, 1, 3, closes);
    expect(sums).toMatchObject({ n: 1, meanX: expect.closeTo(0.02, 12), meanY: expect.closeTo(0.1, 12) });
    expect(leftOut).toBe(2);
  });
  it('leaves a day that the returns skip out of both', () => {
    const closes = new Map(series.days.map((day, i) => [day, 1000 + i]));
    const { sums, leftOut } = indexPairs({ ...series, assetE4: [0, 110, 121, 60] }, 1, 3, closes);
    expect([sums.n, leftOut]).toEqual([2, 0]);
  });
  it('has nothing without days', () => {
    expect(indexPairs(series, 1, 0, new Map()).sums.n).toBe(0);
  });
});

describe('sums, spread and beta', () => {
  it('by hand: x 1, 2, 3 and y 2, 4, 9', () => {
    const pairs = pairsOf([
      [1, 2],
      [2, 4],
      [3, 9],
    ]);
    // Deviations −1, 0, 1 and −3, −1, 4.
    expect(pairs).toMatchObject({ n: 3, meanX: 2, meanY: 5 });
    expect(pairs.squaresX).toBeCloseTo(2, 12);
    expect(pairs.squaresY).toBeCloseTo(26, 12);
    expect(pairs.products).toBeCloseTo(7, 12);
  });
  it('volatility and Sharpe', () => {
    expect(annualSpread(0.0002, 2).value).toBeCloseTo(Math.sqrt(0.0002 * 250), 12);
    expect(annualSpread(0, 1)).toEqual({ value: null, reason: 'too_few' });
    expect(annualSharpe(0.001, 0.0002, 2, 0.05).value).toBeCloseTo((0.25 - 0.05) / Math.sqrt(0.05), 12);
    expect(annualSharpe(0.001, 0, 5, 0.05)).toEqual({ value: null, reason: 'zero_volatility' });
  });
  it('beta needs 60 pairs and an index that moves', () => {
    const sixty = Array.from({ length: LEAST_DAYS }, (_, i) => [i % 2 ? 0.01 : -0.01, i % 2 ? 0.02 : -0.02] as const);
    expect(beta(pairsOf(sixty)).value).toBeCloseTo(2, 12);
    expect(beta(pairsOf(sixty.slice(1)))).toEqual({ value: null, reason: 'too_few' });
    expect(beta(pairsOf(sixty.map(([, y]) => [0, y])))).toEqual({ value: null, reason: 'zero_volatility' });
  });
  it('Welford agrees with the plain sums', () => {
    const returns = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(returns, returns), { minLength: 1, maxLength: 80 }), (list) => {
        const pairs = pairsOf(list);
        const mx = list.reduce((sum, [x]) => sum + x, 0) / list.length;
        const my = list.reduce((sum, [, y]) => sum + y, 0) / list.length;
        expect(pairs.products).toBeCloseTo(
          list.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0),
          10,
        );
        expect(pairs.squaresX).toBeCloseTo(
          list.reduce((sum, [x]) => sum + (x - mx) ** 2, 0),
          10,
        );
      }),
    );
  });
});

describe('common days', () => {
  it('are those on which every one taken has a return', () => {
    const a = Float64Array.from([1, NaNs, 1, 1]);
    const b = Float64Array.from([1, 1, 1, NaNs]);
    expect(commonDays([a, b], 2)).toEqual({ taken: [0, 1], days: [0, 2] });
  });
  it('leave out who has too few, then who has the fewest', () => {
    const long = Float64Array.from([1, 1, 1, 1, NaNs]);
    const late = Float64Array.from([NaNs, NaNs, 1, 1, 1]);
    const few = Float64Array.from([1, NaNs, NaNs, NaNs, NaNs]);
    expect(commonDays([long, late, few], 3)).toEqual({ taken: [0], days: [0, 1, 2, 3] });
  });
  it('of equals the last goes, and nothing may be left', () => {
    const a = Float64Array.from([1, 1, NaNs]);
    const b = Float64Array.from([NaNs, 1, 1]);
    expect(commonDays([a, b], 2)).toEqual({ taken: [0], days: [0, 1] });
    expect(commonDays([Float64Array.from([NaNs])], 1)).toEqual({ taken: [], days: [] });
    expect(commonDays([], 1)).toEqual({ taken: [], days: [] });
  });
});

describe('contribution to risk', () => {
  it('by hand: two holdings of 3 to 1, one still', () => {
    const risky = Float64Array.from([0.02, -0.02, 0.02, -0.02]);
    const still = Float64Array.from([0, 0, 0, 0]);
    const risk = riskContributions([75, 25], [risky, still], [0, 1, 2, 3]).value;
    // r_p = ±0.015: variance 4·0.015²/3, cov with the risky one 4·0.015·0.02/3.
    expect(risk?.variance).toBeCloseTo(0.0003, 12);
    expect(risk?.parts[0]).toMatchObject({ weight: 0.75, share: expect.closeTo(1, 12) });
    expect(risk?.parts[0]?.covariance).toBeCloseTo(0.0004, 12);
    expect(risk?.parts[1]?.share).toBeCloseTo(0, 12);
  });
  it('a holding that moves against the rest has a negative one', () => {
    const up = Float64Array.from([0.02, -0.02, 0.02, -0.02]);
    const against = Float64Array.from([-0.01, 0.01, -0.01, 0.01]);
    const risk = riskContributions([50, 50], [up, against], [0, 1, 2, 3]).value;
    // r_p = ±0.005: shares 0.5·0.02/0.005 = 2 and −0.5·0.01/0.005 = −1.
    expect(risk?.parts.map(({ share }) => Math.round(share * 1e9) / 1e9)).toEqual([2, -1]);
  });
  it('has none where the portfolio stands still', () => {
    const still = Float64Array.from([0.01, 0.01]);
    expect(riskContributions([1], [still], [0, 1]).reason).toBe('zero_volatility');
    expect(riskContributions([0], [still], [0, 1]).reason).toBe('no_market_value');
    expect(riskContributions([], [], []).reason).toBe('too_few');
  });
});

describe('a fall of the index', () => {
  it('is value × beta × shock in whole yuan, and takes no more than the value', () => {
    expect(shockYuan(10_000, 1.25, -0.1)).toBe(-1250);
    expect(shockYuan(10_000, 0.00014, -0.1)).toBe(0);
    expect(Object.is(shockYuan(10_000, 0.00001, -0.1), -0)).toBe(false);
    expect(shockYuan(10_000, -0.5, -0.1)).toBe(500);
    expect(shockYuan(10_000, 4, -0.3)).toBe(-10_000);
    expect(shockYuan(25, 1, -0.1)).toBe(-3);
  });
});

const index = repeated([0.01, -0.02, 0.005], 30);
const input = (yuan: number | null, moves: Float64Array, isCashLike = false): RiskInput => ({
  yuan,
  moves,
  isCashLike,
});

describe('the holdings together', () => {
  it('measure what can be measured and name why the rest is apart', () => {
    const young = index.map((x, i) => (i < 40 ? NaNs : x));
    const risk = holdingsRisk(
      [
        input(
          6000,
          index.map((x) => 1.5 * x),
        ),
        input(
          3000,
          index.map((x) => 0.5 * x),
        ),
        input(800, young),
        input(200, new Float64Array(0), true),
        input(null, index),
      ],
      index,
    );
    expect(risk.holdings.map(({ beta: own }) => own.reason)).toEqual([null, null, 'too_few', 'cash_like', 'no_price']);
    expect(risk.holdings.map(({ contribution }) => contribution.reason)).toEqual([
      null,
      null,
      'too_few',
      'cash_like',
      'no_price',
    ]);
    expect(risk.holdings[2]?.betaDays).toBe(50);
    // (6000·1.5 + 3000·0.5) / 9000
    expect(risk.beta.value).toBeCloseTo(10_500 / 9000, 9);
    expect(risk.totals).toEqual([-1050, -2100, -3150]);
    expect([risk.taken, risk.takenYuan, risk.betaYuan]).toEqual([2, 9000, 9000]);
  });
  it('have contributions without the index, and no beta', () => {
    const risk = holdingsRisk([input(100, index)], null);
    expect(risk.holdings[0]?.contribution.value?.share).toBeCloseTo(1, 12);
    expect(risk.holdings[0]?.beta.reason).toBe('no_benchmark');
    expect([risk.beta.reason, risk.totals]).toEqual(['no_benchmark', null]);
  });
  it('nothing held', () => {
    const risk = holdingsRisk([], index);
    expect([risk.volatility.reason, risk.beta.reason, risk.totals, risk.taken]).toEqual([
      'too_few',
      'no_market_value',
      null,
      0,
    ]);
  });
  it('contributions sum to 1 over those taken, and totals are the sums of the rows', () => {
    const move = fc.oneof({ weight: 9, arbitrary: fc.double({ min: -0.1, max: 0.1, noNaN: true }) }, fc.constant(NaNs));
    const holding = fc.record({
      yuan: fc.oneof(fc.integer({ min: 1, max: 10 ** 8 }), fc.constant(null)),
      isCashLike: fc.boolean(),
      moves: fc.array(move, { minLength: 90, maxLength: 90 }).map((list) => Float64Array.from(list)),
    });
    fc.assert(
      fc.property(fc.array(holding, { maxLength: 6 }), (inputs) => {
        const risk = holdingsRisk(inputs, index);
        const shares = risk.holdings.flatMap(({ contribution }) => contribution.value?.share ?? []);
        if (shares.length > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(shares.length).toBe(risk.volatility.value === null ? 0 : risk.taken);
        if (risk.taken > 0) expect(risk.days.length).toBeGreaterThanOrEqual(LEAST_DAYS);
        const rows = risk.holdings.flatMap(({ shockYuan: row }) => (row === null ? [] : [row]));
        if (risk.totals === null) expect(rows).toEqual([]);
        else {
          expect(risk.totals).toEqual([0, 1, 2].map((s) => rows.reduce((sum, row) => sum + (row[s] as number), 0)));
        }
        risk.holdings.forEach((one, i) => {
          expect(one.shockYuan === null).toBe(one.beta.value === null);
          for (const loss of one.shockYuan ?? []) expect(loss).toBeGreaterThanOrEqual(-(inputs[i]?.yuan ?? 0));
        });
      }),
      { numRuns: 60 },
    );
  });
});

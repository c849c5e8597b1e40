// Drawdown curve and episodes: by hand on short indices, and against the sums of the report on any.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDrawdown } from '../../../src-shared/domain/returns/drawdown.ts';
import { ReturnSums } from '../../../src-shared/domain/returns/returnSums.ts';
import { deepest, drawdownEpisodes } from '../../../src-shared/domain/risk/drawdownEpisodes.ts';
import { endsOfFalls, fallsOf, underWater } from '../../../src-shared/domain/risk/underWater.ts';

const near = (found: readonly (number | null)[], wanted: readonly (number | null)[]): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) => {
    const want = wanted[i] ?? null;
    if (want === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(want, 12);
  });
};

describe('the drawdown curve', () => {
  it('falls below the high so far; the start is a high', () => {
    // Index 1, 0.9, 0.99, 1.089, 1.089, 0.5445
    near(underWater([-0.1, 0.1, 0.1, null, -0.5]), [0, -0.1, -0.01, 0, 0, -0.5]);
  });
  it('has the start alone without returns', () => {
    expect(underWater([])).toEqual([0]);
  });
  it('of levels with gaps changes nothing at a gap', () => {
    near(fallsOf([100, null, 80, 120, 90]), [0, null, -0.2, 0, -0.25]);
    expect(fallsOf([null, null])).toEqual([null, null]);
    expect(endsOfFalls([0, null, -0.2, -0.1, null])).toEqual({ deepest: -0.2, last: -0.1 });
    expect(endsOfFalls([null])).toBeNull();
  });
});

describe('drawdown episodes', () => {
  it('one that came back and one that is open', () => {
    // Index 1, 1.2, 1.2, 0.9, 1.08, 1.296, 1.1664
    const episodes = drawdownEpisodes([0.2, 0, -0.25, 0.2, 0.2, -0.1]);
    expect(episodes).toHaveLength(2);
    expect(episodes[0]).toMatchObject({ peak: 1, trough: 3, recovered: 5, daysDown: 1, daysToRecover: 2 });
    expect(episodes[0]?.depth).toBeCloseTo(-0.25, 12);
    expect(episodes[1]).toMatchObject({ peak: 5, trough: 6, recovered: null, daysDown: 1, daysToRecover: null });
    expect(episodes[1]?.depth).toBeCloseTo(-0.1, 12);
  });
  it('a fall from the start has its peak at the start', () => {
    expect(drawdownEpisodes([-0.5, 1])).toEqual([
      { peak: 0, trough: 1, recovered: 2, depth: -0.5, daysDown: 1, daysToRecover: 1 },
    ]);
  });
  it('of equally deep days the first is the trough', () => {
    expect(drawdownEpisodes([-0.5, 0])[0]).toMatchObject({ trough: 1, recovered: null });
  });
  it('back at the high to the rounding is back', () => {
    const [one, ...rest] = drawdownEpisodes([0.1, -0.3, 1 / 0.7 - 1]);
    expect(one?.recovered).toBe(3);
    expect(rest).toEqual([]);
  });
  it('skipped days are days of it', () => {
    expect(drawdownEpisodes([-0.2, null, null, 0.5])[0]).toMatchObject({ trough: 1, recovered: 4, daysToRecover: 3 });
  });
  it('never below the high: none', () => {
    expect(drawdownEpisodes([0.1, 0, null, 0.1])).toEqual([]);
    expect(drawdownEpisodes([])).toEqual([]);
  });
  it('those deeper than 1 %, deepest first', () => {
    // 1 % exactly is not deeper than 1 %.
    const shown = deepest(drawdownEpisodes([-0.02, 0.5, -0.005, 0.5, -0.3, 1]));
    expect(shown.map(({ depth }) => Math.round(depth * 1000))).toEqual([-300, -20]);
    expect(deepest([{ peak: 0, trough: 1, recovered: null, depth: -0.01, daysDown: 1, daysToRecover: null }])).toEqual(
      [],
    );
  });
});

const days = fc.array(fc.oneof(fc.double({ min: -0.2, max: 0.25, noNaN: true }), fc.constant(0), fc.constant(null)), {
  maxLength: 120,
});

describe('whatever the returns', () => {
  it('episodes follow each other, the deepest is the drawdown of the report, and only the last may be open', () => {
    fc.assert(
      fc.property(days, (returns) => {
        const episodes = drawdownEpisodes(returns);
        const falls = underWater(returns);
        episodes.forEach((episode, i) => {
          const next = episodes[i + 1];
          expect(episode.depth).toBeLessThan(0);
          expect(episode.peak).toBeLessThan(episode.trough);
          // Highs that differ by less than 1e-12 of them are one high for an episode, and not for the curve.
          expect(Math.abs((falls[episode.trough] as number) - episode.depth)).toBeLessThan(1e-11);
          expect(episode.daysDown).toBeGreaterThan(0);
          if (next !== undefined) {
            expect(episode.recovered).not.toBeNull();
            expect(next.trough).toBeGreaterThan(episode.recovered ?? 0);
          }
        });
        const worst = maxDrawdown(returns);
        const [deepestOne] = [...episodes].sort((a, b) => a.depth - b.depth);
        if (worst.value < -1e-9) {
          expect(Math.abs((deepestOne?.depth ?? 0) - worst.value)).toBeLessThan(1e-11);
          expect(deepestOne?.trough).toBe(worst.trough);
          expect(deepestOne?.peak).toBe(worst.peak);
        }
      }),
    );
  });
  it('days under water are the days since the last day at the high', () => {
    fc.assert(
      fc.property(days, (returns) => {
        const sums = new ReturnSums(20260101);
        returns.forEach((r, i) => {
          // 10,000 yuan before, no flow: the return is r; a denominator of 0 is a skipped day.
          const before = r === null ? 0 : 100_000_000;
          sums.push(20260102 + i, Math.round(before * (1 + (r ?? 0))), before, 0, 0);
        });
        const rounded = returns.map((r) => (r === null ? null : Math.round(100_000_000 * (1 + r)) / 100_000_000 - 1));
        const falls = underWater(rounded);
        const lastHigh = falls.findLastIndex((fall) => fall >= -1e-12);
        expect(sums.underWater).toBe(falls.length - 1 - lastHigh);
      }),
    );
  });
});

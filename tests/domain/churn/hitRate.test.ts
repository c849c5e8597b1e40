// Precision and recall by hand, their missing, the days that are walked through, and who has left.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitRate, ScoreTally, walkPlaces } from '../../../src-shared/domain/churn/hitRate.ts';
import { hasLeft } from '../../../src-shared/domain/churn/outcome.ts';
import { addDays } from '../../../src-shared/kernel/dates.ts';
import { FIRST, YUAN } from './fixtures.ts';

const COUNTS = [
  { score: 0, left: 5, stayed: 900 },
  { score: 20, left: 4, stayed: 60 },
  { score: 30, left: 6, stayed: 20 },
  { score: 65, left: 7, stayed: 7 },
];

describe('hitRate', () => {
  it('counts from the threshold on', () => {
    expect(hitRate(COUNTS, 30, 10)).toEqual({ tp: 13, fp: 27, fn: 9, tn: 960, precision: 13 / 40, recall: 13 / 22 });
    expect(hitRate(COUNTS, 31, 10)).toMatchObject({ tp: 7, fp: 7, fn: 15, tn: 980 });
  });
  it('says nothing of too few', () => {
    expect(hitRate(COUNTS, 65, 15)).toMatchObject({ precision: null, recall: 7 / 22 });
    expect(hitRate(COUNTS, 65, 14)).toMatchObject({ precision: 0.5 });
    expect(hitRate(COUNTS, 30, 23)).toMatchObject({ precision: 13 / 40, recall: null });
    expect(hitRate([], 30, 1)).toEqual({ tp: 0, fp: 0, fn: 0, tn: 0, precision: null, recall: null });
  });
  it('every case is in one of the four, whatever the threshold; a higher one warns of no more', () => {
    const cases = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 21 }), (all, from) => {
        const tally = new ScoreTally();
        for (const [score, left] of all) tally.add(score, left);
        const { tp, fp, fn, tn } = hitRate(tally.all(), from, 1);
        expect([tp, fp, fn, tn]).toEqual([
          all.filter(([score, left]) => score >= from && left).length,
          all.filter(([score, left]) => score >= from && !left).length,
          all.filter(([score, left]) => score < from && left).length,
          all.filter(([score, left]) => score < from && !left).length,
        ]);
        const next = hitRate(tally.all(), from + 1, 1);
        expect(next.tp + next.fp).toBeLessThanOrEqual(tp + fp);
      }),
    );
  });
});

describe('walkPlaces', () => {
  it('takes the last asset day of a month that is over, with 20 days after it', () => {
    const days = Array.from({ length: 120 }, (_, i) => addDays(FIRST, i));
    // 31 Jan, 28 Feb, 31 Mar; 30 Apr is the last day of all.
    expect(walkPlaces(days)).toEqual([30, 58, 89]);
    expect(walkPlaces(days.slice(0, 110))).toEqual([30, 58, 89]);
    expect(walkPlaces(days.slice(0, 109))).toEqual([30, 58]);
    expect(walkPlaces([])).toEqual([]);
  });
  it('goes back two years at most', () => {
    const days = Array.from({ length: 1500 }, (_, i) => addDays(FIRST, i));
    expect(walkPlaces(days)).toHaveLength(24);
  });
});

describe('hasLeft', () => {
  const after = { assetE4: 100_000 * YUAN, isClosed: false, isEmptied: false, net: { e4: 0, e11: 0 } };
  const out = (yuan: number) => ({ e4: -Math.round(yuan * YUAN), e11: 0 });
  it.each([
    [{}, false],
    [{ net: out(49_999.99) }, false],
    [{ net: out(50_000) }, true],
    [{ net: out(-80_000) }, false],
    [{ isClosed: true }, true],
    [{ isEmptied: true }, true],
    [{ net: null }, null],
    [{ net: null, isClosed: true }, true],
  ])('%j', (part, left) => {
    expect(hasLeft({ ...after, ...part }, 0.5)).toBe(left);
  });
});

// A client's place among others: by hand, and against the plain way of counting.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, standing } from '../../../src-shared/domain/behaviour/standing.ts';

const of = (own: number, ...group: number[]) => standing(own, ascending(Float64Array.from(group)));

describe('standing', () => {
  it('counts those strictly below, himself among the n', () => {
    expect(of(3, 1, 2, 3, 4)).toEqual({ n: 4, below: 2, median: 2.5 });
    expect(of(9, 9, 1, 5)).toEqual({ n: 3, below: 2, median: 5 });
  });
  it('equal clients are not below each other', () => {
    expect(of(0, 0, 0, 0, 0, 5)).toEqual({ n: 5, below: 0, median: 0 });
  });
  it('a client without a value has no place; clients without one are not of the n', () => {
    expect(of(Number.NaN, Number.NaN, 1, 2)).toEqual({ n: 2, below: null, median: 1.5 });
    expect(of(Number.NaN, Number.NaN)).toEqual({ n: 0, below: null, median: null });
  });
  it('negative values are in order of size', () => {
    expect(of(-2, -10, -2, 3, -100)).toEqual({ n: 4, below: 2, median: -6 });
  });
  it('agrees with a plain count', () => {
    // As large as a figure may be: the mean of two of them is a number.
    const size = { min: -1e15, max: 1e15 };
    const value = fc.oneof(fc.double({ ...size, noNaN: true }), fc.constant(Number.NaN), fc.nat(5));
    fc.assert(
      fc.property(value, fc.array(value, { maxLength: 50 }), (own, others) => {
        const group = [own, ...others];
        const present = group.filter((v) => !Number.isNaN(v));
        const { n, below, median } = standing(own, ascending(Float64Array.from(group)));
        expect(n).toBe(present.length);
        expect(below).toBe(Number.isNaN(own) ? null : present.filter((v) => v < own).length);
        if (median === null) expect(n).toBe(0);
        else {
          expect(present.filter((v) => v < median).length).toBeLessThanOrEqual(n / 2);
          expect(present.filter((v) => v > median).length).toBeLessThanOrEqual(n / 2);
        }
      }),
    );
  });
});

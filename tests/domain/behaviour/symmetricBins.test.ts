// The histogram about zero: by hand, and what must hold of any values.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSED_BINS, niceStep, symmetricBins } from '../../../src-shared/domain/behaviour/symmetricBins.ts';

const counts = (values: readonly number[]): number[] => symmetricBins(values)?.bins.map(({ count }) => count) ?? [];

describe('the width', () => {
  it.each([
    [1, 1],
    [1.0001, 2],
    [2, 2],
    [2.1, 3],
    [3.1, 5],
    [5.1, 10],
    [0.02, 0.02],
    [0.021, 0.03],
    [999, 1000],
  ])('the step from %s is %s', (value, step) => {
    expect(niceStep(value)).toBe(step);
  });
});

describe('bins about zero', () => {
  it('the 90th percentile decides the width, and empty ends are left away', () => {
    // Of eleven magnitudes the tenth: 10.5, a fifth 2.1, the next step 3.
    const found = symmetricBins([-10.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11]);
    expect(found?.width).toBe(3);
    expect(found?.bins.map(({ from, to }) => [from, to])).toEqual([
      [-12, -9],
      [-9, -6],
      [-6, -3],
      [-3, 0],
      [0, 3],
      [3, 6],
      [6, 9],
      [9, 12],
    ]);
    // What lies on an edge belongs to the bin nearer to zero.
    expect(found?.bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 3, 3, 3, 1]);
  });
  it('zero stands in no bin, and both signs of a size in mirrored bins', () => {
    const found = symmetricBins([-0.06, 0, 0.06, 0.08]);
    expect(found?.width).toBe(0.02);
    expect(found?.zero).toBe(1);
    // 0.06 / 0.02 is a little above 3 in doubles; it is the third bin.
    expect(found?.bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 1, 1]);
  });
  it('one far case lies in the open bin and does not stretch the others', () => {
    // 90th percentile 1, a fifth 0.2.
    expect(counts([...new Array(19).fill(1), -1000])).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19]);
  });
  it('nothing but zeros: none', () => {
    expect(symmetricBins([0, 0])).toBeNull();
    expect(symmetricBins([])).toBeNull();
  });
});

describe('whatever the values', () => {
  const some = fc.array(
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: -1e11, max: 1e11 }).map((e4) => e4 / 10_000),
    ),
    { maxLength: 80 },
  );

  it('every case is counted once, on its own side, and nine in ten of them in closed bins', () => {
    fc.assert(
      fc.property(some, (values) => {
        const found = symmetricBins(values);
        const below = values.filter((v) => v < 0).length;
        const above = values.filter((v) => v > 0).length;
        if (found === null) {
          expect(below + above).toBe(0);
          return;
        }
        const { bins, zero } = found;
        const sum = (part: typeof bins): number => part.reduce((n, { count }) => n + count, 0);
        expect(sum(bins.filter(({ to }) => to !== null && to <= 0))).toBe(below);
        expect(sum(bins.filter(({ from }) => from !== null && from >= 0))).toBe(above);
        expect(bins.length).toBeLessThanOrEqual(2 * (CLOSED_BINS + 1));
        expect(bins.slice(1).map(({ from }) => from)).toEqual(bins.slice(0, -1).map(({ to }) => to));
        expect(bins.some(({ to }) => to === 0) && bins.some(({ from }) => from === 0)).toBe(true);
        expect(zero + below + above).toBe(values.length);
        const closed = sum(bins.filter(({ from, to }) => from !== null && to !== null));
        expect(closed).toBeGreaterThanOrEqual(Math.ceil((below + above) * 0.9));
      }),
    );
  });
  it('turning every sign turns the picture', () => {
    fc.assert(
      fc.property(some, (values) => {
        expect(counts(values.map((v) => -v))).toEqual(counts(values).reverse());
      }),
    );
  });
});

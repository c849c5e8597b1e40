import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRunning, runningBetween } from '../../src-shared/kernel/runningSum.ts';

describe('running sums', () => {
  it('give exact windows however long the history and however large the sum', () => {
    const amount = fc.integer({ min: -(2 ** 48), max: 2 ** 48 });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 300 }), fc.array(amount, { maxLength: 4 }), (before, window) => {
        const start = before.reduce(addRunning, 0);
        const end = window.reduce(addRunning, start);
        expect(runningBetween(end, start)).toBe(window.reduce((a, b) => a + b, 0));
        expect(Number.isSafeInteger(end) && end >= 0).toBe(true);
      }),
    );
  });
});

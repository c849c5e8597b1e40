import { describe, expect, it } from 'vitest';
import { addRunning } from '../../src-shared/kernel/runningSum.ts';

describe('running sums', () => {
  it('stay exact far beyond 2^53', () => {
    let sum = 0n;
    for (let day = 0; day < 2_500; day++) sum = addRunning(sum, 100_000_000_000_001);
    expect(sum).toBe(250_000_000_000_002_500n);
  });
  it('say so where 64 bits end', () => {
    expect(() => addRunning(2n ** 63n - 1n, 1)).toThrow(RangeError);
  });
});

// Falls of the maintenance ratio below the branch's lines: once each time, at the lower line where both are crossed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginFalls } from '../../../src-shared/domain/risk/marginFalls.ts';

const LIMITS = { notice: 1.4, call: 1.3 };
/** Total assets for a liability of 100 yuan, by the ratio wanted; null: no liability. */
const days = (...ratios: (number | null)[]) =>
  ratios.map((ratio, i) => {
    const liabilityE4 = ratio === null ? 0 : 1_000_000;
    return [20260101 + i, [{ totalE4: Math.round(((ratio ?? 1) - 1) * 1_000_000), liabilityE4 }]] as const;
  });
const falls = (...ratios: (number | null)[]) =>
  marginFalls(days(...ratios), LIMITS).map(({ day, bound }) => `${day - 20260100} ${bound}`);

describe('falls of the maintenance ratio', () => {
  it.each<[string, (number | null)[], string[]]>([
    ['stays above', [2, 1.5, 1.4], []],
    ['falls below the notice line, and stays', [1.5, 1.39, 1.38], ['2 notice']],
    ['falls further below the call line', [1.5, 1.39, 1.29], ['2 notice', '3 call']],
    ['falls below both at once', [1.5, 1.2], ['2 call']],
    ['recovers and falls again', [1.39, 1.45, 1.39], ['1 notice', '3 notice']],
    ['recovers between the lines', [1.29, 1.35, 1.29], ['1 call', '3 call']],
    ['a day without a debt ends the comparison', [1.39, null, 1.39], ['1 notice', '3 notice']],
  ])('%s', (_what, ratios, wanted) => {
    expect(falls(...ratios)).toEqual(wanted);
  });
  it('is told only on days below a line', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1.1, max: 2, noNaN: true })), (ratios) => {
        for (const fall of marginFalls(days(...ratios), LIMITS)) expect(fall.ratio).toBeLessThan(fall.limit);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigE11, roundTo } from '../../src-shared/kernel/exact.ts';
import {
  centsOf,
  decimalText,
  moneyText,
  parseDecimal,
  priceText,
  quantityText,
} from '../../src-shared/kernel/money.ts';

describe('decimal text', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }), (value, decimals) => {
        expect(parseDecimal(decimalText(value, decimals), decimals)).toBe(value);
      }),
    );
  });
  it('writes money, prices and quantities as the contract does', () => {
    expect(moneyText({ e4: 12_345_000, e11: 0 })).toBe('1234.50');
    expect(moneyText({ e4: -50, e11: 0 })).toBe('-0.01');
    expect(moneyText({ e4: -49, e11: 0 })).toBe('0.00');
    expect(priceText(-299_640)).toBe('-29.9640');
    expect(quantityText(120_000)).toBe('1200');
    expect(quantityText(25)).toBe('0.25');
    expect(quantityText(150)).toBe('1.5');
  });
  it('rounds to cents in BigInt as in doubles', () => {
    const cost = fc.record({ e4: fc.integer({ min: -1e12, max: 1e12 }), e11: fc.integer({ min: 0, max: 9_999_999 }) });
    const tie = cost.map(({ e4 }) => ({ e4: Math.floor(e4 / 100) * 100 + 50, e11: 0 }));
    fc.assert(
      fc.property(fc.oneof(cost, tie), (value) => {
        expect(centsOf(bigE11(value))).toBe(BigInt(roundTo(value, 2)));
      }),
    );
    // 10^-9 below a tie is a tie, as where a share was rounded.
    expect([centsOf(4_999_999_900n), centsOf(4_999_999_899n), centsOf(-5_000_000_000n)]).toEqual([5n, 5n, -5n]);
    expect([centsOf(499_999_900n), centsOf(499_999_899n), centsOf(-500_000_000n)]).toEqual([1n, 0n, -1n]);
  });
  it('refuses what is no plain decimal of that many places', () => {
    for (const text of ['1,000.00', '1e5', '.5', '', ' 1', '1.00001', '--1', '99999999999999999999', 'NaN']) {
      expect(parseDecimal(text, 4), text).toBeNull();
    }
    expect(parseDecimal('1.50000000', 4)).toBe(15_000);
    expect(parseDecimal('-0.00', 2)).toBe(0);
  });
});

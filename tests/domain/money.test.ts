import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, moneyText, parseDecimal, priceText, quantityText } from '../../src-shared/kernel/money.ts';

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
  it('refuses what is no plain decimal of that many places', () => {
    for (const text of ['1,000.00', '1e5', '.5', '', ' 1', '1.00001', '--1', '99999999999999999999', 'NaN']) {
      expect(parseDecimal(text, 4), text).toBeNull();
    }
    expect(parseDecimal('1.50000000', 4)).toBe(15_000);
    expect(parseDecimal('-0.00', 2)).toBe(0);
  });
});

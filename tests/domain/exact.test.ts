import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  amountTimesRate,
  bigE11,
  divideRounded,
  type Exact,
  exactOfBig,
  negate,
  perShareE4,
  quantityTimesPrice,
  roundTo,
  share,
  sign,
  subtract,
} from '../../src-shared/kernel/exact.ts';

const E11 = 10_000_000n;
/** Up to 10^11 yuan either way, with all eleven decimals. */
const value: fc.Arbitrary<Exact> = fc
  .tuple(
    fc.integer({ min: -1_000_000_000_000_000, max: 1_000_000_000_000_000 }),
    fc.integer({ min: 0, max: 9_999_999 }),
  )
  .map(([e4, e11]) => ({ e4, e11 }));
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map((lots) => lots * 10_000),
  fc.integer({ min: 1, max: 1_000_000_000 }),
  fc.integer({ min: 1, max: 1_000_000_000_000 }),
);

describe('exact money', () => {
  it('adds, subtracts and negates like integers of 10^-11', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(bigE11(add(a, b))).toBe(bigE11(a) + bigE11(b));
        expect(bigE11(subtract(a, b))).toBe(bigE11(a) - bigE11(b));
        expect(bigE11(negate(a))).toBe(-bigE11(a));
        expect(exactOfBig(bigE11(a))).toEqual(a);
        expect(sign(a)).toBe(bigE11(a) > 0n ? 1 : bigE11(a) < 0n ? -1 : 0);
      }),
    );
  });

  it('shares to 10^-11, half away from zero, whatever the sizes', () => {
    fc.assert(
      fc.property(value, quantity, fc.double({ min: 0, max: 1, noNaN: true }), (v, whole, fraction) => {
        const part = Math.floor(whole * fraction);
        const wanted = divideRounded(bigE11(v) * BigInt(part), BigInt(whole));
        expect(bigE11(share(v, part, whole))).toBe(wanted);
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps e11 in range', () => {
    fc.assert(
      fc.property(value, quantity, (v, whole) => {
        const result = share(v, Math.floor(whole / 3), whole);
        expect(result.e11).toBeGreaterThanOrEqual(0);
        expect(result.e11).toBeLessThan(10_000_000);
      }),
    );
  });

  it('multiplies quantity and price, amount and rate without loss, past 2^53 too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.integer({ min: 0, max: 900_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (q, p, rate) => {
          expect(bigE11(quantityTimesPrice(q, p))).toBe(BigInt(q) * BigInt(p) * 100_000n);
          expect(bigE11(amountTimesRate(q, rate))).toBe(BigInt(q) * BigInt(rate));
        },
      ),
    );
  });

  it('says so where a value leaves the exact range', () => {
    expect(() => quantityTimesPrice(1_000_000_000_000, 100_000_000)).toThrow(RangeError);
  });

  it('rounds half away from zero to cents and to whole yuan', () => {
    const yuan = (text: string): Exact => {
      const [whole, fraction = ''] = text.replace('-', '').split('.');
      const big = BigInt(whole + fraction.padEnd(11, '0'));
      return exactOfBig(text.startsWith('-') ? -big : big);
    };
    expect(roundTo(yuan('1.005'), 2)).toBe(101);
    expect(roundTo(yuan('-1.005'), 2)).toBe(-101);
    expect(roundTo(yuan('1.00499'), 2)).toBe(100);
    expect(roundTo(yuan('-0.004'), 2)).toBe(0);
    expect(Object.is(roundTo(yuan('-0.004'), 2), -0)).toBe(false);
    expect(roundTo(yuan('2.5'), 0)).toBe(3);
    expect(roundTo(yuan('12.34565'), 4)).toBe(123457);
  });

  it('sees a tie through the residue of earlier shares', () => {
    // 1/3 of 30.015 is 10.005; taken as 7/9 and then 3/7 it may be a few 10^-11 off.
    const kept = subtract({ e4: 300_150, e11: 0 }, share({ e4: 300_150, e11: 0 }, 2, 9));
    const third = share(kept, 3, 7);
    expect(roundTo(third, 2)).toBe(1001);
  });

  it('divides by a quantity to prices of 4 decimals', () => {
    expect(perShareE4({ e4: 503_983_700, e11: 0 }, 120_000)).toBe(419_986n);
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 1_000_000_000 }), (v, q) => {
        expect(perShareE4(v, q)).toBe(divideRounded(bigE11(v) * 100n, BigInt(q) * E11));
      }),
    );
  });
});

/**
 * A price against the moving-average cost price K/Q of a holding, without dividing: amount/quantity against K/Q is
 * amount·Q against K·quantity. Doubles decide what is clear; what is near is decided in BigInt, where K's own rounding
 * (10^-11 yuan at each partial sale) counts as equal.
 */
import { bigE11, type Exact, toYuan } from '../../kernel/exact.ts';

/** Far wider than the rounding of doubles, far narrower than a cent on a billion. */
const CLEAR = 1e-9;
/** 10^-9 yuan, in 10^-4; with what a product of doubles may be off. */
const EQUAL_E4 = 2e-5;
/** 10^-9 yuan, in 10^-11. */
const EQUAL_E11 = 100n;

/** 1: amount/quantity is above K/Q, -1: below, 0: equal. Quantities > 0. */
export function againstCost(amountE4: number, quantityE2: number, cost: Exact, heldE2: number): -1 | 0 | 1 {
  const left = amountE4 * heldE2;
  const right = toYuan(cost) * 10_000 * quantityE2;
  const clear = CLEAR * (Math.abs(left) + Math.abs(right)) + EQUAL_E4 * quantityE2;
  if (left - right > clear) return 1;
  if (right - left > clear) return -1;
  const difference = BigInt(amountE4) * 10_000_000n * BigInt(heldE2) - bigE11(cost) * BigInt(quantityE2);
  const equal = EQUAL_E11 * BigInt(quantityE2);
  return difference > equal ? 1 : difference < -equal ? -1 : 0;
}

/** The same of a price (E4): p·Q against K. */
export function priceAgainstCost(priceE4: number, cost: Exact, heldE2: number): -1 | 0 | 1 {
  return againstCost(priceE4, 100, cost, heldE2);
}

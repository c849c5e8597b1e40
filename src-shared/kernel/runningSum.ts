/**
 * Running sums that stay exact for ever: kept modulo 2^52, so that a sum of many years fits an integer of a double;
 * the difference of two of them over a window whose true sum is below 2^51 in absolute value is exact.
 */
const MODULUS = 2 ** 52;
const HALF = 2 ** 51;

/** Adds a safe integer (|addend| < 2^51) to a running sum. */
export function addRunning(sum: number, addend: number): number {
  const next = (sum + (addend % MODULUS)) % MODULUS;
  return next < 0 ? next + MODULUS : next;
}

/** The true sum between two running sums (later − earlier), for windows of |sum| < 2^51. */
export function runningBetween(later: number, earlier: number): number {
  const difference = later - earlier;
  if (difference >= HALF) return difference - MODULUS;
  if (difference < -HALF) return difference + MODULUS;
  return difference;
}

/**
 * Running sums over a client's whole history, as 64-bit integers: a billion yuan a day passes 2^53 (in 10^-4 yuan) within
 * a year. They are BigInt in memory and INTEGER in the store; only differences over a window become numbers.
 */
const LIMIT = 2n ** 63n;

/** Adds a safe integer to a running sum. @throws RangeError beyond 64 bits (9·10^14 yuan-days) */
export function addRunning(sum: bigint, addend: number): bigint {
  const next = sum + BigInt(addend);
  if (next >= LIMIT || next < -LIMIT) throw new RangeError('a running sum is beyond 64 bits');
  return next;
}

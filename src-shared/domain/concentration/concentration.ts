/**
 * Concentration at a date: weights are shares of the client's whole market value, one a security over all accounts;
 * HHI = Σ w². Positions without a price stand outside both sides; `values` are yuan.
 */
export interface Concentration {
  readonly top1: number;
  readonly top3: number;
  readonly hhi: number;
}

/** Null when there is no market value. */
export function concentration(values: readonly number[]): Concentration | null {
  let total = 0;
  for (const v of values) total += v;
  if (!(total > 0)) return null;
  const weights = values.map((v) => v / total).sort((a, b) => b - a);
  let hhi = 0;
  for (const w of weights) hhi += w * w;
  const top = (n: number): number => weights.slice(0, n).reduce((sum, w) => sum + w, 0);
  return { top1: top(1), top3: top(3), hhi };
}

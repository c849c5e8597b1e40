/**
 * The yearly duty to call clients back: a share of those who were clients at the end of last year, dormant and frozen ones
 * left out (10 % a year by the rules of 2010 and the draft of 2023; the branch’s own parameter). `wanted` is rounded up: a tenth of 11 is 2.
 */
export interface CallBackShare {
  readonly base: number;
  readonly done: number;
  readonly wanted: number;
  /** done / base; null: there is nobody to call back. */
  readonly share: number | null;
}

export function callBackShare(base: ReadonlySet<string>, called: Iterable<string>, bound: number): CallBackShare {
  let done = 0;
  for (const clientNo of new Set(called)) if (base.has(clientNo)) done += 1;
  // Shares are kept to hundredths of a per cent: 0.1 × 30 is 3, not 3.0000000000000004.
  const wanted = Math.ceil((base.size * Math.round(bound * 10_000)) / 10_000);
  return { base: base.size, done, wanted, share: base.size === 0 ? null : done / base.size };
}

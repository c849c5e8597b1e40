/** What was tried, by kind: the figures of the final report. */
export class Counts {
  private readonly kinds = new Map<string, number>();

  add(kind: string, cases = 1): void {
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + cases);
  }

  of(kind: string): number {
    return this.kinds.get(kind) ?? 0;
  }

  lines(): string[] {
    return [...this.kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, cases]) => `${String(cases).padStart(8)}  ${kind}`);
  }
}

/** What one kind of fault test is given. */
export interface FaultRun {
  /** An own folder; the caller removes it. */
  readonly work: string;
  readonly counts: Counts;
  /** Every how many-th of the possible cases is tried: 1 = all. */
  readonly every: number;
  readonly seed: number;
  say(text: string): void;
}

/** Numbers below 1 from a seed: the same seed gives the same faults. */
export function randomFrom(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * Modified Dietz over a period: (A1 − A0 − ΣF) / (A0 + Σ F·(T − t)/T), calendar days from the day before `from` to `to`;
 * missing where the denominator is ≤ 0. Amounts in yuan (doubles: a ratio of sums).
 */
import { type Figure, missing, ratio } from '../../kernel/figure.ts';

export interface TimedFlow {
  /** Days since the start of the period (the day before `from`). */
  readonly day: number;
  readonly yuan: number;
}

export function modifiedDietz(start: number, end: number, flows: readonly TimedFlow[], days: number): Figure<number> {
  let net = 0;
  let weighted = start;
  for (const flow of flows) {
    net += flow.yuan;
    weighted += (flow.yuan * (days - flow.day)) / days;
  }
  if (!(weighted > 0)) return missing('denominator_not_positive');
  return ratio((end - start - net) / weighted);
}

/**
 * How long closed lot pieces were held: calendar days in spans, each with its pieces and its share of the quantity. The
 * share goes by quantity because the mean and the median of formulas.md do.
 */

/** First day of each span; the last has no end. */
export const SPAN_STARTS: readonly number[] = [0, 1, 2, 4, 8, 15, 31, 91, 181, 366];

export interface ClosedPiece {
  readonly days: number;
  readonly quantityE2: number;
}
export interface HoldingSpan {
  readonly fromDays: number;
  /** Last day of the span; null: no end. */
  readonly toDays: number | null;
  readonly pieces: number;
  /** Share of the quantity of all pieces; 0 to 1. */
  readonly share: number;
}

/** Every span, those without a piece too; none at all without pieces. */
export function holdingSpans(closed: readonly ClosedPiece[]): HoldingSpan[] {
  let total = 0;
  const pieces = SPAN_STARTS.map(() => 0);
  const quantity = SPAN_STARTS.map(() => 0);
  for (const { days, quantityE2 } of closed) {
    const at = spanOf(days);
    pieces[at] = (pieces[at] as number) + 1;
    quantity[at] = (quantity[at] as number) + quantityE2;
    total += quantityE2;
  }
  if (!(total > 0)) return [];
  return SPAN_STARTS.map((fromDays, i) => {
    const next = SPAN_STARTS[i + 1];
    return {
      fromDays,
      toDays: next === undefined ? null : next - 1,
      pieces: pieces[i] as number,
      share: (quantity[i] as number) / total,
    };
  });
}

function spanOf(days: number): number {
  let at = 0;
  while (at + 1 < SPAN_STARTS.length && days >= (SPAN_STARTS[at + 1] as number)) at++;
  return at;
}

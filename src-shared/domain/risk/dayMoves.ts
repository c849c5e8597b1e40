/**
 * Day returns of a security: close / prev_close − 1 where the price row has a prev_close, because the exchange has
 * already taken dividends, bonus shares and splits out of that one; else close / the close before − 1. A row without a
 * close has no return. Ratio.
 */
import type { Ymd } from '../../kernel/dates.ts';

export interface PriceRow {
  readonly date: Ymd;
  readonly closeE4: number | null;
  readonly prevCloseE4: number | null;
}

/** One place a day of the window; NaN: no return. Rows ascending, the same line of codes; they may begin earlier. */
export function dayMoves(rows: readonly PriceRow[], window: readonly Ymd[]): Float64Array {
  const moves = new Float64Array(window.length).fill(Number.NaN);
  let before: number | null = null;
  let at = 0;
  for (const { date, closeE4, prevCloseE4 } of rows) {
    if (closeE4 === null || closeE4 <= 0) continue;
    while (at < window.length && (window[at] as Ymd) < date) at++;
    const base = prevCloseE4 !== null && prevCloseE4 > 0 ? prevCloseE4 : before;
    if (window[at] === date && base !== null) moves[at] = closeE4 / base - 1;
    before = closeE4;
  }
  return moves;
}

/** How many days have a return. */
export function countMoves(moves: Float64Array): number {
  let n = 0;
  for (const move of moves) if (!Number.isNaN(move)) n++;
  return n;
}

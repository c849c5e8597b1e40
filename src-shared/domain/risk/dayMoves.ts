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

/** Takes the price rows of one line of codes, ascending by day; they may begin before the window. */
export class DayMoves {
  /** One place a day of the window; NaN: no return. */
  readonly moves: Float64Array;
  private readonly window: readonly Ymd[];
  private beforeE4: number | null = null;
  private at = 0;

  constructor(window: readonly Ymd[]) {
    this.window = window;
    this.moves = new Float64Array(window.length).fill(Number.NaN);
  }

  add(date: Ymd, closeE4: number | null, prevCloseE4: number | null): void {
    if (closeE4 === null || closeE4 <= 0) return;
    while (this.at < this.window.length && (this.window[this.at] as Ymd) < date) this.at++;
    const base = prevCloseE4 !== null && prevCloseE4 > 0 ? prevCloseE4 : this.beforeE4;
    if (this.window[this.at] === date && base !== null) this.moves[this.at] = closeE4 / base - 1;
    this.beforeE4 = closeE4;
  }
}

/** One place a day of the window; NaN: no return. Rows ascending, the same line of codes; they may begin earlier. */
export function dayMoves(rows: readonly PriceRow[], window: readonly Ymd[]): Float64Array {
  const made = new DayMoves(window);
  for (const { date, closeE4, prevCloseE4 } of rows) made.add(date, closeE4, prevCloseE4);
  return made.moves;
}

/** How many days have a return. */
export function countMoves(moves: Float64Array): number {
  let n = 0;
  for (const move of moves) if (!Number.isNaN(move)) n++;
  return n;
}

/**
 * Drawdown episodes: from the high of the index of day returns down to the trough and, if it came, back to the high.
 * Peak and trough as returns.max_drawdown names them: the first day of the highest index, the first of equally deep
 * troughs. Days are asset days: down from the last day at the high to the trough, back from the trough to the first
 * day at the high or above. Depth is a ratio < 0.
 */
import { AT_HIGH, isDeeper, TIE } from '../returns/returnSums.ts';

/** Shown: episodes deeper than 1 %. */
export const DEEP = -0.01;

/** Positions in the index: 0 = the start, i = after returns[i − 1]. */
export interface Episode {
  readonly peak: number;
  readonly trough: number;
  /** Null: still open. */
  readonly recovered: number | null;
  readonly depth: number;
  readonly daysDown: number;
  readonly daysToRecover: number | null;
}

interface Open {
  peak: number;
  lastHigh: number;
  trough: number;
  depth: number;
  /** 1 + depth, exact to its own size. */
  left: number;
}

const closed = ({ peak, lastHigh, trough, depth }: Open, recovered: number | null): Episode => ({
  peak,
  trough,
  recovered,
  depth,
  daysDown: trough - lastHigh,
  daysToRecover: recovered === null ? null : recovered - trough,
});

/** In the order of time; at most the last one is open. */
export function drawdownEpisodes(returns: readonly (number | null)[]): Episode[] {
  const episodes: Episode[] = [];
  let index = 1;
  let high = 1;
  let peak = 0;
  let lastHigh = 0;
  let open: Open | null = null;
  for (let i = 1; i <= returns.length; i++) {
    const r = returns[i - 1];
    if (r !== null && r !== undefined) index *= 1 + r;
    const fall = index / high - 1;
    if (fall >= AT_HIGH) {
      if (open !== null) episodes.push(closed(open, i));
      open = null;
      if (index > high * (1 + TIE)) {
        high = index;
        peak = i;
      }
      lastHigh = i;
    } else if (open === null) open = { peak, lastHigh, trough: i, depth: fall, left: index / high };
    else if (isDeeper(index / high, open.left)) {
      open.left = index / high;
      open.trough = i;
      open.depth = fall;
    }
  }
  if (open !== null) episodes.push(closed(open, null));
  return episodes;
}

/** Those deeper than 1 %, deepest first. */
export function deepest(episodes: readonly Episode[]): Episode[] {
  return episodes.filter(({ depth }) => depth < DEEP).sort((a, b) => a.depth - b.depth || a.peak - b.peak);
}

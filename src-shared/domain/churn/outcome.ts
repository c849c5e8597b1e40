/**
 * Whether a client has left within a number of trading days after a day: his account was closed, or he is lost by
 * formulas.md at the end of them, or he took away a share of what he had on the day, net of what he brought. Prices alone do
 * not make him leave. Asked only of clients who had something to lose (the peak of formulas.md's `lost`).
 */
import type { Exact } from '../../kernel/exact.ts';
import { wholeE4 } from './outflow.ts';

export interface After {
  readonly assetE4: number;
  readonly isClosed: boolean;
  /** Below the floor on each of the last 20 asset days up to the end. */
  readonly isEmptied: boolean;
  /** Flows after the day, up to the end; null: a transfer has no value. */
  readonly net: Exact | null;
}

/** Null: nobody can say. */
export function hasLeft({ assetE4, isClosed, isEmptied, net }: After, leftRatio: number): boolean | null {
  if (isClosed || isEmptied) return true;
  if (net === null) return null;
  return -wholeE4(net) >= leftRatio * assetE4;
}

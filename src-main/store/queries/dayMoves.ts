/**
 * Day returns of securities over the price days up to a date, kept until the store changes or another date is asked
 * for: the clients of a branch hold the same securities, and reading one costs as much as the rest of a page.
 */

import { dayMoves } from '../../../src-shared/domain/risk/dayMoves.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { indexId } from './benchmark.ts';
import type { Catalog } from './catalog.ts';
import { lastPriceDays, priceSeries } from './priceSeries.ts';

/** Price days that risk is measured over, about a year. */
export const WINDOW_DAYS = 250;
/** Securities kept, 2 kB each. */
const KEPT = 4_000;

export interface MovesWindow {
  /** The last 250 price days on or before the date. */
  readonly days: readonly Ymd[];
  /** One place a day of the window, NaN = none. Not to be written to. */
  of(securityId: number): Float64Array;
  /** Null: the index is not in the store. */
  ofIndex(code: string): Float64Array | null;
}

interface Kept {
  readonly version: number;
  readonly to: Ymd;
  readonly days: readonly Ymd[];
  readonly from: Ymd;
  readonly moves: Map<number, Float64Array>;
}
const keptOf = new WeakMap<ReadStore, Kept>();

function keptFor(store: ReadStore, to: Ymd): Kept {
  const version = store.db.pragma('data_version', { simple: true }) as number;
  const known = keptOf.get(store);
  if (known?.version === version && known.to === to) return known;
  // One price day earlier, so that the first day has a close before it.
  const read = lastPriceDays(store, to, WINDOW_DAYS + 1);
  const fresh = { version, to, days: read.slice(-WINDOW_DAYS), from: read[0] ?? to, moves: new Map() };
  keptOf.set(store, fresh);
  return fresh;
}

export function movesWindow(store: ReadStore, known: Catalog, to: Ymd): MovesWindow {
  const kept = keptFor(store, to);
  const of = (securityId: number): Float64Array => {
    const before = kept.moves.get(securityId);
    if (before !== undefined) return before;
    const moves = dayMoves(priceSeries(store, known, securityId, kept.from, to), kept.days);
    if (kept.moves.size >= KEPT) kept.moves.clear();
    kept.moves.set(securityId, moves);
    return moves;
  };
  return {
    days: kept.days,
    of,
    ofIndex: (code) => {
      const id = indexId(store, code);
      return id === null ? null : of(id);
    },
  };
}

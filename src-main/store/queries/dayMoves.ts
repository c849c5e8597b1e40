/**
 * Day returns of securities over the price days up to a date, kept until the facts change or another date is asked for:
 * the clients of a branch hold the same securities, and reading one costs as much as the rest of a page. `warmMoves` reads
 * all of them ahead, a price day at a time.
 */

import { DayMoves, dayMoves } from '../../../src-shared/domain/risk/dayMoves.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { indexId } from './benchmark.ts';
import type { Catalog } from './catalog.ts';
import { factsMark } from './factsVersion.ts';
import { lastPriceDays, priceSeries } from './priceSeries.ts';

/** Price days that risk is measured over, about a year. */
export const WINDOW_DAYS = 250;
/** Securities kept, 2 kB each. */
const KEPT = 8_000;

export interface MovesWindow {
  /** The last 250 price days on or before the date. */
  readonly days: readonly Ymd[];
  /** One place a day of the window, NaN = none. Not to be written to. */
  of(securityId: number): Float64Array;
  /** Null: the index is not in the store. */
  ofIndex(code: string): Float64Array | null;
}

interface Kept {
  readonly facts: number;
  readonly to: Ymd;
  readonly days: readonly Ymd[];
  /** The days and the one before, so that the first of them has a close before it. */
  readonly read: readonly Ymd[];
  readonly moves: Map<number, Float64Array>;
  isWarm: boolean;
}
const keptOf = new WeakMap<ReadStore, Kept>();

function keptFor(store: ReadStore, to: Ymd): Kept {
  const facts = factsMark(store);
  const known = keptOf.get(store);
  if (known?.facts === facts && known.to === to) return known;
  const read = lastPriceDays(store, to, WINDOW_DAYS + 1);
  const fresh: Kept = { facts, to, days: read.slice(-WINDOW_DAYS), read, moves: new Map(), isWarm: false };
  keptOf.set(store, fresh);
  return fresh;
}

export function movesWindow(store: ReadStore, known: Catalog, to: Ymd): MovesWindow {
  const kept = keptFor(store, to);
  const of = (securityId: number): Float64Array => {
    const before = kept.moves.get(securityId);
    if (before !== undefined) return before;
    const moves = dayMoves(priceSeries(store, known, securityId, kept.read[0] ?? to, to), kept.days);
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

const ofDay = query
  .selectFrom('price')
  .select(['security_id', 'close_e4', 'prev_close_e4'])
  .where('trade_date', '=', 0)
  .compile().sql;

type Row = [securityId: number, closeE4: number | null, prevCloseE4: number | null];

/**
 * Reads the moves of every security into what `movesWindow` keeps; one price day a step, some 2 ms of 5,000 rows. Ends by
 * itself when the facts change. A security whose code took over from another is left to be read when it is asked for.
 */
export function* warmMoves(store: ReadStore, known: Catalog, to: Ymd): Generator<void, void, void> {
  const kept = keptFor(store, to);
  if (kept.isWarm || known.securities.size > KEPT) return;
  const made = new Map<number, DayMoves>();
  for (const date of kept.read) {
    for (const [id, closeE4, prevCloseE4] of store.raw(ofDay).all(date) as Row[]) {
      let moves = made.get(id);
      if (moves === undefined) {
        moves = new DayMoves(kept.days);
        made.set(id, moves);
      }
      moves.add(date, closeE4, prevCloseE4);
    }
    yield;
    if (keptFor(store, to) !== kept) return;
  }
  for (const [id, { moves }] of made) {
    if (!known.codes.hasEarlier(id, to) && !kept.moves.has(id)) kept.moves.set(id, moves);
  }
  kept.isWarm = true;
}

/**
 * Prices of a stretch of days in columns, for a pass over all clients: a look-up costs two array reads. What the stretch
 * does not hold (an earlier day, a security with too few closes in it) is looked up in the store.
 */
import type { DayPrice, Move, PriceSource } from '../../../src-shared/domain/behaviour/prices.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { Catalog } from '../queries/catalog.ts';
import { MOVE_DAYS, priceFinder } from '../queries/prices.ts';

const ofDay = query
  .selectFrom('price')
  .select(['security_id', 'close_e4', 'high_e4', 'low_e4'])
  .where('trade_date', '=', 0)
  .compile().sql;

type Row = [securityId: number, closeE4: number | null, highE4: number | null, lowE4: number | null];

/** One day's prices, by security id; NaN: none. `there`: 1 where the day has a row. */
interface Day {
  readonly close: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly there: Uint8Array;
}

/** Price days before the stretch, so that a move at its beginning has its 21 closes. */
const LEAD = 2 * MOVE_DAYS;

const orNull = (price: number | undefined): number | null =>
  price === undefined || Number.isNaN(price) ? null : price;

export class PriceTable implements PriceSource {
  private readonly fallback: PriceSource;
  private readonly known: Catalog;
  private readonly days: readonly Ymd[];
  private readonly at: ReadonlyMap<Ymd, number>;
  private readonly prices: readonly Day[];
  private readonly moves = new Map<number, Move | null>();
  private readonly width: number;

  constructor(store: ReadStore, known: Catalog, from: Ymd, to: Ymd) {
    this.known = known;
    this.fallback = priceFinder(store, known);
    const all = (
      store.rows(
        query.selectFrom('price_day').select('trade_date').where('trade_date', '<=', to).orderBy('trade_date'),
      ) as [Ymd][]
    ).map((row) => row[0]);
    const first = all.findIndex((day) => day >= from);
    this.days = first < 0 ? all.slice(-LEAD) : all.slice(Math.max(0, first - LEAD));
    this.at = new Map(this.days.map((day, i) => [day, i]));
    let width = 1;
    for (const id of known.securities.keys()) width = Math.max(width, id + 1);
    this.width = width;
    this.prices = this.days.map((day) => readDay(store, day, width));
  }

  closeOn(securityId: number, date: Ymd): number | null {
    return this.fallback.closeOn(securityId, date);
  }

  ofDay(securityId: number, date: Ymd): DayPrice | null {
    const at = this.at.get(date);
    if (at === undefined) {
      const first = this.days[0];
      return first !== undefined && date > first ? null : this.fallback.ofDay(securityId, date);
    }
    const day = this.prices[at] as Day;
    if (day.there[securityId] !== 1) return null;
    return {
      closeE4: orNull(day.close[securityId]),
      highE4: orNull(day.high[securityId]),
      lowE4: orNull(day.low[securityId]),
    };
  }

  moveBefore(securityId: number, date: Ymd): Move | null {
    const key = securityId * 100_000_000 + date;
    const before = this.moves.get(key);
    if (before !== undefined) return before;
    const move = this.findMove(securityId, date);
    this.moves.set(key, move);
    return move;
  }

  private findMove(securityId: number, date: Ymd): Move | null {
    if (securityId >= this.width || this.known.codes.hasEarlier(securityId, date)) {
      return this.fallback.moveBefore(securityId, date);
    }
    let at = this.dayBefore(date);
    let lastE4 = 0;
    let seen = 0;
    for (; at >= 0; at--) {
      const close = (this.prices[at] as Day).close[securityId] as number;
      if (Number.isNaN(close)) continue;
      if (seen === 0) lastE4 = close;
      if (seen === MOVE_DAYS) return { lastE4, earlyE4: close };
      seen += 1;
    }
    return this.fallback.moveBefore(securityId, date);
  }

  /** Place of the last day before a date. */
  private dayBefore(date: Ymd): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.days[middle] as Ymd) < date) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function readDay(store: ReadStore, date: Ymd, width: number): Day {
  const day: Day = {
    close: new Float64Array(width).fill(Number.NaN),
    high: new Float64Array(width).fill(Number.NaN),
    low: new Float64Array(width).fill(Number.NaN),
    there: new Uint8Array(width),
  };
  for (const [id, close, high, low] of store.raw(ofDay).all(date) as Row[]) {
    day.there[id] = 1;
    if (close !== null) day.close[id] = close;
    if (high !== null) day.high[id] = high;
    if (low !== null) day.low[id] = low;
  }
  return day;
}

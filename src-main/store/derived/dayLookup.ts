/**
 * "The client's last asset day on or before a date", for all clients: the branch's day is read as one slice, and only
 * clients who have no row on it are looked up one by one (kept first and last days spare the search most times).
 */

import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

export interface DayRow {
  readonly day: Ymd;
  readonly ordinal: number;
  readonly assetE4: number;
  readonly marketValueE4: number | null;
  /** Σ A(d) over the client's asset days up to this one. */
  readonly assetSum: bigint;
}

/** Sum of A(d) and number of days after `earlier` (null = from the first day) up to `later`. */
export function assetsBetween(later: DayRow, earlier: DayRow | null): { sumE4: number; days: number } {
  return {
    sumE4: Number(later.assetSum - (earlier === null ? 0n : earlier.assetSum)),
    days: later.ordinal - (earlier === null ? 0 : earlier.ordinal),
  };
}

const COLUMNS = ['client_id', 'ordinal', 'asset_e4', 'market_value_e4', 'asset_sum'] as const;
const SLICE = query.selectFrom('client_day').select(COLUMNS).where('day', '=', 0).compile().sql;
const POINT = query
  .selectFrom('client_day')
  .select(COLUMNS)
  .where('day', '=', 0)
  .where('client_id', '=', 0)
  .compile().sql;
const SEARCH = query
  .selectFrom('asset_day as a')
  .crossJoin('client_day as d')
  .select(['d.client_id', 'd.ordinal', 'd.asset_e4', 'd.market_value_e4', 'd.asset_sum', 'd.day'])
  .whereRef('d.day', '=', 'a.asset_date')
  .where('d.client_id', '=', 0)
  .where('a.asset_date', '<=', 0)
  .orderBy('a.asset_date', 'desc')
  .limit(1)
  .compile().sql;

const DAY_BEFORE = query
  .selectFrom('asset_day as a')
  .crossJoin('client_day as d')
  .select('d.day')
  .whereRef('d.day', '=', 'a.asset_date')
  .where('d.client_id', '=', 0)
  .where('a.asset_date', '<', 0)
  .orderBy('a.asset_date', 'desc')
  .limit(1)
  .compile().sql;

type Row = [bigint, bigint, bigint, bigint | null, bigint, bigint];

function toRow(day: Ymd, r: Row): DayRow {
  return {
    day,
    ordinal: Number(r[1]),
    assetE4: Number(r[2]),
    marketValueE4: r[3] === null ? null : Number(r[3]),
    assetSum: r[4],
  };
}

export class DayLookup {
  private readonly slices = new Map<Ymd, Map<number, DayRow>>();
  private readonly spans = new Map<number, { first: Ymd; last: Ymd }>();
  private readonly store: Store;
  readonly days: readonly Ymd[];
  private readonly ordinals: ReadonlyMap<Ymd, number>;

  constructor(store: Store) {
    this.store = store;
    this.days = (
      store.rows(query.selectFrom('asset_day').select('asset_date').orderBy('asset_date')) as [number][]
    ).map((r) => r[0]);
    this.ordinals = new Map(this.days.map((day, i) => [day, i]));
    const spans = store.rows(
      query.selectFrom('client_state').select(['client_id', 'first_asset_day', 'last_asset_day']),
    ) as [number, number | null, number | null][];
    for (const [id, first, last] of spans) if (first !== null && last !== null) this.spans.set(id, { first, last });
  }

  span(clientId: number): { first: Ymd; last: Ymd } | null {
    return this.spans.get(clientId) ?? null;
  }

  allSpans(): Iterable<{ first: Ymd; last: Ymd }> {
    return this.spans.values();
  }

  /** Whether the client has a row on each of the branch's asset days from his first one to `last`. */
  hasEveryDay(clientId: number, last: DayRow): boolean {
    const first = this.ordinals.get(this.spans.get(clientId)?.first as Ymd);
    const newest = this.ordinals.get(last.day);
    return first !== undefined && newest !== undefined && newest - first + 1 === last.ordinal;
  }

  /** The branch's last asset day on or before a date. */
  branchDay(date: Ymd): Ymd | null {
    let found: Ymd | null = null;
    for (let i = this.days.length - 1; i >= 0 && found === null; i--) if (this.days[i] <= date) found = this.days[i];
    return found;
  }

  /** The client's last asset day before a date. */
  dayBefore(clientId: number, date: Ymd): Ymd | null {
    const span = this.spans.get(clientId);
    if (!span || span.first >= date) return null;
    if (span.last < date) return span.last;
    const row = this.store.big(DAY_BEFORE).get(clientId, date, 1) as [bigint] | undefined;
    return row ? Number(row[0]) : null;
  }

  onOrBefore(clientId: number, date: Ymd): DayRow | null {
    const span = this.spans.get(clientId);
    if (!span || span.first > date) return null;
    const day = this.branchDay(date);
    if (day === null) return null;
    if (span.last <= date && span.last !== day) return this.point(clientId, span.last);
    const row = this.slice(day).get(clientId);
    if (row) return row;
    const found = this.store.big(SEARCH).get(clientId, date, 1) as Row | undefined;
    return found ? toRow(Number(found[5]), found) : null;
  }

  /** The row `back` asset days before `later`; null = before the first day. */
  back(clientId: number, later: DayRow, back: number): DayRow | null {
    const wanted = later.ordinal - back;
    if (wanted < 1) return null;
    // Most clients have a row every branch day, so the guess is right at once.
    let at = this.days.lastIndexOf(later.day) - back;
    for (; at >= 0; at--) {
      const row = this.slice(this.days[at]).get(clientId);
      if (row && row.ordinal === wanted) return row;
      if (row && row.ordinal < wanted) break;
    }
    for (at += 1; at < this.days.length && at >= 0; at++) {
      const row = this.slice(this.days[at]).get(clientId);
      if (row && row.ordinal === wanted) return row;
    }
    return null;
  }

  private point(clientId: number, day: Ymd): DayRow | null {
    const r = this.store.big(POINT).get(day, clientId) as Row | undefined;
    return r ? toRow(day, r) : null;
  }

  private slice(day: Ymd): Map<number, DayRow> {
    let rows = this.slices.get(day);
    if (!rows) {
      rows = new Map();
      for (const r of this.store.big(SLICE).all(day) as Row[]) rows.set(Number(r[0]), toRow(day, r));
      this.slices.set(day, rows);
    }
    return rows;
  }
}

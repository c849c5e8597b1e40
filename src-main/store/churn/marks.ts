/**
 * The last asset row on or before a day of any client, for passes over all of them: a branch day is read as one slice into
 * typed columns, a few days are in memory at once; who has no row on that day is looked up alone.
 */
import { type AssetMark, SUM_UNIT } from '../../../src-shared/domain/churn/known.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { assetSpans } from '../queries/daySeries.ts';

/** Days in memory: the marks of one ground, and those of the one before that it shares. */
const KEPT_DAYS = 24;

/** The sum in two parts, so that no integer passes 2^53 on its way. */
const COLUMNS = `ordinal, asset_e4, asset_sum / ${SUM_UNIT}, asset_sum % ${SUM_UNIT}`;
const SLICE = `SELECT client_id, ${COLUMNS} FROM client_day WHERE day = ?`;
const POINT = `SELECT ${COLUMNS} FROM client_day WHERE day = ? AND client_id = ?`;
const SEARCH = `SELECT ${COLUMNS} FROM asset_day a CROSS JOIN client_day d ON d.day = a.asset_date
  WHERE d.client_id = ? AND a.asset_date <= ? ORDER BY a.asset_date DESC LIMIT 1`;

type Row = [ordinal: number, assetE4: number, sumHigh: number, sumLow: number];

interface Slice {
  /** 0: no row. */
  readonly ordinal: Int32Array;
  readonly assetE4: Float64Array;
  readonly sumHigh: Float64Array;
  readonly sumLow: Float64Array;
}

const markOf = ([ordinal, assetE4, sumHigh, sumLow]: Row): AssetMark => ({ ordinal, assetE4, sumHigh, sumLow });

export class Marks {
  private readonly slices = new Map<Ymd, Slice>();
  private readonly spans: ReadonlyMap<number, { readonly first: Ymd; readonly last: Ymd }>;
  private readonly store: Store;
  private readonly clients: Int32Array;
  private readonly placeOf: ReadonlyMap<number, number>;

  constructor(store: Store, clients: Int32Array) {
    this.store = store;
    this.clients = clients;
    this.placeOf = new Map(Array.from(clients, (id, place) => [id, place]));
    this.spans = assetSpans(store);
  }

  /** `day` is one of the branch's asset days. */
  at(place: number, day: Ymd): AssetMark | null {
    const clientId = this.clients[place] as number;
    const span = this.spans.get(clientId);
    if (span === undefined || span.first > day) return null;
    const slice = this.slice(day);
    const ordinal = slice.ordinal[place] as number;
    if (ordinal === 0) return this.lookUp(clientId, day, span.last);
    return {
      ordinal,
      assetE4: slice.assetE4[place] as number,
      sumHigh: slice.sumHigh[place] as number,
      sumLow: slice.sumLow[place] as number,
    };
  }

  private lookUp(clientId: number, day: Ymd, last: Ymd): AssetMark | null {
    const row = (last <= day ? this.store.raw(POINT).get(last, clientId) : this.store.raw(SEARCH).get(clientId, day)) as
      | Row
      | undefined;
    return row === undefined ? null : markOf(row);
  }

  private slice(day: Ymd): Slice {
    const known = this.slices.get(day);
    if (known !== undefined) return known;
    const n = this.clients.length;
    const slice: Slice = {
      ordinal: new Int32Array(n),
      assetE4: new Float64Array(n),
      sumHigh: new Float64Array(n),
      sumLow: new Float64Array(n),
    };
    for (const [id, ordinal, assetE4, high, low] of this.store.raw(SLICE).all(day) as [number, ...Row][]) {
      const place = this.placeOf.get(id);
      if (place === undefined) continue;
      slice.ordinal[place] = ordinal;
      slice.assetE4[place] = assetE4;
      slice.sumHigh[place] = high;
      slice.sumLow[place] = low;
    }
    if (this.slices.size === KEPT_DAYS) this.slices.delete(this.slices.keys().next().value as Ymd);
    this.slices.set(day, slice);
    return slice;
  }
}

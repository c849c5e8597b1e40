/**
 * The rows behind a figure, as the domain names them: which row of which dataset (the store finds file, line and set),
 * and what is shown of it. A figure picks from the source; nothing is looked up before a trace asks.
 */

import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { DispositionEvent, MoveEvent, PieceEvent, TripEvent } from '../behaviour/habitListener.ts';
import type { TradeRow } from '../book/history.ts';
import type { Unit, Words } from './definition.ts';
import type { ClientFacts } from './ground.ts';

/** A row of head office's files, by its key in the store. */
export type RowRef =
  | {
      readonly dataset: 'trades';
      readonly accountId: number;
      readonly date: Ymd;
      readonly time: number;
      readonly tradeNo: string;
      readonly securityId: number;
    }
  | { readonly dataset: 'cash_flows'; readonly accountId: number; readonly date: Ymd; readonly flowNo: string }
  | { readonly dataset: 'assets'; readonly accountId: number; readonly date: Ymd }
  | { readonly dataset: 'prices'; readonly securityId: number; readonly date: Ymd }
  | { readonly dataset: 'opening_positions'; readonly accountId: number; readonly securityId: number }
  | { readonly dataset: 'clients' }
  | { readonly dataset: 'securities'; readonly securityId: number };

export type Cell =
  | { readonly kind: 'money'; readonly value: Exact | null }
  | { readonly kind: 'moneyE4'; readonly value: number | null }
  | { readonly kind: 'priceE4'; readonly value: number | null }
  | { readonly kind: 'price'; readonly cost: Exact; readonly quantityE2: number }
  | { readonly kind: 'quantityE2'; readonly value: number }
  | { readonly kind: 'number'; readonly value: number | null; readonly unit: Unit }
  | { readonly kind: 'date'; readonly value: Ymd | null }
  | { readonly kind: 'code'; readonly list: string; readonly value: string | null }
  | { readonly kind: 'text'; readonly value: string | null }
  | { readonly kind: 'security'; readonly securityId: number }
  | { readonly kind: 'account'; readonly accountId: number };

export interface EvidenceColumn {
  readonly key: string;
  readonly name: Words;
}
export interface EvidenceRow {
  /** The rows of head office's files that this line rests on; the first is the one that is shown. */
  readonly refs: readonly RowRef[];
  readonly cells: Readonly<Record<string, Cell>>;
  /** A figure that explains this line further: 'positions.A.SH.600519.unrealised'. */
  readonly figure?: string;
}
export interface EvidenceRows {
  readonly title: Words;
  readonly columns: readonly EvidenceColumn[];
  readonly rows: readonly EvidenceRow[];
}

/** A trade row as the book saw it. */
export interface BookedTrade {
  readonly accountId: number;
  readonly row: TradeRow;
  /** The code under which the holding goes on that day. */
  readonly securityId: number;
  readonly isOrder: boolean;
  readonly isRepo: boolean;
  readonly realised: Exact | null;
  /** A closing row of unknown cost. */
  readonly unknown: boolean;
  readonly oversoldE2: number;
  /** Holding after the row. */
  readonly quantityE2: number;
  readonly cost: Exact;
  readonly diluted: Exact;
  readonly costUnknown: boolean;
  /** Handling and regulatory fee inside the commission. */
  readonly statutory: Exact;
  /** External flow of a transfer (signed), null for other rows; `unvalued`: nothing values it. */
  readonly flow: Exact | null;
  readonly unvalued: boolean;
}
export interface BookedFlow {
  readonly accountId: number;
  readonly date: Ymd;
  readonly flowNo: string;
  /** A FLOW_KINDS value. */
  readonly kind: string;
  readonly amountE4: number;
  readonly securityId: number | null;
}
export interface AssetLine {
  readonly accountId: number;
  readonly date: Ymd;
  readonly totalE4: number;
  readonly cashE4: number | null;
  readonly marketValueE4: number | null;
  readonly liabilityE4: number | null;
}
export interface AssetDayLine {
  readonly date: Ymd;
  readonly assetE4: number;
  readonly marketValueE4: number | null;
  readonly flowInE4: number;
  readonly flowOutE4: number;
  readonly dayReturn: number | null;
  /** The accounts with a row on that day. */
  readonly accountIds: readonly number[];
}
/** A day of value and life cycle: total assets alone, and the asset rows that hold on it (of that day or before). */
export interface LifeDayLine {
  readonly date: Ymd;
  readonly assetE4: number;
  readonly holds: readonly RowRef[];
}
/** An asset day with the index: null where it has no close that day (or the asset day before). */
export interface IndexDayLine extends AssetDayLine {
  readonly securityId: number | null;
  readonly closeE4: number | null;
  readonly indexReturn: number | null;
}
export interface HoldingLine {
  readonly accountId: number;
  readonly accountNo: string;
  readonly securityId: number;
  readonly market: string;
  readonly code: string;
  readonly quantityE2: number;
  readonly cost: Exact;
  readonly diluted: Exact;
  readonly costUnknown: boolean;
  readonly closeE4: number | null;
  readonly closeOn: Ymd | null;
  /** The code whose price row that is: an older one where the code changed since. */
  readonly closeOf: number | null;
  /** The last trade row, or the opening position, by which it is what it is. */
  readonly lastRow: RowRef | null;
  readonly value: Exact | null;
  readonly riskRating: string | null;
}

export interface OfAccount<T> {
  readonly accountId: number;
  readonly event: T;
}

/** Everything that evidence is picked from; each part is made when first asked for. */
export interface EvidenceSource {
  readonly period: { readonly start: Ymd | null; readonly before: Ymd; readonly to: Ymd };
  /** Trade rows of the whole history up to `to`, in book order, account by account. */
  trades(): readonly BookedTrade[];
  /** Those of the period. */
  periodTrades(): readonly BookedTrade[];
  /** Those of the six months that end on `to`. */
  sixMonthTrades(): readonly BookedTrade[];
  periodFlows(): readonly BookedFlow[];
  flowsBetween(from: Ymd, to: Ymd): readonly BookedFlow[];
  /** The last asset row of every account on or before a date. */
  lastAssets(date: Ymd): readonly AssetLine[];
  assetDays(): readonly AssetDayLine[];
  sixMonthDays(): readonly AssetDayLine[];
  assetDaysBetween(from: Ymd, to: Ymd): readonly AssetDayLine[];
  /** The last n asset days that value and life cycle look at (the branch's where the client has fewer), after `skip`. */
  lastAssetDays(n: number, skip?: number): readonly LifeDayLine[];
  /** Flows and trade rows since the first of the last n asset days. */
  recentFlows(n: number): readonly BookedFlow[];
  recentTrades(n: number): readonly BookedTrade[];
  /** What head office says of the client. */
  client(): ClientFacts;
  holdings(): readonly HoldingLine[];
  disposition(): readonly OfAccount<DispositionEvent>[];
  pieces(): readonly OfAccount<PieceEvent>[];
  trips(): readonly OfAccount<TripEvent>[];
  moves(side: 'chasing' | 'panic'): readonly OfAccount<MoveEvent>[];
  /** The index rows at both ends. */
  benchmark(): readonly { readonly date: Ymd; readonly securityId: number; readonly closeE4: number }[];
  /** Those of the index chosen for this client; empty without one. */
  ownBenchmark(): readonly { readonly date: Ymd; readonly securityId: number; readonly closeE4: number }[];
  /** The asset days of the period with the index beside them. */
  indexDays(): readonly IndexDayLine[];
}

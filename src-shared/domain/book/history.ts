/** What the book is computed from: one client's facts, sorted, ids for accounts and securities. No I/O here. */
import type { Ymd } from '../../kernel/dates.ts';
import type { BookRow } from './position.ts';

export interface TradeRow extends BookRow {
  readonly date: Ymd;
  /** Seconds of the day, -1 = none. */
  readonly time: number;
  readonly tradeNo: string;
  readonly securityId: number;
  readonly commissionE4: number;
  /** Index into CHANNELS; null = none given. Not there where a replay has no use for it. */
  readonly channel?: number | null;
}

export interface FlowRow {
  readonly date: Ymd;
  /** Index into FLOW_KINDS. */
  readonly kind: number;
  readonly amountE4: number;
  readonly securityId: number | null;
}

export interface OpeningRow {
  readonly securityId: number;
  readonly quantityE2: number;
  readonly costE4: number | null;
}

export interface AccountHistory {
  readonly accountId: number;
  readonly opening: readonly OpeningRow[];
  /** In book order: date, time, trade_no. */
  readonly trades: readonly TradeRow[];
  /** By date, flow_no. */
  readonly flows: readonly FlowRow[];
}

export interface SecurityInfo {
  readonly securityId: number;
  readonly market: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly board: string | null;
  readonly industry: string | null;
  /** R1 … R5, null where head office gives none. Not there where nothing asks for it. */
  readonly riskRating?: string | null;
}

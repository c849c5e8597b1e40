/** What the habits ask of prices. Securities are ids; E4 integers. */
import type { Ymd } from '../../kernel/dates.ts';

export interface DayPrice {
  readonly closeE4: number | null;
  readonly highE4: number | null;
  readonly lowE4: number | null;
}

export interface Move {
  /** The last close before the date. */
  readonly lastE4: number;
  /** The close that many price days before that one. */
  readonly earlyE4: number;
}

export interface PriceSource {
  /** Last close on or before the date, through code changes; null without any. */
  closeOn(securityId: number, date: Ymd): number | null;
  /** The price row of that very day; null without one. */
  ofDay(securityId: number, date: Ymd): DayPrice | null;
  /** Closes around the move that ends the day before; null without 21 closes. */
  moveBefore(securityId: number, date: Ymd): Move | null;
}

/**
 * A driver of the warning that a client may leave: what it measures of one client on one day, out of what was known then.
 * A driver gives a value or the reason why there is none; bound and points are the branch's settings and come after it
 * (score.ts). Adding one takes a file, a line in registry.ts and its default in settings.ts.
 */
import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';

export const DRIVER_NAMES = [
  'outflow_20',
  'outflow_60',
  'wallet_share',
  'transfer_out',
  'inactive',
  'no_contact',
  'complaint',
  'loss_streak',
] as const;
export type DriverName = (typeof DRIVER_NAMES)[number];

/** Why a driver has no value. */
export const DRIVER_REASONS = [
  'no_asset_row',
  'base_too_small',
  'transfer_without_price',
  'too_few',
  'not_computed_yet',
  'no_contact',
  'records_begin_later',
] as const;
export type DriverReason = (typeof DRIVER_REASONS)[number];

export type DriverValue =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: DriverReason };

export const found = (value: number): DriverValue => ({ value, reason: null });
export const none = (reason: DriverReason): DriverValue => ({ value: null, reason });

/** Σ A(d) over the client's own asset days of a window, and how many those are (E4). */
export interface AssetWindow {
  readonly sumE4: number;
  readonly days: number;
}

/** What drivers measure: one client at the end of day `on` (known.ts makes it and lets nothing later in). */
export interface ChurnGround {
  readonly on: Ymd;
  /** A at the branch's last asset day; null: he has no asset row yet. */
  readonly assetE4: number | null;
  /** Own asset days among the branch's last 20: his size. */
  readonly last20: AssetWindow;
  /** Own asset days among the 60 before the branch's last 20, before its last 60. */
  readonly before20: AssetWindow;
  readonly before60: AssetWindow;
  /** Deposits less withdrawals, with securities moved, over the last n trading days; null: a transfer has no value. */
  readonly net20: Exact | null;
  readonly net60: Exact | null;
  readonly net250: Exact | null;
  /** Profit of the last stretches of 20 trading days, newest first, as far as he has assets; null: a transfer has no value. */
  readonly stretches: readonly (Exact | null)[];
  /** Days among the last 20 trading days on which securities went to another broker, net. */
  readonly movedOut: number;
  /** Null: order days are not kept yet. */
  readonly orders: {
    /** Trading days since his last order of the last 250; null: none. */
    readonly since: number | null;
    /** His days with an order, and trading days there were, in the last 250. */
    readonly days: number;
    readonly of: number;
  } | null;
  /** False: the branch had written nothing down yet. */
  readonly hasRecords: boolean;
  readonly lastContact: Ymd | null;
  /** Days without contact that his tier allows; null: no tier, as he has no assets. */
  readonly contactNorm: number | null;
  readonly openComplaints: number;
}

export interface Driver {
  readonly name: DriverName;
  /** `ratio` of assets, `times` his own habit, whole `days`, `count`. */
  readonly unit: 'ratio' | 'times' | 'days' | 'count';
  /** The value speaks for leaving from the bound on upwards, or from it on downwards. */
  readonly speaks: 'at_least' | 'at_most';
  readonly measure: (ground: ChurnGround) => DriverValue;
}

export function defineDriver(driver: Driver): Driver {
  return driver;
}

/** Below this mean of assets (yuan × 10^4: 1,000 yuan) shares of them say nothing. */
export const LEAST_BASE_E4 = 10_000_000;
/** Trading days of one stretch, and how many stretches are looked at. */
export const STRETCH_DAYS = 20;
export const STRETCHES = 6;
/** Trading days in which a habit shows. */
export const HABIT_DAYS = 250;

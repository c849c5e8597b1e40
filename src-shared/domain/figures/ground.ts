/**
 * What figures are computed from: sums of one client over one period, and his state at its end. One client's report, the
 * branch's pass over all clients and the vectors of the tests fill it in different ways; the figures cannot tell.
 * Money E4 unless it is Exact; every part may be asked for in any order and is computed when first asked for.
 */

import type { Ymd } from '../../kernel/dates.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { HabitSums } from '../behaviour/habitSums.ts';
import type { ReturnSums } from '../returns/returnSums.ts';
import type { IndexPairs } from '../risk/indexPairs.ts';
import type { FigureDefinition, Result, Scores, Unit, ValueOf } from './definition.ts';

export interface Period {
  /** As asked for. */
  readonly from: Ymd;
  /** First day that counts; null when there is no asset day to start from. */
  readonly start: Ymd | null;
  /** The day before `start` (before `from` without one). */
  readonly before: Ymd;
  readonly to: Ymd;
  /** Calendar days from `before` to `to`; 0 without a start. */
  readonly days: number;
}

export interface ClientFacts {
  readonly status: string | null;
  readonly investorClass: string | null;
  readonly riskLevel: string | null;
  readonly riskAssessedOn: Ymd | null;
  readonly riskValidUntil: Ymd | null;
}

/** Σ of the last asset row of every account on or before a date; null: no row, undelivered: a row leaves it empty. */
export interface AssetTotals {
  readonly rows: number;
  readonly totalE4: number | null;
  readonly cashE4: number | null;
  readonly marketValueE4: number | null;
  readonly liabilityE4: number | null;
}

export interface DatedFlow {
  readonly date: Ymd;
  readonly value: Exact;
}

/** Rows of the period, added up by the book. */
export interface BookSums {
  readonly flows: readonly DatedFlow[];
  /** Transfers that neither an amount nor a close values. */
  readonly unvaluedTransfers: number;
  readonly realised: Exact;
  readonly realisedLeftOut: number;
  readonly dividends: Exact;
  readonly interest: Exact;
  readonly feeFlows: Exact;
  readonly otherFlows: Exact;
  /** Σ profit of securities that have one, and how many have none. */
  readonly parts: Exact;
  readonly partsLeftOut: number;
  readonly feesE4: number;
  readonly commissionE4: number;
  readonly statutory: Exact;
  readonly volumeE4: number;
  readonly orderCommissionE4: number;
  /** Positions (account and security) held at the day before the period or at its end. */
  readonly positionsAtEnds: number;
}

export interface AssetSum {
  readonly sumE4: bigint;
  readonly days: number;
}

export interface HoldingSums {
  /** Value of the book at `to`, positions without a price left out. */
  readonly value: Exact;
  readonly unpriced: number;
  /** Yuan by security over all accounts, those with a value. */
  readonly bySecurity: readonly number[];
  /** Securities held above the client's level. */
  readonly mismatches: number;
}

/** Windows over the last asset days, for value and life cycle. */
export interface LifeFacts {
  readonly hasAssets: boolean;
  readonly last20: { readonly sumE4: number; readonly days: number };
  readonly last60: { readonly sumE4: number; readonly days: number };
  /** The 60 days before the last 20. */
  readonly before60: { readonly sumE4: number; readonly days: number };
  /** All of the last 20 asset days (20 of them) below 1,000 yuan. */
  readonly emptied: boolean;
  /** Highest A of the 250 days before the last 20; null without a day. */
  readonly peakE4: number | null;
  /** Flows of the last 20 asset days; null: a transfer has no value. */
  readonly netFlow20: Exact | null;
  readonly tradedIn60: boolean;
  readonly tradedIn250: boolean;
  /** Of the 12 calendar months that end with the month of `to`. */
  readonly activeMonths: number;
  readonly lastOrderOn: Ymd | null;
}

/** The index that the branch chose for this client, and its closes at `before` and `to`. */
export interface OwnBenchmark {
  readonly code: string;
  readonly name: string;
  readonly startE4: number | null;
  readonly endE4: number | null;
}

export interface Ground {
  readonly period: Period;
  readonly client: ClientFacts;
  readonly assets: AssetTotals;
  /** How many accounts have an asset row on or before the day before the period. */
  readonly openingRows: number;
  /** A(before) and A(to); null without an asset day. */
  readonly openingE4: number | null;
  readonly closingE4: number | null;
  readonly book: BookSums;
  readonly habits: HabitSums;
  readonly returns: ReturnSums;
  /** Σ A(d) and Σ market value over the asset days of the period; market values null where not delivered. */
  readonly assetSum: AssetSum;
  readonly heldSum: AssetSum | null;
  readonly sixMonths: { readonly volumeE4: number; readonly assets: AssetSum };
  readonly holdings: HoldingSums;
  readonly life: LifeFacts;
  /** Scores inside the branch; null for a client whose status is not normal. */
  readonly scores: Scores | null;
  /** Closes of the index at `before` and `to`. */
  readonly benchmark: { readonly startE4: number | null; readonly endE4: number | null };
  /** Null: none is chosen for him. */
  readonly ownBenchmark: OwnBenchmark | null;
  /** Day returns of that index (x) beside the client's (y), over the asset days of the period. */
  readonly index: IndexPairs;
  /** Risk-free rate a year; bounds of tier and style. */
  readonly settings: FigureSettings;
  /** Another figure on the same ground. */
  of<U extends Unit>(figure: FigureDefinition<U>): Result<ValueOf[U]>;
}

/** formulas.md: what is a setting, with its default. */
export interface FigureSettings {
  readonly riskFree: number;
  /** Lower bounds of six months' turnover: high_frequency, short_term, mid_term. */
  readonly styleBounds: readonly [number, number, number];
  /** Lower bounds of average_asset_20 in yuan: diamond, platinum, gold, growth. */
  readonly tierBounds: readonly [number, number, number, number];
  /** Chasing and panic selling, in per cent of the earlier close. */
  readonly chasePercent: number;
  readonly panicPercent: number;
  /** effective: mean A of 60 days, in yuan. */
  readonly effectiveAsset: number;
  /** lost: A below, after a peak of at least, in yuan. */
  readonly lostBelow: number;
  readonly lostPeak: number;
  /** at_risk: outflow over mean A; months with a trade of the last 12. */
  readonly outflowShare: number;
  readonly quietMonths: number;
}

export const DEFAULT_SETTINGS: FigureSettings = {
  riskFree: 0.015,
  styleBounds: [40, 12, 3],
  tierBounds: [10_000_000, 3_000_000, 500_000, 50_000],
  chasePercent: 15,
  panicPercent: -15,
  effectiveAsset: 10_000,
  lostBelow: 1_000,
  lostPeak: 10_000,
  outflowShare: 0.3,
  quietMonths: 6,
};

/** Why the period has no figures, or null. */
export function periodGap(period: Period): 'no_asset_row' | 'no_period' | null {
  if (period.start === null) return 'no_asset_row';
  return period.start > period.to ? 'no_period' : null;
}

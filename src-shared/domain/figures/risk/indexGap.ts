/** Why there is nothing to say of client and index together, or null: the reasons of returns, then those of the index. */
import type { Reason } from '../../../kernel/figure.ts';
import type { Words } from '../definition.ts';
import { type Ground, type Period, periodGap } from '../ground.ts';

/** What the reasons rest on; a page that has no ground fills it in its own way. */
export interface GapFacts {
  readonly period: Period;
  /** A transfer of the period that nothing values. */
  readonly isUnvalued: boolean;
  /** Day returns of the client, and those with an index beside them. */
  readonly days: number;
  readonly pairs: number;
}

export function gapFacts({ period, book, returns, index }: Ground): GapFacts {
  return {
    period,
    isUnvalued: book.unvaluedTransfers > 0,
    get days() {
      return returns.counted;
    },
    get pairs() {
      return index.sums.n;
    },
  };
}

/** Reasons that every figure of day returns has. */
export function returnGap({ period, isUnvalued, days }: Omit<GapFacts, 'pairs'>): Reason | null {
  return baseGap(period, isUnvalued) ?? (days === 0 ? 'no_day_return' : null);
}

export function indexGap({ period, isUnvalued, pairs }: Omit<GapFacts, 'days'>): Reason | null {
  return baseGap(period, isUnvalued) ?? (pairs === 0 ? 'no_benchmark' : null);
}

function baseGap(period: Period, isUnvalued: boolean): Reason | null {
  return periodGap(period) ?? (isUnvalued ? 'transfer_without_price' : null);
}

export const LEFT_OUT_DAYS: Words = {
  zh: '指数在当日或前一资产日没有收盘价的资产日，客户与指数都不计。',
  en: 'Asset days for which the index lacks a close that day or the asset day before: in neither series.',
};
export const PAIRS: Words = {
  zh: '客户与指数都有日收益率的资产日',
  en: 'asset days with a return of both client and index',
};
export const SAME_DAYS: Words = {
  zh: '指数日收益率按客户的资产日取：当日收盘 ÷ 前一资产日收盘 − 1；客户分母不大于零的日子两边都不计。',
  en: "The index is read on the client's asset days: close / close of the asset day before − 1; days that the client's returns skip are in neither series.",
};

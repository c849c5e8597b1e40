/**
 * Turnover (contract/formulas.md, Turnover 周转率): volume over mean assets, two-sided. Sums are exact E4 integers, only
 * the quotient is a double. A mean below 1,000 yuan gives no ratio (`base_too_small`).
 */
import { type Figure, missing, ratio } from '../../kernel/figure.ts';
import { TRADING_DAYS } from '../returns/volatility.ts';

/** 1,000 yuan in E4. */
export const MINIMUM_BASE_E4 = 10_000_000;

export interface Mean {
  readonly sumE4: number;
  readonly days: number;
}

export function meanE4(mean: Mean): Figure<number> {
  return mean.days === 0 ? missing('no_asset_row') : ratio(mean.sumE4 / mean.days);
}

/** volume / mean(A). */
export function turnover(volumeE4: number, assets: Mean): Figure<number> {
  if (assets.days === 0) return missing('no_asset_row');
  if (assets.sumE4 / assets.days < MINIMUM_BASE_E4) return missing('base_too_small');
  return ratio((volumeE4 * assets.days) / assets.sumE4);
}

/** turnover × 250 / number of asset days. */
export function turnoverAnnualised(volumeE4: number, assets: Mean): Figure<number> {
  const plain = turnover(volumeE4, assets);
  return plain.value === null ? plain : ratio((plain.value * TRADING_DAYS) / assets.days);
}

/** One-sided volume over mean securities market value (股票周转率). */
export function holdingTurnover(volumeE4: number, marketValue: Mean): Figure<number> {
  return turnover(volumeE4 / 2, marketValue);
}

export type Style = 'high_frequency' | 'short_term' | 'mid_term' | 'long_term';
const STYLES: readonly Style[] = ['high_frequency', 'short_term', 'mid_term'];
/** Lower bounds of six months' turnover, falling; a setting. */
export type StyleBounds = readonly [number, number, number];
export const STYLE_BOUNDS: StyleBounds = [40, 12, 3];

export function styleOf(sixMonthTurnover: number, bounds: StyleBounds = STYLE_BOUNDS): Style {
  return STYLES[bounds.findIndex((bound) => sixMonthTurnover >= bound)] ?? 'long_term';
}

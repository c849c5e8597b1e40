/** Tier by average_asset_20 (yuan × 10^4): mean A over the last 20 asset days. Bounds are settings. */
export type Tier = 'diamond' | 'platinum' | 'gold' | 'growth' | 'basic';
export const TIER_DAYS = 20;
const YUAN = 10_000;
export const TIER_BOUNDS_E4: readonly (readonly [number, Tier])[] = [
  [10_000_000 * YUAN, 'diamond'],
  [3_000_000 * YUAN, 'platinum'],
  [500_000 * YUAN, 'gold'],
  [50_000 * YUAN, 'growth'],
];

export function tierOf(averageAssetE4: number): Tier {
  for (const [bound, tier] of TIER_BOUNDS_E4) if (averageAssetE4 >= bound) return tier;
  return 'basic';
}

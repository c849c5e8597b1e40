/** Tier by average_asset_20 (yuan × 10^4): mean A over the last 20 asset days. Bounds are settings. */
export type Tier = 'diamond' | 'platinum' | 'gold' | 'growth' | 'basic';
export const TIER_DAYS = 20;
const YUAN = 10_000;
const TIERS: readonly Tier[] = ['diamond', 'platinum', 'gold', 'growth'];
/** Lower bounds in yuan, falling; a setting. */
export type TierBounds = readonly [number, number, number, number];
export const TIER_BOUNDS: TierBounds = [10_000_000, 3_000_000, 500_000, 50_000];

export function tierOf(averageAssetE4: number, bounds: TierBounds = TIER_BOUNDS): Tier {
  const at = bounds.findIndex((bound) => averageAssetE4 >= bound * YUAN);
  return TIERS[at] ?? 'basic';
}

/**
 * Sum and count behind average_asset_20: the client's own last 20 asset days; where he has fewer, the branch's last 20
 * asset days, with 0 before his first row (formulas.md: "the branch's asset days are meant where a client has fewer").
 * `own` = his asset days on or before the date, newest first, at most 20; `branch` = the branch's, newest first.
 */
export function averageAssetSum(
  own: readonly { readonly day: number; readonly assetE4: number }[],
  branch: readonly number[],
): { sumE4: number; days: number } {
  let sumE4 = 0;
  if (own.length >= TIER_DAYS) {
    for (const row of own) sumE4 += row.assetE4;
    return { sumE4, days: own.length };
  }
  for (const day of branch) {
    const row = own.find((o) => o.day <= day);
    if (row) sumE4 += row.assetE4;
  }
  return { sumE4, days: branch.length };
}

/** What the figures of value and life cycle share: means over the last asset days, bounds in yuan, and the rows of a window. */
import { type Exact, exact } from '../../../kernel/exact.ts';
import { none, type Result, value, type Words } from '../definition.ts';
import type { EvidenceRows, EvidenceSource } from '../evidence.ts';
import type { AssetSum, LifeFacts } from '../ground.ts';
import { meanExact } from '../means.ts';
import { lifeDayLines, tradeRows } from '../rows.ts';

export const LIFE_SOURCE = 'contract/formulas.md, Client value and life cycle';

export const WINDOW_CONVENTION: Words = {
  zh: '最近若干资产日取客户自己的；不够时取营业部的资产日，首条资产记录之前按 0。',
  en: "The client's own last asset days; where he has too few, the branch's, with 0 before his first asset row.",
};

type Window = 'last20' | 'last60' | 'before60';

export function sumOver({ life }: { readonly life: LifeFacts }, window: Window): AssetSum {
  const { sumE4, days } = life[window];
  return { sumE4: BigInt(sumE4), days };
}

/** Mean A of a window; a client without any asset row has none. */
export function meanOver(ground: { readonly life: LifeFacts }, window: Window): Result<Exact> {
  const sum = sumOver(ground, window);
  return !ground.life.hasAssets || sum.days === 0 ? none('no_asset_row') : value(meanExact(sum));
}

/** A setting in yuan as E4. */
export function boundE4(yuan: number): number {
  return Math.round(yuan * 10_000);
}
export function bound(yuan: number): Result<Exact> {
  return value(exact(boundE4(yuan)));
}

/** Asset days that value and life cycle look at: the last n after leaving out the last `skip`. */
export function lifeDayRows(n: number, skip = 0): (source: EvidenceSource) => EvidenceRows {
  const title: Words =
    skip === 0
      ? { zh: `最近 ${n} 个资产日`, en: `The last ${n} asset days` }
      : { zh: `最近 ${skip} 个资产日之前的 ${n} 个资产日`, en: `The ${n} asset days before the last ${skip}` };
  return (source) => lifeDayLines(title, source.lastAssetDays(n, skip));
}

/** Orders since the first of the last n asset days. */
export function recentOrderRows(n: number): (source: EvidenceSource) => EvidenceRows {
  return (source) =>
    tradeRows(
      { zh: `最近 ${n} 个资产日的买卖成交`, en: `Orders of the last ${n} asset days` },
      source.recentTrades(n).filter((trade) => trade.isOrder),
    );
}

/** What the figures of turnover share: their source, the asset days they divide by, and where a mean is too small. */
import { none, type Result, type TermOfInput, value, type Words } from '../definition.ts';
import type { EvidenceRows, EvidenceSource } from '../evidence.ts';
import { type Ground, periodGap } from '../ground.ts';
import { assetDayRows } from '../rows.ts';

export const TURNOVER_SOURCE = 'contract/formulas.md, Turnover 周转率';

export const ASSET_DAYS: Words = { zh: '资产日', en: 'asset days' };
export const ORDERS: Words = { zh: '买卖成交笔数', en: 'orders' };

export const ASSET_DAY_CONVENTION: Words = {
  zh: '资产日指任一账户有资产记录的日子；当日没有记录的账户取其最近一行。',
  en: 'An asset day is a date on which any account has an asset row; an account without one counts with its last row.',
};
export const LEAST_BASE: Words = {
  zh: '平均数低于 1,000 元时不作比率。',
  en: 'No ratio where the mean is below 1,000 yuan.',
};

/** An input of the period: it has no value where the period has none. */
export function inPeriod<V>({ period }: Ground, of: () => Result<V>): Result<V> {
  const gap = periodGap(period);
  return gap === null ? of() : none(gap);
}

export function periodAssetDays(source: EvidenceSource): EvidenceRows {
  return assetDayRows({ zh: '期间各资产日', en: 'Asset days of the period' }, source.assetDays());
}

export const ASSET_DAY_COUNT: TermOfInput = {
  symbol: 'n',
  name: { zh: '期间资产日数', en: 'Asset days of the period' },
  unit: 'count',
  value: (ground) => inPeriod(ground, () => value(ground.assetSum.days)),
};

/** The list as it is shown: filtered, sorted, added up; the words of a value. Pure. */
import type { ChurnList } from '../../../src-shared/contract/churnCalls.ts';
import { DRIVER_NAMES, type DriverName } from '../../../src-shared/domain/churn/definition.ts';
import { type HitRate, hitRate, type ScoreCount } from '../../../src-shared/domain/churn/hitRate.ts';

export interface ChurnFilters {
  /** An advisor's number, '' nobody's; null: all. */
  readonly advisor: string | null;
  /** '' = none; null: all. */
  readonly tier: string | null;
  /** Least score; null: the branch's own. */
  readonly from: number | null;
}
export const NO_FILTERS: ChurnFilters = { advisor: null, tier: null, from: null };

export const SORT_KEYS = ['client', 'advisor', 'tier', 'assets', 'score', 'contact'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface ChurnSort {
  readonly key: SortKey;
  readonly descending: boolean;
}
/** The most assets at risk first. */
export const BY_ASSETS: ChurnSort = { key: 'assets', descending: true };

export interface Selection {
  readonly rows: Int32Array;
  readonly assetsE4: number;
  /** Clients in it whose assets are not known. */
  readonly leftOut: number;
}

const TIER_ORDER = ['basic', 'growth', 'gold', 'platinum', 'diamond'];
const collator = new Intl.Collator('zh-CN');

export function select(list: ChurnList, filters: ChurnFilters, sort: ChurnSort): Selection {
  const from = filters.from ?? list.warn_from;
  const rows: number[] = [];
  let [assetsE4, leftOut] = [0, 0];
  for (let row = 0; row < list.client_no.length; row++) {
    if ((list.score[row] as number) < from) continue;
    if (filters.advisor !== null && (list.advisor_no[row] ?? '') !== filters.advisor) continue;
    if (filters.tier !== null && (list.tier[row] ?? '') !== filters.tier) continue;
    rows.push(row);
    const e4 = list.total_asset_e4[row] ?? null;
    if (e4 === null) leftOut += 1;
    else assetsE4 += e4;
  }
  const turn = sort.descending ? -1 : 1;
  const value = cellValue(list, sort.key);
  // What is missing comes last, whichever way; equals stay in the list's own order, by assets.
  rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    const order = typeof x === 'string' ? collator.compare(x, y as string) : x - (y as number);
    return order === 0 ? a - b : turn * order;
  });
  return { rows: Int32Array.from(rows), assetsE4, leftOut };
}

function cellValue(list: ChurnList, key: SortKey): (row: number) => number | string | null {
  const names = new Map(list.advisors.map(({ advisor_no, name }) => [advisor_no, name]));
  switch (key) {
    case 'client':
      return (row) => list.name[row] as string;
    case 'advisor':
      return (row) => {
        const no = list.advisor_no[row] ?? null;
        return no === null ? null : (names.get(no) ?? no);
      };
    case 'tier':
      return (row) => {
        const tier = list.tier[row] ?? null;
        return tier === null ? null : TIER_ORDER.indexOf(tier);
      };
    case 'assets':
      return (row) => list.total_asset_e4[row] ?? null;
    case 'score':
      return (row) => list.score[row] as number;
    case 'contact':
      return (row) => {
        const day = list.last_contact[row] ?? null;
        return day === null ? null : Number(day.replaceAll('-', ''));
      };
  }
}

export interface Sign {
  readonly driver: DriverName;
  readonly value: number;
  readonly points: number;
}

/** The signs that give a client points, the heaviest first; together they are his score. */
export function signsOf(list: ChurnList, row: number): Sign[] {
  return DRIVER_NAMES.flatMap((driver): Sign[] => {
    const value = list[driver][row] ?? null;
    return value === null ? [] : [{ driver, value, points: list.points[driver] }];
  }).sort((a, b) => b.points - a.points);
}

/** Least scores to choose from: any sign, then every ten points, and the branch's own. */
export function thresholds(warnFrom: number, highest: number): number[] {
  const tens = Array.from({ length: Math.floor(highest / 10) }, (_, i) => (i + 1) * 10);
  return [...new Set([1, ...tens, warnFrom])].sort((a, b) => a - b);
}

export interface RateLine {
  readonly from: number;
  readonly rate: HitRate;
}

/** Hit rates by threshold, as far as anybody was ever warned; the branch's own and the chosen one always. */
export function rateLines(
  counts: readonly ScoreCount[],
  { warnFrom, from, highest, least }: { warnFrom: number; from: number; highest: number; least: number },
): RateLine[] {
  return [...new Set([...thresholds(warnFrom, highest), from])]
    .sort((a, b) => a - b)
    .filter((one) => one > 1)
    .map((one) => ({ from: one, rate: hitRate(counts, one, least) }))
    .filter(({ from: one, rate }) => one === warnFrom || one === from || rate.tp + rate.fp > 0);
}

export function casesOf(counts: readonly ScoreCount[]): { readonly cases: number; readonly left: number } {
  return counts.reduce((sum, { left, stayed }) => ({ cases: sum.cases + left + stayed, left: sum.left + left }), {
    cases: 0,
    left: 0,
  });
}

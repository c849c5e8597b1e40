/**
 * The demo market's securities: a few hundred over all boards and kinds, with codes in the ranges that the exchanges use
 * and made-up names. Which of them has which corporate event is decided in corporateActions.ts.
 */
import type { SecurityKind } from './fees.ts';
import { createRandom, hashText } from './random.ts';
import { companyName, FUND_HOUSES, INDUSTRIES } from './securityNames.ts';

export type Market = 'SH' | 'SZ' | 'BJ';
export type Board = 'main' | 'chinext' | 'star' | 'bse' | 'none';

export interface Security {
  readonly id: number;
  readonly market: Market;
  /** The code at the first day; `newCode` takes its place on day `codeChangeDay`. */
  readonly code: string;
  newCode: string | null;
  codeChangeDay: number;
  name: string;
  readonly kind: SecurityKind;
  readonly board: Board;
  readonly industryIndex: number;
  readonly industry: string | null;
  readonly riskRating: string;
  /** Smallest quantity of a purchase, and the step above it, in whole units. */
  readonly lot: number;
  readonly step: number;
  readonly tickE4: number;
  readonly startPriceE4: number;
  readonly beta: number;
  readonly volatility: number;
  specialTreatment: boolean;
  /** Sold on the day of purchase too. */
  readonly sameDay: boolean;
  listedOn: string;
  /** First and last day (indices) with trading; outside it has no price. */
  firstDay: number;
  lastDay: number;
  delistedOn: string | null;
  /** A bond that is paid back after the last day; said from the beginning. */
  maturesOn: string | null;
}

/** Days that lie beyond any demo. */
export const NEVER = 1_000_000;

interface Group {
  readonly kind: SecurityKind;
  readonly board: Board;
  readonly market: Market;
  readonly heads: readonly string[];
  readonly count: number;
  readonly ratings: readonly string[];
}

const GROUPS: readonly Group[] = [
  { kind: 'stock', board: 'main', market: 'SH', heads: ['600', '601', '603', '605'], count: 90, ratings: ['R3'] },
  { kind: 'stock', board: 'main', market: 'SZ', heads: ['000', '001', '002', '003'], count: 80, ratings: ['R3'] },
  { kind: 'stock', board: 'chinext', market: 'SZ', heads: ['300', '301'], count: 50, ratings: ['R4'] },
  { kind: 'stock', board: 'star', market: 'SH', heads: ['688'], count: 34, ratings: ['R4'] },
  {
    kind: 'stock',
    board: 'bse',
    market: 'BJ',
    heads: ['430', '831', '832', '836', '838', '870', '920'],
    count: 16,
    ratings: ['R5'],
  },
  { kind: 'etf', board: 'none', market: 'SH', heads: ['510', '512', '515', '588'], count: 18, ratings: ['R3'] },
  { kind: 'etf', board: 'none', market: 'SZ', heads: ['159'], count: 12, ratings: ['R3'] },
  { kind: 'fund', board: 'none', market: 'SZ', heads: ['160', '161', '162'], count: 6, ratings: ['R2', 'R3'] },
  { kind: 'bond', board: 'none', market: 'SH', heads: ['019', '127'], count: 7, ratings: ['R1', 'R2'] },
  { kind: 'bond', board: 'none', market: 'SZ', heads: ['112', '149'], count: 4, ratings: ['R2'] },
  { kind: 'convertible', board: 'none', market: 'SH', heads: ['113', '118'], count: 12, ratings: ['R3'] },
  { kind: 'convertible', board: 'none', market: 'SZ', heads: ['123', '127', '128'], count: 10, ratings: ['R3'] },
  { kind: 'repo', board: 'none', market: 'SH', heads: [], count: 2, ratings: ['R1'] },
  { kind: 'repo', board: 'none', market: 'SZ', heads: [], count: 1, ratings: ['R1'] },
  { kind: 'other', board: 'none', market: 'SH', heads: ['508'], count: 3, ratings: ['R3'] },
  { kind: 'other', board: 'none', market: 'SZ', heads: ['180'], count: 2, ratings: ['R3'] },
];

const REPO_CODES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  SH: [
    ['204001', 'GC001'],
    ['204007', 'GC007'],
  ],
  SZ: [['131810', 'Ｒ-001']],
};
/** A bond in Shanghai and a convertible in Shenzhen carry this same code. */
export const SHARED_CODE = '127018';

const LOTS: Readonly<Record<string, readonly [lot: number, step: number]>> = {
  star: [200, 1],
  bse: [100, 1],
  bond: [10, 10],
  convertible: [10, 10],
  repo: [10, 10],
};

function priceRange(group: Group): readonly [low: number, high: number] {
  if (group.kind === 'stock') return group.board === 'star' ? [15, 140] : [3.2, group.board === 'bse' ? 28 : 70];
  if (group.kind === 'etf' || group.kind === 'fund') return [0.7, 4.6];
  if (group.kind === 'other') return [2.2, 6];
  return group.kind === 'convertible' ? [104, 175] : [99.5, 106];
}

export function createUniverse(seed: number): Security[] {
  const random = createRandom(seed, 'universe');
  const taken = new Set<string>();
  const names = new Set<string>();
  const securities: Security[] = [];
  for (const group of GROUPS) {
    for (let i = 0; i < group.count; i++) {
      // No banks or distillers on the growth boards.
      const industryIndex =
        group.board === 'main' || group.board === 'none' ? random.int(INDUSTRIES.length) : 5 + random.int(12);
      const industryName = (INDUSTRIES[industryIndex] as readonly [string, unknown])[0];
      const repo = group.kind === 'repo' ? REPO_CODES[group.market]?.[i] : undefined;
      const shared =
        (group.kind === 'bond' && group.market === 'SH') || (group.kind === 'convertible' && group.market === 'SZ');
      let code = repo?.[0] ?? (shared && i === 0 ? SHARED_CODE : '');
      while (code === '' || taken.has(group.market + code))
        code = random.pick(group.heads) + String(random.int(1000)).padStart(3, '0');
      taken.add(group.market + code);
      const [low, high] = priceRange(group);
      const tickE4 = group.kind === 'stock' ? 100 : group.kind === 'repo' ? 50 : 10;
      const [lot, step] = LOTS[group.board] ?? LOTS[group.kind] ?? [100, 100];
      const startE4 = group.kind === 'repo' ? 17_000 : low * (high / low) ** random.next() * 10_000;
      const specialTreatment = group.board === 'main' && i % 30 === 29;
      const year = 1998 + (hashText(code) % 26);
      securities.push({
        id: securities.length,
        market: group.market,
        code,
        newCode: null,
        codeChangeDay: NEVER,
        name: repo?.[1] ?? securityName(random, group, industryIndex, names, specialTreatment, year),
        kind: group.kind,
        board: group.board,
        industryIndex,
        industry: group.kind === 'stock' || group.kind === 'convertible' ? industryName : null,
        riskRating: specialTreatment ? 'R5' : random.pick(group.ratings),
        lot,
        step,
        tickE4,
        startPriceE4: Math.round(startE4 / tickE4) * tickE4,
        beta: group.kind === 'bond' ? 0.02 : group.kind === 'convertible' ? 0.5 : 0.7 + random.next() * 0.7,
        volatility: volatilityOf(group, random.next()),
        specialTreatment,
        sameDay: group.kind === 'bond' || group.kind === 'convertible',
        listedOn: `${year}-${String(1 + random.int(12)).padStart(2, '0')}-${String(1 + random.int(28)).padStart(2, '0')}`,
        firstDay: 0,
        lastDay: NEVER,
        delistedOn: null,
        maturesOn: null,
      });
    }
  }
  return securities;
}

function volatilityOf(group: Group, chance: number): number {
  if (group.kind === 'bond') return 0.0006;
  if (group.kind === 'etf') return 0.002;
  if (group.kind === 'fund' || group.kind === 'other') return 0.004;
  if (group.kind === 'convertible') return 0.008 + chance * 0.008;
  return (group.board === 'main' ? 0.011 : 0.018) + chance * 0.011;
}

function securityName(
  random: ReturnType<typeof createRandom>,
  group: Group,
  industryIndex: number,
  taken: Set<string>,
  st: boolean,
  year: number,
): string {
  const industry = (INDUSTRIES[industryIndex] as readonly [string, unknown])[0];
  const house = random.pick(FUND_HOUSES);
  if (group.kind === 'etf') return `${industry}ETF${house}`;
  if (group.kind === 'fund') return `${house}${industry.slice(0, 2)}LOF`;
  if (group.kind === 'other') return `${house}${random.pick(['产园', '高速', '仓储', '租赁'])}REIT`;
  if (group.kind === 'bond')
    return random.chance(0.5)
      ? `${year % 100}国债${String(random.between(1, 28)).padStart(2, '0')}`
      : `${year % 100}${house}债`;
  const name = companyName(random, industryIndex, taken);
  if (group.kind === 'convertible') return `${name.slice(0, 2)}转债`;
  return st ? `*ST${name.slice(0, 2)}` : name;
}

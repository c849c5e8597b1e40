/**
 * A ground from one client's facts: histories, asset days, prices. Each part is computed when a figure first asks for
 * it. The report of one client and the pass over the branch both go through here, so that they cannot differ.
 */
import { addDays, addMonths, daysBetween, type Ymd } from '../../kernel/dates.ts';
import { add, toYuan, ZERO } from '../../kernel/exact.ts';
import { HabitListener, type HabitWitness } from '../behaviour/habitListener.ts';
import { type HabitSums, noHabits } from '../behaviour/habitSums.ts';
import type { PriceSource } from '../behaviour/prices.ts';
import type { CodeChanges } from '../book/codeChanges.ts';
import type { AccountHistory, SecurityInfo } from '../book/history.ts';
import { computePeriod, holdingValue, type PeriodBook } from '../profit/period.ts';
import { type DaySeries, lastOnOrBefore } from '../returns/daySeries.ts';
import { ReturnSums } from '../returns/returnSums.ts';
import { type IndexPairs, indexPairs } from '../risk/indexPairs.ts';
import { PairSums } from '../risk/pairSums.ts';
import { isAbove, limitOf } from '../suitability/level.ts';
import { bookSums, volumeBetween } from './bookSums.ts';
import type { Scores } from './definition.ts';
import type { GroundFacts } from './evaluate.ts';
import type {
  AssetSum,
  AssetTotals,
  BookSums,
  ClientFacts,
  FigureSettings,
  HoldingSums,
  LifeFacts,
  OwnBenchmark,
  Period,
} from './ground.ts';

export interface Material {
  readonly period: Period;
  readonly client: ClientFacts;
  readonly settings: FigureSettings;
  readonly accounts: readonly AccountHistory[];
  readonly codes: CodeChanges;
  readonly security: (securityId: number) => SecurityInfo;
  readonly prices: PriceSource;
  /** Asset days from the base of the period, or the six-month window if that starts earlier, to `to`. */
  readonly series: DaySeries;
  /** First day of the six months that end on `to`, cut to the data. */
  readonly windowFrom: Ymd;
  readonly assets: () => AssetTotals;
  /** Accounts with an asset row on or before the day before the period. */
  readonly openingRows: () => number;
  readonly life: () => LifeFacts;
  readonly scores: () => Scores | null;
  readonly benchmark: () => { readonly startE4: number | null; readonly endE4: number | null };
  /** The index chosen for this client; null: none. A pass over the branch leaves it out. */
  readonly ownBenchmark: () => OwnBenchmark | null;
  /** Closes of the index (E4) by day, at least from the base of the period to `to`. */
  readonly indexCloses: () => ReadonlyMap<Ymd, number>;
  readonly witness?: (accountId: number) => HabitWitness;
}

/** The period that [from, to] means for a client: without an asset day before `from` it starts after the first one. */
export function periodOf(from: Ymd, to: Ymd, dayBefore: Ymd | null, firstDay: Ymd | null): Period {
  const start = dayBefore !== null ? from : firstDay !== null && firstDay <= to ? addDays(firstDay, 1) : null;
  const before = addDays(start ?? from, -1);
  return { from, start, before, to, days: start === null ? 0 : daysBetween(before, to) };
}

/** First day of the six calendar months that end on `to`; for a newer client the day after his first asset day. */
export function sixMonthsFrom(to: Ymd, firstDay: Ymd | null): Ymd {
  const from = addDays(addMonths(to, -6), 1);
  return firstDay !== null && firstDay >= from ? addDays(firstDay, 1) : from;
}

function once<T>(make: () => T): () => T {
  let made = false;
  let kept: T;
  return () => {
    if (!made) {
      kept = make();
      made = true;
    }
    return kept;
  };
}

/** Σ of a column of the day series over [from, to]; null where a day has none. */
export function sumOf(series: DaySeries, values: readonly (number | null)[], from: Ymd, to: Ymd): AssetSum | null {
  const { days } = series;
  let sumE4 = 0n;
  let count = 0;
  for (let i = lastOnOrBefore(days, to); i >= 0 && (days[i] as Ymd) >= from; i--) {
    const v = values[i];
    if (v === null || v === undefined) return null;
    sumE4 += BigInt(v);
    count += 1;
  }
  return { sumE4, days: count };
}

function returnsOf(series: DaySeries, { start, before, to }: Period): ReturnSums {
  const base = start === null || start > to ? -1 : lastOnOrBefore(series.days, before);
  if (base < 0) return new ReturnSums(before);
  const sums = new ReturnSums(series.days[base] as Ymd);
  const last = lastOnOrBefore(series.days, to);
  for (let i = base + 1; i <= last; i++) {
    sums.push(
      series.days[i] as Ymd,
      series.assetE4[i] as number,
      series.assetE4[i - 1] as number,
      series.flowInE4[i] as number,
      series.flowOutE4[i] as number,
    );
  }
  return sums;
}

/** The same days beside those of an index. */
export function pairsOf(
  series: DaySeries,
  { start, before, to }: Period,
  closes: () => ReadonlyMap<Ymd, number>,
): IndexPairs {
  const base = start === null || start > to ? -1 : lastOnOrBefore(series.days, before);
  if (base < 0) return { sums: new PairSums(), leftOut: 0 };
  return indexPairs(series, base + 1, lastOnOrBefore(series.days, to), closes());
}

function holdingSums(material: Material, book: PeriodBook): HoldingSums {
  const { security, prices, client, period } = material;
  const limit = limitOf(client, period.to);
  const bySecurity = new Map<number, number>();
  const above = new Set<number>();
  let value = ZERO;
  let unpriced = 0;
  for (const holdings of book.holdings.values()) {
    for (const [securityId, holding] of holdings) {
      if (holding.quantityE2 === 0) continue;
      const info = security(securityId);
      if (isAbove(info.riskRating ?? null, limit)) above.add(securityId);
      const own = holdingValue(holding, info, prices.closeOn(securityId, period.to));
      if (own === null) {
        unpriced += 1;
        continue;
      }
      value = add(value, own);
      bySecurity.set(securityId, (bySecurity.get(securityId) ?? 0) + toYuan(own));
    }
  }
  return { value, unpriced, bySecurity: [...bySecurity.values()], mismatches: above.size };
}

export interface ClientGround {
  readonly facts: GroundFacts;
  readonly book: () => PeriodBook;
}

export function groundOf(material: Material): ClientGround {
  const { period, series, settings } = material;
  const first = period.start ?? period.from;
  const habits = once((): HabitSums => noHabits());
  const book = once(() => {
    const sums = habits();
    const { codes, security, prices, witness } = material;
    const bounds = { chasePercent: settings.chasePercent, panicPercent: settings.panicPercent };
    return computePeriod(
      {
        accounts: material.accounts,
        codes,
        security,
        closeOn: (id, date) => prices.closeOn(id, date),
        also: ({ accountId, opening }) =>
          new HabitListener({
            sums,
            from: first,
            opening,
            codes,
            security,
            prices,
            bounds,
            ...(witness && { witness: witness(accountId) }),
          }),
      },
      first,
      period.before,
      period.to,
    );
  });
  const sums = once((): BookSums => bookSums(book(), first, period.to));
  const returns = once(() => returnsOf(series, period));
  const holdings = once(() => holdingSums(material, book()));
  const life = once(material.life);
  const assets = once(material.assets);
  const openingRows = once(material.openingRows);
  const benchmark = once(material.benchmark);
  const ownBenchmark = once(material.ownBenchmark);
  const index = once(() => pairsOf(series, period, material.indexCloses));
  const at = (date: Ymd): number | null => {
    const i = period.start === null ? -1 : lastOnOrBefore(series.days, date);
    return i < 0 ? null : (series.assetE4[i] as number);
  };
  const facts: GroundFacts = {
    period,
    client: material.client,
    settings,
    get assets() {
      return assets();
    },
    get openingRows() {
      return openingRows();
    },
    openingE4: at(period.before),
    closingE4: at(period.to),
    get book() {
      return sums();
    },
    get habits() {
      book();
      return habits();
    },
    get returns() {
      return returns();
    },
    get assetSum() {
      return sumOf(series, series.assetE4, first, period.to) as AssetSum;
    },
    get heldSum() {
      return sumOf(series, series.marketValueE4, first, period.to);
    },
    get sixMonths() {
      const { windowFrom } = material;
      return {
        volumeE4: volumeBetween(book(), windowFrom, period.to),
        assets: sumOf(series, series.assetE4, windowFrom, period.to) as AssetSum,
      };
    },
    get holdings() {
      return holdings();
    },
    get life() {
      return life();
    },
    get scores() {
      return material.scores();
    },
    get benchmark() {
      return benchmark();
    },
    get ownBenchmark() {
      return ownBenchmark();
    },
    get index() {
      return index();
    },
  };
  return { facts, book };
}

// Every figure of the registry on its vector file: a ground in its simplest words, and the value, reason and n wanted.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type HabitSums, noHabits } from '../../src-shared/domain/behaviour/habitSums.ts';
import type { Result, Unit, ValueOf } from '../../src-shared/domain/figures/definition.ts';
import { evaluating, type GroundFacts } from '../../src-shared/domain/figures/evaluate.ts';
import { DEFAULT_SETTINGS } from '../../src-shared/domain/figures/ground.ts';
import { FIGURES } from '../../src-shared/domain/figures/registry.ts';
import { ReturnSums } from '../../src-shared/domain/returns/returnSums.ts';
import type { IndexPairs } from '../../src-shared/domain/risk/indexPairs.ts';
import { PairSums } from '../../src-shared/domain/risk/pairSums.ts';
import { daysBetween, parseDate } from '../../src-shared/kernel/dates.ts';
import { type Exact, exact, ZERO } from '../../src-shared/kernel/exact.ts';
import { decimalText, moneyText, parseDecimal } from '../../src-shared/kernel/money.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Parts = Record<string, Record<string, Json>>;
interface Case {
  readonly name: string;
  readonly ground: Parts;
  readonly value?: Json;
  readonly reason?: string;
  readonly n?: number;
  readonly leftOut?: number;
}
interface VectorFile {
  readonly figure: string;
  readonly source: string;
  readonly cases: readonly Case[];
}

const folder = path.join(import.meta.dirname, 'figures');
const e4 = (text: Json): number => {
  const found = typeof text === 'string' ? parseDecimal(text, 4) : null;
  if (found === null) throw new Error(`no amount of yuan as text: ${JSON.stringify(text)}`);
  return found;
};
const yuan = (text: Json): Exact => exact(e4(text));
const ymd = (text: Json): number => {
  const found = typeof text === 'string' ? parseDate(text) : null;
  if (found === null) throw new Error(`no date: ${JSON.stringify(text)}`);
  return found;
};
const orNull = <T>(read: (v: Json) => T, v: Json): T | null => (v === null ? null : read(v));
/** What a vector says of a part: known keys are read by their reader, unknown keys are a fault of the vector. */
function read<T extends object>(
  base: T,
  said: Record<string, Json> | undefined,
  readers: Record<string, (v: Json) => unknown>,
): T {
  const out: Record<string, unknown> = Object.assign(Object.create(Object.getPrototypeOf(base)), base);
  for (const [key, v] of Object.entries(said ?? {})) {
    const reader = readers[key];
    if (reader === undefined) throw new Error(`the vector says ${key}, which is no part of it`);
    out[key] = reader(v);
  }
  return out as T;
}
/** Pairs [index, client] of day returns, the whole list as often as `times` says. */
function indexOf(said: Record<string, Json> | undefined): IndexPairs {
  const sums = new PairSums();
  for (let i = 0; i < ((said?.times ?? 1) as number); i++) {
    for (const [x, y] of (said?.days ?? []) as [number, number][]) sums.push(x, y);
  }
  return { sums, leftOut: (said?.leftOut ?? 0) as number };
}
const asIs = (v: Json): unknown => v;
const map = (v: Json): Map<string, number> =>
  new Map(Object.entries(v as Record<string, Json>).map(([k, x]) => [k, e4(x)]));

/** Money as decimal text in yuan, dates as text, everything else as it is; what is not said is empty. */
function groundOf(said: Parts): GroundFacts {
  const period = read(
    { from: 20260101, start: 20260101 as number | null, before: 20251231, to: 20260630, days: 181 },
    said.period,
    { from: ymd, start: (v) => orNull(ymd, v), before: ymd, to: ymd, days: asIs },
  );
  if (said.period?.days === undefined) period.days = period.start === null ? 0 : daysBetween(period.before, period.to);
  const money = (...keys: string[]): Record<string, (v: Json) => unknown> =>
    Object.fromEntries(keys.map((key) => [key, (v: Json) => orNull(yuan, v)]));
  const sum = (v: Json): unknown => {
    const { sum: total, days } = v as { sum: string; days: number };
    return { sumE4: BigInt(e4(total)), days };
  };
  const numberSum = (v: Json): unknown => {
    const { sum: total, days } = v as { sum: string; days: number };
    return { sumE4: e4(total), days };
  };
  const returns = new ReturnSums(period.before);
  for (const day of (said.returns?.days as
    | { day: string; asset: string; before: string; in?: string; out?: string }[]
    | undefined) ?? []) {
    returns.push(ymd(day.day), e4(day.asset), e4(day.before), e4(day.in ?? '0'), e4(day.out ?? '0'));
  }
  const moves = (v: Json): unknown =>
    read({ rows: 0, amountE4: 0, hitRows: 0, hitAmountE4: 0 }, v as Record<string, Json>, {
      rows: asIs,
      hitRows: asIs,
      amount: asIs,
      hitAmount: asIs,
      amountE4: asIs,
      hitAmountE4: asIs,
    });
  const habits: HabitSums = read(noHabits(), said.habits, {
    ...Object.fromEntries(
      [
        'rg',
        'pg',
        'rl',
        'pl',
        'pieces',
        'pieceDays',
        'pieceQuantity',
        'trips',
        'wins',
        'losses',
        'orders',
        'orderAmountE4',
      ].map((key) => [key, asIs]),
    ),
    quantityByDays: (v) => new Map(v as [number, number][]),
    gained: yuan,
    lost: yuan,
    chasing: moves,
    panic: moves,
    byChannel: map,
    byIndustry: map,
    byBoard: map,
    activeMonths: (v) => new Set(v as number[]),
    activeDays: (v) => new Set((v as string[]).map(ymd)),
  });
  return {
    period,
    client: read(
      {
        status: 'normal' as string | null,
        investorClass: 'ordinary' as string | null,
        riskLevel: null as string | null,
        riskAssessedOn: null as number | null,
        riskValidUntil: null as number | null,
      },
      said.client,
      {
        status: asIs,
        investorClass: asIs,
        riskLevel: asIs,
        riskAssessedOn: (v) => orNull(ymd, v),
        riskValidUntil: (v) => orNull(ymd, v),
      },
    ),
    assets: read(
      {
        rows: 1,
        totalE4: 0 as number | null,
        cashE4: 0 as number | null,
        marketValueE4: 0 as number | null,
        liabilityE4: 0 as number | null,
      },
      said.assets,
      {
        rows: asIs,
        totalE4: (v) => orNull(e4, v),
        cashE4: (v) => orNull(e4, v),
        marketValueE4: (v) => orNull(e4, v),
        liabilityE4: (v) => orNull(e4, v),
      },
    ),
    openingRows: (said.ends?.openingRows as number | undefined) ?? 1,
    openingE4: said.ends?.opening === undefined ? 0 : orNull(e4, said.ends.opening),
    closingE4: said.ends?.closing === undefined ? 0 : orNull(e4, said.ends.closing),
    book: read(
      {
        flows: [] as { date: number; value: Exact }[],
        unvaluedTransfers: 0,
        realised: ZERO,
        realisedLeftOut: 0,
        dividends: ZERO,
        interest: ZERO,
        feeFlows: ZERO,
        otherFlows: ZERO,
        parts: ZERO,
        partsLeftOut: 0,
        feesE4: 0,
        commissionE4: 0,
        statutory: ZERO,
        volumeE4: 0,
        orderCommissionE4: 0,
        positionsAtEnds: 0,
      },
      said.book,
      {
        flows: (v) => (v as [string, string][]).map(([date, amount]) => ({ date: ymd(date), value: yuan(amount) })),
        unvaluedTransfers: asIs,
        realisedLeftOut: asIs,
        partsLeftOut: asIs,
        ...money('realised', 'dividends', 'interest', 'feeFlows', 'otherFlows', 'parts', 'statutory'),
        feesE4: e4,
        commissionE4: e4,
        volumeE4: e4,
        orderCommissionE4: e4,
        positionsAtEnds: asIs,
      },
    ),
    habits,
    returns,
    assetSum:
      said.assetSum === undefined ? { sumE4: 0n, days: 0 } : (sum(said.assetSum) as { sumE4: bigint; days: number }),
    heldSum:
      said.heldSum === undefined
        ? { sumE4: 0n, days: 0 }
        : (orNull(sum, said.heldSum as Json) as { sumE4: bigint; days: number } | null),
    sixMonths: {
      volumeE4: said.sixMonths === undefined ? 0 : e4(said.sixMonths.volume),
      assets:
        said.sixMonths === undefined
          ? { sumE4: 0n, days: 0 }
          : (sum(said.sixMonths.assets) as { sumE4: bigint; days: number }),
    },
    holdings: read({ value: ZERO, unpriced: 0, bySecurity: [] as number[], mismatches: 0 }, said.holdings, {
      value: yuan,
      unpriced: asIs,
      bySecurity: asIs,
      mismatches: asIs,
    }),
    life: read(
      {
        hasAssets: true,
        last20: { sumE4: 0, days: 0 },
        last60: { sumE4: 0, days: 0 },
        before60: { sumE4: 0, days: 0 },
        emptied: false,
        peakE4: null as number | null,
        netFlow20: ZERO as Exact | null,
        tradedIn60: false,
        tradedIn250: false,
        activeMonths: 0,
        lastOrderOn: null as number | null,
      },
      said.life,
      {
        hasAssets: asIs,
        last20: numberSum,
        last60: numberSum,
        before60: numberSum,
        emptied: asIs,
        peakE4: (v) => orNull(e4, v),
        netFlow20: (v) => orNull(yuan, v),
        tradedIn60: asIs,
        tradedIn250: asIs,
        activeMonths: asIs,
        lastOrderOn: (v) => orNull(ymd, v),
      },
    ),
    scores: (said.scores as { r: number; f: number; m: number } | undefined) ?? null,
    benchmark: {
      startE4: said.benchmark?.start === undefined ? null : orNull(e4, said.benchmark.start),
      endE4: said.benchmark?.end === undefined ? null : orNull(e4, said.benchmark.end),
    },
    ownBenchmark:
      said.ownBenchmark === undefined
        ? null
        : {
            code: said.ownBenchmark.code as string,
            name: said.ownBenchmark.name as string,
            startE4: said.ownBenchmark.start === undefined ? null : orNull(e4, said.ownBenchmark.start),
            endE4: said.ownBenchmark.end === undefined ? null : orNull(e4, said.ownBenchmark.end),
          },
    index: indexOf(said.index),
    settings: DEFAULT_SETTINGS,
  };
}

/** A value as a vector writes it. */
function shown(unit: Unit, value: ValueOf[Unit]): Json {
  if (unit === 'money') return moneyText(value as Exact);
  if (unit === 'date') return decimalText(value as number, 0).replace(/(....)(..)(..)/, '$1-$2-$3');
  if (unit === 'shares') return Object.fromEntries(value as ReadonlyMap<string, number>);
  return value as Json;
}

function closeTo(found: Json, wanted: Json): void {
  if (typeof found === 'number' && typeof wanted === 'number') {
    expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
  } else if (typeof found === 'object' && found !== null && !Array.isArray(found)) {
    const there = wanted as Record<string, Json>;
    expect(Object.keys(found).sort()).toEqual(Object.keys(there).sort());
    for (const [key, v] of Object.entries(found)) closeTo(v, there[key] as Json);
  } else expect(found).toEqual(wanted);
}

describe('figures on their vectors', () => {
  for (const figure of FIGURES) {
    describe(figure.path, () => {
      const file = path.join(folder, `${figure.path}.json`);
      const vectors = JSON.parse(fs.readFileSync(file, 'utf8')) as VectorFile;
      it('names its source and has a case with a value and one without', () => {
        expect(vectors.figure).toBe(figure.path);
        expect(vectors.source.length).toBeGreaterThan(10);
        expect(vectors.cases.some((c) => c.reason === undefined)).toBe(true);
        expect(vectors.cases.length).toBeGreaterThanOrEqual(2);
      });
      for (const c of vectors.cases) {
        it(c.name, () => {
          const result = evaluating(groundOf(c.ground)).of(figure) as Result<ValueOf[Unit]>;
          expect(result.reason).toBe(c.reason ?? null);
          if (result.value !== null) closeTo(shown(figure.unit, result.value), c.value as Json);
          if (c.n !== undefined) expect(result.n).toBe(c.n);
          if (c.leftOut !== undefined) expect(result.leftOut).toBe(c.leftOut);
        });
      }
    });
  }
  it('has no vector file without a figure', () => {
    const paths = new Set(FIGURES.map((figure) => `${figure.path}.json`));
    expect(fs.readdirSync(folder).filter((name) => !paths.has(name))).toEqual([]);
  });
});

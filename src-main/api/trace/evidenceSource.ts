/** The rows behind a client's figures, gathered when a trace asks for them. */
import type { HabitWitness } from '../../../src-shared/domain/behaviour/habitListener.ts';
import { bookedTrades } from '../../../src-shared/domain/figures/bookedTrades.ts';
import type {
  AssetDayLine,
  AssetLine,
  BookedFlow,
  BookedTrade,
  EvidenceSource,
  HoldingLine,
  LifeDayLine,
  OfAccount,
  RowRef,
} from '../../../src-shared/domain/figures/evidence.ts';
import { periodGap } from '../../../src-shared/domain/figures/ground.ts';
import { tradeRef } from '../../../src-shared/domain/figures/rows.ts';
import { holdingValue } from '../../../src-shared/domain/profit/period.ts';
import type { DaySeries } from '../../../src-shared/domain/returns/daySeries.ts';
import { LIFE_DAYS, lifeDays } from '../../../src-shared/domain/value/lifeWindows.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../../store/open.ts';
import { accountsWithAssets, lastAssetRow } from '../../store/queries/assets.ts';
import { BENCHMARK, indexId } from '../../store/queries/benchmark.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import { flowsOfAccounts } from '../../store/queries/clientFlows.ts';
import { closeOfLine, lastClose } from '../../store/queries/closes.ts';
import { lastAssets, lastBranchDays, loadDaySeries } from '../../store/queries/daySeries.ts';
import { ownIndex } from '../../store/queries/ownBenchmark.ts';
import type { ClientOnGround } from '../ground.ts';

type Event<K extends keyof HabitWitness> = Parameters<NonNullable<HabitWitness[K]>>[0];

/** Keeps every case that the habits counted, account by account. */
export class Witnesses {
  readonly disposition: OfAccount<Event<'disposition'>>[] = [];
  readonly pieces: OfAccount<Event<'piece'>>[] = [];
  readonly trips: OfAccount<Event<'trip'>>[] = [];
  readonly chasing: OfAccount<Parameters<NonNullable<HabitWitness['move']>>[1]>[] = [];
  readonly panic: OfAccount<Parameters<NonNullable<HabitWitness['move']>>[1]>[] = [];

  of(accountId: number): HabitWitness {
    return {
      disposition: (event) => this.disposition.push({ accountId, event }),
      piece: (event) => this.pieces.push({ accountId, event }),
      trip: (event) => this.trips.push({ accountId, event }),
      move: (side, event) => this[side].push({ accountId, event }),
    };
  }
}

export function evidenceSource(on: ClientOnGround, witnesses: Witnesses): EvidenceSource {
  const { store, known, period, series, material, accounts } = on;
  const ids = accounts.map((a) => a.account_id);
  const first = period.start ?? period.from;
  let all: readonly BookedTrade[] | null = null;
  const trades = (): readonly BookedTrade[] => {
    all ??= bookedTrades({
      accounts: on.histories,
      codes: known.codes,
      security: material.security,
      closeOn: (id, date) => material.prices.closeOn(id, date),
      to: period.to,
    });
    return all;
  };
  const between = (from: Ymd): readonly BookedTrade[] => trades().filter(({ row }) => row.date >= from);
  const counted = <T>(list: readonly T[]): readonly T[] => {
    // The habits are counted while the book is played.
    on.book();
    return list;
  };
  const days = (of: DaySeries, from: Ymd, to: Ymd): AssetDayLine[] => {
    const out: AssetDayLine[] = [];
    for (let i = 0; i < of.days.length; i++) {
      const date = of.days[i] as Ymd;
      if (date < from || date > to) continue;
      const before = i === 0 ? null : (of.assetE4[i - 1] as number);
      const base = before === null ? 0 : before + (of.flowInE4[i] as number);
      out.push({
        date,
        assetE4: of.assetE4[i] as number,
        marketValueE4: of.marketValueE4[i] ?? null,
        flowInE4: of.flowInE4[i] as number,
        flowOutE4: of.flowOutE4[i] as number,
        dayReturn: base <= 0 ? null : ((of.assetE4[i] as number) + (of.flowOutE4[i] as number)) / base - 1,
        accountIds: accountsWithAssets(store, ids, date),
      });
    }
    return out;
  };
  /** First of the last n asset days that value and life cycle look at; later than any date without one. */
  const recentStart = (n: number): Ymd =>
    lifeDays(
      lastAssets(store, on.client.client_id, period.to, LIFE_DAYS),
      lastBranchDays(store, period.to, LIFE_DAYS),
      n,
    )[0]?.day ?? 99_999_999;
  return {
    period: { start: period.start, before: period.before, to: period.to },
    trades,
    periodTrades: () => (periodGap(period) === null ? between(first) : []),
    sixMonthTrades: () => between(material.windowFrom),
    periodFlows: () => (periodGap(period) === null ? flowsOfAccounts(store, ids, first, period.to) : []),
    flowsBetween: (from, to): readonly BookedFlow[] => flowsOfAccounts(store, ids, from, to),
    lastAssets: (date): AssetLine[] =>
      ids.flatMap((accountId) => {
        const row = lastAssetRow(store, accountId, date);
        if (row === null) return [];
        const { totalAssetE4: totalE4, cashE4, marketValueE4, liabilityE4 } = row;
        return [{ accountId, date: row.date, totalE4, cashE4, marketValueE4, liabilityE4 }];
      }),
    assetDays: () => days(series, first, period.to),
    sixMonthDays: () => days(series, material.windowFrom, period.to),
    assetDaysBetween: (from, to) => {
      const start = series.days[0];
      const inside = start !== undefined && start <= from && to <= period.to;
      return days(inside ? series : loadDaySeries(store, on.client.client_id, from, to), from, to);
    },
    lastAssetDays: (n, skip = 0): LifeDayLine[] =>
      lifeDays(
        lastAssets(store, on.client.client_id, period.to, LIFE_DAYS),
        lastBranchDays(store, period.to, LIFE_DAYS),
        n,
        skip,
      ).map(({ day, assetE4 }) => ({ date: day, assetE4, holds: rowsHolding(store, ids, day) })),
    recentFlows: (n) => flowsOfAccounts(store, ids, recentStart(n), period.to),
    recentTrades: (n) => between(recentStart(n)),
    client: () => material.client,
    holdings: () => holdingLines(on),
    disposition: () => counted(witnesses.disposition),
    pieces: () => counted(witnesses.pieces),
    trips: () => counted(witnesses.trips),
    moves: (side) => counted(witnesses[side]),
    indexDays: () => {
      const securityId = indexId(store, BENCHMARK);
      const closes = material.indexCloses();
      const beforeOf = new Map(series.days.map((day, i) => [day, series.days[i - 1]]));
      return days(series, first, period.to).map((line) => {
        const closeE4 = closes.get(line.date) ?? null;
        const before = closes.get(beforeOf.get(line.date) ?? 0);
        const indexReturn = closeE4 === null || before === undefined ? null : closeE4 / before - 1;
        return { ...line, securityId, closeE4, indexReturn };
      });
    },
    benchmark: () => endCloses(on, BENCHMARK),
    ownBenchmark: () => {
      const own = ownIndex(store, on.client.client_no);
      return own === null ? [] : endCloses(on, own.code);
    },
  };
}

/** Closes of an index at both ends of the period. */
function endCloses({ store, period }: ClientOnGround, code: string): ReturnType<EvidenceSource['benchmark']> {
  const securityId = indexId(store, code);
  if (securityId === null) return [];
  return [period.before, period.to].flatMap((date) => {
    const close = lastClose(store, securityId, date);
    return close === null ? [] : [{ date: close.date, securityId, closeE4: close.closeE4 }];
  });
}

/** Holdings at `to`, by account, market and code. */
export function holdingLines(on: ClientOnGround): HoldingLine[] {
  const { store, known, period } = on;
  const lines: HoldingLine[] = [];
  for (const account of on.accounts) {
    for (const [securityId, holding] of on.book().holdings.get(account.account_id) ?? []) {
      if (holding.quantityE2 === 0) continue;
      const info = securityOf(known, securityId);
      const close = info.kind === 'repo' ? null : closeOfLine(store, known, securityId, period.to);
      lines.push({
        accountId: account.account_id,
        accountNo: account.account_no,
        securityId,
        market: info.market,
        code: info.code,
        quantityE2: holding.quantityE2,
        cost: holding.cost,
        diluted: holding.diluted,
        costUnknown: holding.costUnknown,
        closeE4: close?.closeE4 ?? null,
        closeOn: close?.date ?? null,
        closeOf: close?.securityId ?? null,
        lastRow: lastRowOf(on, account.account_id, securityId),
        value: holdingValue(holding, info, close?.closeE4 ?? null),
        riskRating: info.riskRating ?? null,
      });
    }
  }
  const key = (line: HoldingLine): string => `${line.accountNo} ${line.market} ${line.code}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The trade row of a holding that was booked last, or its opening position. */
function lastRowOf({ histories, known, period }: ClientOnGround, accountId: number, securityId: number): RowRef | null {
  const history = histories.find((one) => one.accountId === accountId);
  if (history === undefined) return null;
  const isOf = (row: { readonly securityId: number }): boolean =>
    known.codes.resolve(row.securityId, period.to) === securityId;
  const trade = history.trades.findLast((row) => row.date <= period.to && isOf(row));
  if (trade !== undefined) return tradeRef(accountId, trade);
  const opening = history.opening.find(isOf);
  return opening === undefined ? null : { dataset: 'opening_positions', accountId, securityId: opening.securityId };
}

/** The asset rows of a day; on a day without one each account's last before it. */
function rowsHolding(store: ReadStore, accountIds: readonly number[], day: Ymd): RowRef[] {
  const ofDay = accountsWithAssets(store, accountIds, day);
  if (ofDay.length > 0) return ofDay.map((accountId) => ({ dataset: 'assets', accountId, date: day }));
  return accountIds.flatMap((accountId): RowRef[] => {
    const row = lastAssetRow(store, accountId, day);
    return row === null ? [] : [{ dataset: 'assets', accountId, date: row.date }];
  });
}

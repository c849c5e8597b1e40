/** One client's ground: loads his facts from the store and lets the domain add them up. */
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { HabitWitness } from '../../src-shared/domain/behaviour/habitListener.ts';
import type { AccountHistory } from '../../src-shared/domain/book/history.ts';
import { evaluating } from '../../src-shared/domain/figures/evaluate.ts';
import type { ClientFacts, Ground, Period } from '../../src-shared/domain/figures/ground.ts';
import { groundOf, type Material, periodOf, sixMonthsFrom } from '../../src-shared/domain/figures/material.ts';
import type { PeriodBook } from '../../src-shared/domain/profit/period.ts';
import type { DaySeries } from '../../src-shared/domain/returns/daySeries.ts';
import { LIFE_DAYS } from '../../src-shared/domain/value/lifeWindows.ts';
import { dateText, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { type AssetRowE4, assetTotals, lastAssetRow } from '../store/queries/assets.ts';
import { BENCHMARK, indexClose } from '../store/queries/benchmark.ts';
import { type Catalog, catalog, securityOf } from '../store/queries/catalog.ts';
import { clientScores } from '../store/queries/clientScores.ts';
import { type Account, accountsOfClient, type Client, findClient } from '../store/queries/clients.ts';
import { assetDayBefore, firstAssetDay, lastBranchDays, loadDaySeries } from '../store/queries/daySeries.ts';
import { loadClientHistory } from '../store/queries/history.ts';
import { lifeOf } from '../store/queries/lifeOf.ts';
import { orderDates } from '../store/queries/orderDates.ts';
import { ownIndex } from '../store/queries/ownBenchmark.ts';
import { indexCloses } from '../store/queries/priceSeries.ts';
import { priceFinder } from '../store/queries/prices.ts';
import { figureSettings } from '../store/queries/settings.ts';
import { asOf } from '../store/queries/status.ts';

export interface ReportPeriod {
  readonly from?: Ymd;
  readonly to?: Ymd;
}

/** The period that a request means: to = the as-of date, from = the first day of that year. */
export function resolvePeriod(storeAsOf: Ymd, period: ReportPeriod): { from: Ymd; to: Ymd } {
  const to = period.to ?? storeAsOf;
  const from = period.from ?? Math.floor(to / 10000) * 10000 + 101;
  if (from > to) throw new Refusal('bad_request', `from (${dateText(from)}) is after to (${dateText(to)})`);
  return { from, to };
}

/** Everything that a report, a trace or a page of one client is made from. */
export interface ClientOnGround {
  readonly store: ReadStore;
  readonly asOf: Ymd;
  readonly client: Client;
  readonly accounts: readonly Account[];
  readonly known: Catalog;
  readonly histories: readonly AccountHistory[];
  readonly material: Material;
  readonly period: Period;
  readonly series: DaySeries;
  readonly lastRows: readonly (AssetRowE4 | null)[];
  readonly ground: Ground;
  readonly book: () => PeriodBook;
}

export function clientFacts(client: Client): ClientFacts {
  return {
    status: client.status,
    investorClass: client.investor_class,
    riskLevel: client.risk_level,
    riskAssessedOn: client.risk_assessed_on,
    riskValidUntil: client.risk_valid_until,
  };
}

/** Throws Refusal no_data, not_found, bad_request. */
export function clientOnGround(
  store: ReadStore,
  clientNo: string,
  asked: ReportPeriod,
  witness?: (accountId: number) => HabitWitness,
): ClientOnGround {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const client = findClient(store, clientNo);
  if (!client) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const { from, to } = resolvePeriod(date, asked);
  const accounts = accountsOfClient(store, client.client_id);
  const known = catalog(store);
  const settings = figureSettings(store);
  const dayBefore = assetDayBefore(store, client.client_id, from);
  const firstDay = firstAssetDay(store, client.client_id);
  const period = periodOf(from, to, dayBefore, firstDay);
  const baseDay = dayBefore ?? (period.start === null ? null : firstDay);
  const windowFrom = sixMonthsFrom(to, firstDay);
  const series = loadDaySeries(store, client.client_id, Math.min(baseDay ?? from, windowFrom), to);
  const histories = loadClientHistory(
    store,
    accounts.map((a) => a.account_id),
    to,
  );
  const lastRows = accounts.map((a) => lastAssetRow(store, a.account_id, to));
  const material: Material = {
    period,
    client: clientFacts(client),
    settings,
    accounts: histories,
    codes: known.codes,
    security: (id) => securityOf(known, id),
    prices: priceFinder(store, known),
    series,
    windowFrom,
    assets: () => assetTotals(lastRows),
    openingRows: () => accounts.filter((a) => lastAssetRow(store, a.account_id, period.before) !== null).length,
    life: () =>
      lifeOf(store, {
        clientId: client.client_id,
        orderDates: orderDates(histories, known, to),
        to,
        branchDays: lastBranchDays(store, to, LIFE_DAYS),
        lostBelow: settings.lostBelow,
      }),
    scores: () => clientScores(store, client, to),
    benchmark: () => ({
      startE4: indexClose(store, BENCHMARK, period.before),
      endE4: indexClose(store, BENCHMARK, to),
    }),
    ownBenchmark: () => {
      const own = ownIndex(store, client.client_no);
      if (own === null) return null;
      const at = (day: Ymd): number | null => indexClose(store, own.code, day);
      return { ...own, startE4: at(period.before), endE4: at(to) };
    },
    indexCloses: () => indexCloses(store, BENCHMARK, baseDay ?? from, to),
    ...(witness && { witness }),
  };
  const { facts, book } = groundOf(material);
  return {
    store,
    asOf: date,
    client,
    accounts,
    known,
    histories,
    material,
    period,
    series,
    lastRows,
    ground: evaluating(facts),
    book,
  };
}

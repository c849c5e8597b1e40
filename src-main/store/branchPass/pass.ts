/**
 * Every figure of every client over one period, from the facts: the same grounds and the same figures as a client's
 * report, client by client, with prices and day rows read in bulk. Reads only; what it finds is kept by savePass.
 */
import { evaluating } from '../../../src-shared/domain/figures/evaluate.ts';
import type { AssetTotals, LifeFacts } from '../../../src-shared/domain/figures/ground.ts';
import { groundOf, type Material, periodOf, sixMonthsFrom } from '../../../src-shared/domain/figures/material.ts';
import { FIGURES } from '../../../src-shared/domain/figures/registry.ts';
import { LIFE_DAYS } from '../../../src-shared/domain/value/lifeWindows.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { DayLookup } from '../derived/dayLookup.ts';
import { LifeCycle } from '../derived/lifeCycle.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { assetTotals, lastAssetRow } from '../queries/assets.ts';
import { BENCHMARK, indexClose } from '../queries/benchmark.ts';
import { catalog, securityOf } from '../queries/catalog.ts';
import { scoresAt } from '../queries/clientScores.ts';
import { lastBranchDays } from '../queries/daySeries.ts';
import { loadClientHistory } from '../queries/history.ts';
import { lastOf, lifeOf } from '../queries/lifeOf.ts';
import { orderDates } from '../queries/orderDates.ts';
import { indexCloses } from '../queries/priceSeries.ts';
import { figureSettings } from '../queries/settings.ts';
import { asOf } from '../queries/status.ts';
import { FigureColumn, isKept } from './columns.ts';
import { EMPTY_SERIES, seriesOfBand } from './daySeriesBand.ts';
import { PriceTable } from './priceTable.ts';

/** Clients whose day rows are in memory at once. */
const BAND = 1_000;

export interface PassHooks {
  progress(done: number, total: number): void;
  cancelled(): boolean;
}
export interface PassResult {
  readonly from: Ymd;
  readonly to: Ymd;
  readonly clients: Int32Array;
  readonly columns: readonly FigureColumn[];
}

type ClientRow = [
  id: number,
  status: string | null,
  investorClass: string | null,
  riskLevel: string | null,
  assessedOn: Ymd | null,
  validUntil: Ymd | null,
];

/** Null: cancelled. */
export function branchPass(store: ReadStore, from: Ymd, to: Ymd, hooks: PassHooks): PassResult | null {
  const known = catalog(store);
  const settings = figureSettings(store);
  const clients = store.rows(
    query
      .selectFrom('client')
      .select(['client_id', 'status', 'investor_class', 'risk_level', 'risk_assessed_on', 'risk_valid_until'])
      .orderBy('client_id'),
  ) as ClientRow[];
  const accountsOf = new Map<number, number[]>();
  for (const [id, clientId] of store.rows(
    query.selectFrom('account').select(['account_id', 'client_id']).orderBy('account_no'),
  ) as [number, number][]) {
    const own = accountsOf.get(clientId);
    if (own === undefined) accountsOf.set(clientId, [id]);
    else own.push(id);
  }
  const prices = new PriceTable(store, known, from, to);
  const lookup = new DayLookup(store);
  const newest = asOf(store) === to;
  const scores = scoresAt(store, to);
  const branchDays = lastBranchDays(store, to, LIFE_DAYS);
  const lives = new LifeCycle(store, lookup, to, settings);
  const endE4 = indexClose(store, BENCHMARK, to);
  const closes = indexCloses(store, BENCHMARK, 0, to);
  const starts = new Map<Ymd, number | null>();
  const startClose = (date: Ymd): number | null => {
    let close = starts.get(date);
    if (close === undefined) {
      close = indexClose(store, BENCHMARK, date);
      starts.set(date, close);
    }
    return close;
  };
  const columns = FIGURES.filter(isKept).map((figure) => new FigureColumn(figure, clients.length));
  for (let first = 0; first < clients.length; first += BAND) {
    if (hooks.cancelled()) return null;
    const band = clients.slice(first, first + BAND);
    const spans = band.map(([id]) => lookup.span(id)?.first ?? null);
    const baseDays = band.map(([id]) => lookup.dayBefore(id, from));
    const earliest = band.reduce((day, [,], i) => {
      const base = baseDays[i] ?? spans[i] ?? from;
      return Math.min(day, base, sixMonthsFrom(to, spans[i] ?? null));
    }, from);
    const days = lookup.days.filter((day) => day >= earliest && day <= to);
    const series = seriesOfBand(store, days, (band[0] as ClientRow)[0], (band.at(-1) as ClientRow)[0]);
    for (let i = 0; i < band.length; i++) {
      const [clientId, status, investorClass, riskLevel, riskAssessedOn, riskValidUntil] = band[i] as ClientRow;
      const accounts = accountsOf.get(clientId) ?? [];
      const histories = loadClientHistory(store, accounts, to);
      const firstDay = spans[i] ?? null;
      const period = periodOf(from, to, baseDays[i] ?? null, firstDay);
      const material: Material = {
        period,
        client: { status, investorClass, riskLevel, riskAssessedOn, riskValidUntil },
        settings,
        accounts: histories,
        codes: known.codes,
        security: (id) => securityOf(known, id),
        prices,
        series: series.get(clientId) ?? EMPTY_SERIES,
        windowFrom: sixMonthsFrom(to, firstDay),
        assets: (): AssetTotals => assetTotals(accounts.map((id) => lastAssetRow(store, id, to))),
        openingRows: () => accounts.filter((id) => lastAssetRow(store, id, period.before) !== null).length,
        life: (): LifeFacts => {
          const dates = orderDates(histories, known, to);
          return newest
            ? lives.of(clientId, lookup.onOrBefore(clientId, to), lastOf(dates))
            : lifeOf(store, { clientId, orderDates: dates, to, branchDays, lostBelow: settings.lostBelow });
        },
        scores: () => (status === 'normal' ? (scores.get(clientId) ?? null) : null),
        benchmark: () => ({ startE4: startClose(period.before), endE4 }),
        ownBenchmark: () => null,
        indexCloses: () => closes,
      };
      const ground = evaluating(groundOf(material).facts);
      for (const column of columns) column.set(first + i, ground.of(column.figure));
    }
    hooks.progress(Math.min(first + BAND, clients.length), clients.length);
  }
  return { from, to, clients: Int32Array.from(clients, ([id]) => id), columns };
}

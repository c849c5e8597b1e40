/** The day series behind the curves and the calendar: assets, profit, flows, time-weighted index and benchmark. */
import type { ClientSeries } from '../../src-shared/contract/clientCalls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { dayReturns } from '../../src-shared/domain/returns/dayReturns.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { BENCHMARK, indexClose } from '../store/queries/benchmark.ts';
import { findClient } from '../store/queries/clients.ts';
import { assetDayBefore, firstAssetDay, loadDaySeries } from '../store/queries/daySeries.ts';
import { indexName, ownIndex } from '../store/queries/ownBenchmark.ts';
import { asOf } from '../store/queries/status.ts';
import { type ReportPeriod, resolvePeriod } from './clientReport.ts';

const EMPTY: Omit<ClientSeries, 'benchmark'> = {
  dates: [],
  asset_e4: [],
  market_value_e4: [],
  day_pnl_e4: [],
  pnl_e4: [],
  flow_e4: [],
  twr_index: [],
  benchmark_index: [],
};

export function clientSeries(store: ReadStore, clientNo: string, period: ReportPeriod): ClientSeries {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const client = findClient(store, clientNo);
  if (!client) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const { from, to } = resolvePeriod(date, period);
  const base = assetDayBefore(store, client.client_id, from) ?? firstAssetDay(store, client.client_id);
  const benchmark = ownIndex(store, client.client_no) ?? { code: BENCHMARK, name: indexName(store, BENCHMARK) };
  if (base === null || base > to) return { ...EMPTY, benchmark };
  const series = loadDaySeries(store, client.client_id, base, to);
  const { returns } = dayReturns(series, 1, series.days.length - 1);
  const flow = series.flowInE4.map((value, i) => (i === 0 ? 0 : value - series.flowOutE4[i]));
  const dayPnl = series.assetE4.map((value, i) => (i === 0 ? 0 : value - series.assetE4[i - 1] - flow[i]));
  const pnl: number[] = [];
  const index: number[] = [];
  for (let i = 0; i < dayPnl.length; i++) {
    pnl.push(i === 0 ? 0 : pnl[i - 1] + dayPnl[i]);
    const r = i === 0 ? null : returns[i - 1];
    index.push(i === 0 ? 1 : r === null ? index[i - 1] : index[i - 1] * (1 + r));
  }
  const closes = series.days.map((day) => indexClose(store, benchmark.code, day));
  const first = closes[0];
  return {
    dates: series.days.map(dateText),
    asset_e4: [...series.assetE4],
    market_value_e4: [...series.marketValueE4],
    day_pnl_e4: dayPnl,
    pnl_e4: pnl,
    flow_e4: flow,
    twr_index: index,
    benchmark,
    benchmark_index: closes.map((close) => (close === null || first === null || first === 0 ? null : close / first)),
  };
}

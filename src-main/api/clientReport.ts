/**
 * The report of one client over a period: contract/cli.md's `client NO --json`. Loads facts, lets the domain compute,
 * and writes figures as text. It decides nothing about a figure; a figure that is missing brings its reason along.
 */

import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { computePeriod } from '../../src-shared/domain/profit/period.ts';
import { addDays, addMonths, dateText, daysBetween, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { lastAssetRow } from '../store/queries/assets.ts';
import { openBreakCount } from '../store/queries/breaks.ts';
import { catalog, securityOf } from '../store/queries/catalog.ts';
import { accountsOfClient, findClient } from '../store/queries/clients.ts';
import { closeFinder } from '../store/queries/closes.ts';
import { assetDayBefore, firstAssetDay, loadDaySeries } from '../store/queries/daySeries.ts';
import { loadClientHistory } from '../store/queries/history.ts';
import { asOf } from '../store/queries/status.ts';
import { assetsSection } from './report/assets.ts';
import { Missing } from './report/missing.ts';
import { pnlSection } from './report/pnl.ts';
import { concentrationSection, positionsSection, splitsSection } from './report/positions.ts';
import { returnsSection } from './report/returns.ts';
import { turnoverSection } from './report/turnover.ts';
import { valueSection } from './report/value.ts';

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

export function clientReport(store: ReadStore, clientNo: string, period: ReportPeriod = {}): ClientReport {
  return store.snapshot(() => buildReport(store, clientNo, period));
}

function buildReport(store: ReadStore, clientNo: string, period: ReportPeriod): ClientReport {
  const date = asOf(store);
  if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
  const client = findClient(store, clientNo);
  if (!client) throw new Refusal('not_found', `there is no client ${clientNo}`);
  const { from, to } = resolvePeriod(date, period);
  const accounts = accountsOfClient(store, client.client_id);
  const known = catalog(store);
  const closeOn = closeFinder(store, known);
  const security = (id: number) => securityOf(known, id);

  // The period needs an asset row before it: without one it starts the day after the first asset day.
  const base = assetDayBefore(store, client.client_id, from);
  const firstDay = firstAssetDay(store, client.client_id);
  const start = base !== null ? from : firstDay !== null && firstDay <= to ? addDays(firstDay, 1) : null;
  const before = addDays(start ?? from, -1);
  const baseDay = base ?? (start === null ? null : firstDay);
  const windowFrom = addDays(addMonths(to, -6), 1);
  const series = loadDaySeries(store, client.client_id, Math.min(baseDay ?? from, windowFrom), to);

  const histories = loadClientHistory(
    store,
    accounts.map((a) => a.account_id),
    to,
  );
  const book = computePeriod({ accounts: histories, codes: known.codes, security, closeOn }, start ?? from, before, to);
  const missing = new Missing();
  const lastRows = accounts.map((a) => lastAssetRow(store, a.account_id, to));
  const context = {
    client,
    accounts,
    known,
    security,
    closeOn,
    book,
    series,
    start,
    firstAssetDay: firstDay,
    before,
    to,
    windowFrom,
    days: start === null ? 0 : daysBetween(before, to),
    missing,
    store,
  };
  const assets = assetsSection(lastRows, missing);
  const positions = positionsSection(context);
  return {
    client_no: client.client_no,
    name: client.name ?? '',
    as_of: dateText(date),
    from: dateText(from),
    from_effective: start === null ? null : dateText(start),
    to: dateText(to),
    assets: assets.section,
    positions: positions.section,
    pnl: pnlSection(context),
    returns: returnsSection(context),
    turnover: turnoverSection(context),
    behaviour: concentrationSection(context, positions, assets.total),
    value: valueSection(context),
    suitability: {},
    splits: splitsSection(context, positions),
    left_out: missing.leftOut,
    open_breaks: openBreakCount(store, client.client_id),
    missing: missing.reasons,
  };
}

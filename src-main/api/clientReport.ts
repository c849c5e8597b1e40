/**
 * The report of one client over a period: contract/cli.md's `client NO --json`. Loads facts, lets the domain compute,
 * and writes figures as text. It decides nothing about a figure; a figure that is missing brings its reason along.
 */

import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import { dateText } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { openBreakCount } from '../store/queries/breaks.ts';
import { clientOnGround, type ReportPeriod } from './ground.ts';
import { figureSections } from './report/figures.ts';
import { Missing } from './report/missing.ts';
import { securityRows } from './report/pnl.ts';
import { mismatchRows, positionsSection, splitsSection } from './report/positions.ts';
import { byMonth } from './report/turnover.ts';

export { type ReportPeriod, resolvePeriod } from './ground.ts';

export function clientReport(store: ReadStore, clientNo: string, period: ReportPeriod = {}): ClientReport {
  return store.snapshot(() => buildReport(store, clientNo, period));
}

function buildReport(store: ReadStore, clientNo: string, asked: ReportPeriod): ClientReport {
  const on = clientOnGround(store, clientNo, asked);
  const { client, period } = on;
  const missing = new Missing();
  const context = { ...on, missing };
  const { sections, samples } = figureSections(context);
  const positions = positionsSection(context);
  const report = {
    client_no: client.client_no,
    name: client.name ?? '',
    as_of: dateText(on.asOf),
    from: dateText(period.from),
    from_effective: period.start === null ? null : dateText(period.start),
    to: dateText(period.to),
    ...sections,
    positions: positions.section,
    pnl: { ...sections.pnl, by_security: securityRows(context) },
    turnover: { ...sections.turnover, by_month: byMonth(context) },
    suitability: { ...sections.suitability, mismatches: mismatchRows(context) },
    splits: splitsSection(positions),
    samples,
    left_out: missing.leftOut,
    open_breaks: openBreakCount(store, client.client_id),
    missing: missing.reasons,
  };
  // Sections are made from the registry; the contract's schema checks them before they leave.
  return report as unknown as ClientReport;
}

/** Section `pnl`: the figure of record from assets and flows, its parts from the book, and what stays unexplained. */
import type { ClientReport, ReportSecurityPnl } from '../../../src-shared/contract/clientReport.ts';
import { type SecurityPeriod, securityPnl } from '../../../src-shared/domain/profit/period.ts';
import { lastOnOrBefore } from '../../../src-shared/domain/returns/daySeries.ts';
import { add, type Exact, exact, subtract, ZERO } from '../../../src-shared/kernel/exact.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import type { ReportContext } from './context.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function missingPartReason(entry: SecurityPeriod): string {
  return entry.transferred === null ? 'transfer_without_price' : 'no_price';
}

export function netFlow(context: ReportContext): Exact {
  let sum = ZERO;
  for (const flow of context.book.flows) sum = add(sum, flow.value);
  return sum;
}

export function pnlSection(context: ReportContext): ClientReport['pnl'] {
  const { book, series, missing, start, before, to } = context;
  if (start === null || start > to) {
    const reason = start === null ? 'no_asset_row' : 'no_period';
    const none = (name: string): null => missing.because(`pnl.${name}`, reason);
    return {
      pnl: none('pnl'),
      net_flow: none('net_flow'),
      realised: none('realised'),
      dividends: none('dividends'),
      fees: none('fees'),
      interest: none('interest'),
      fee_flows: none('fee_flows'),
      other_flows: none('other_flows'),
      unexplained: none('unexplained'),
      by_security: [],
    };
  }
  const opening = series.assetE4[lastOnOrBefore(series.days, before)];
  const closing = series.assetE4[lastOnOrBefore(series.days, to)];
  const flow = netFlow(context);
  // A transfer that nothing values leaves the flows, and so the profit, unknown.
  const pnl = book.unvaluedTransfers > 0 ? null : subtract(exact(closing - opening), flow);

  let parts = add(add(book.interest, book.feeFlows), add(book.otherFlows, book.dividendsOfNone));
  let realised = ZERO;
  let dividends = book.dividendsOfNone;
  let realisedLeftOut = 0;
  let partsLeftOut = 0;
  const rows: { info: { market: string; code: string }; row: ReportSecurityPnl }[] = [];
  for (const entry of book.bySecurity.values()) {
    const info = context.security(entry.securityId);
    const path = `pnl.by_security.${info.market}.${info.code}`;
    const part = securityPnl(entry);
    if (part === null) partsLeftOut += 1;
    else parts = add(parts, part);
    realised = add(realised, entry.realised);
    realisedLeftOut += entry.realisedLeftOut;
    missing.leaves(`${path}.realised`, entry.realisedLeftOut);
    dividends = add(dividends, entry.dividends);
    rows.push({
      info,
      row: {
        market: info.market as ReportSecurityPnl['market'],
        code: info.code,
        name: info.name,
        pnl: missing.money(`${path}.pnl`, part, missingPartReason(entry)),
        realised: moneyText(entry.realised),
        dividends: moneyText(entry.dividends),
        fees: moneyTextE4(entry.feesE4),
      },
    });
  }
  rows.sort((a, b) => byText(a.info.market, b.info.market) || byText(a.info.code, b.info.code));
  missing.leaves('pnl.realised', realisedLeftOut);
  missing.leaves('pnl.unexplained', partsLeftOut);
  return {
    pnl: missing.money('pnl.pnl', pnl, 'transfer_without_price'),
    net_flow: missing.money('pnl.net_flow', book.unvaluedTransfers > 0 ? null : flow, 'transfer_without_price'),
    realised: moneyText(realised),
    dividends: moneyText(dividends),
    fees: moneyTextE4(book.feesE4),
    interest: moneyText(book.interest),
    fee_flows: moneyText(book.feeFlows),
    other_flows: moneyText(book.otherFlows),
    unexplained: missing.money('pnl.unexplained', pnl === null ? null : subtract(pnl, parts), 'transfer_without_price'),
    by_security: rows.map((r) => r.row),
  };
}

/** `pnl.by_security`: every security held or moved in the period, with its profit, realised profit, dividends and fees. */
import type { ReportSecurityPnl } from '../../../src-shared/contract/clientReport.ts';
import { periodGap } from '../../../src-shared/domain/figures/ground.ts';
import { type SecurityPeriod, securityPnl } from '../../../src-shared/domain/profit/period.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import { securityOf } from '../../store/queries/catalog.ts';
import type { ReportContext } from './context.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function missingPartReason(entry: SecurityPeriod): 'transfer_without_price' | 'no_price' {
  return entry.transferred === null ? 'transfer_without_price' : 'no_price';
}

export function securityRows(context: ReportContext): ReportSecurityPnl[] {
  const { missing, known, period } = context;
  if (periodGap(period) !== null) return [];
  const rows = [...context.book().bySecurity.values()].map((entry): ReportSecurityPnl => {
    const info = securityOf(known, entry.securityId);
    const path = `pnl.by_security.${info.market}.${info.code}`;
    missing.leaves(`${path}.realised`, entry.realisedLeftOut);
    return {
      market: info.market as ReportSecurityPnl['market'],
      code: info.code,
      name: info.name,
      pnl: missing.money(`${path}.pnl`, securityPnl(entry), missingPartReason(entry)),
      realised: moneyText(entry.realised),
      dividends: moneyText(entry.dividends),
      fees: moneyTextE4(entry.feesE4),
    };
  });
  return rows.sort((a, b) => byText(a.market, b.market) || byText(a.code, b.code));
}

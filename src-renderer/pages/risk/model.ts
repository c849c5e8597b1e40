/** What the Risk page picks from its reply: who is counted, who is apart, and the words' choices. Pure. */
import { STANDARD_INDEX } from '../../../src-shared/contract/benchmarkCalls.ts';
import type { ClientRisk, RiskHolding } from '../../../src-shared/contract/riskCalls.ts';

/** Rows of a table before the button that shows the rest. */
export const SHOWN = 10;

export type Contributing = RiskHolding & { readonly contribution: NonNullable<RiskHolding['contribution']> };

/** Holdings with a contribution, the largest first. */
export function contributing(risk: ClientRisk): readonly Contributing[] {
  return risk.holdings
    .filter((holding): holding is Contributing => holding.contribution !== null)
    .sort((a, b) => b.contribution.share - a.contribution.share);
}

export type Shocked = RiskHolding & { readonly shock_yuan: NonNullable<RiskHolding['shock_yuan']> };

/** Holdings that an index shock is estimated for, by value. */
export function shocked(risk: ClientRisk): readonly Shocked[] {
  return risk.holdings.filter((holding): holding is Shocked => holding.shock_yuan !== null);
}

/** Holdings without a contribution; with what part of the market value, null where one has no value. */
export function notTaken(risk: ClientRisk): { readonly holdings: readonly RiskHolding[]; readonly weight: number } {
  const holdings = risk.holdings.filter(({ contribution }) => contribution === null);
  return { holdings, weight: risk.portfolio.taken_weight === null ? 0 : 1 - risk.portfolio.taken_weight };
}

/** Holdings that the scenario does not count, repo apart: that stands with the cash. */
export function notShocked(risk: ClientRisk): readonly RiskHolding[] {
  return risk.holdings.filter(({ shock_yuan, kind }) => shock_yuan === null && kind !== 'repo');
}

export type Limited = RiskHolding & { readonly limit: NonNullable<RiskHolding['limit']> };

/** The largest holdings with a limit price, and those among the largest without one. */
export function limited(risk: ClientRisk): {
  readonly rows: readonly Limited[];
  readonly apart: readonly RiskHolding[];
} {
  return {
    rows: risk.holdings.filter((holding): holding is Limited => holding.limit !== null),
    apart: risk.holdings.filter(({ limit_reason }) => limit_reason !== null && limit_reason !== 'cash_like'),
  };
}

/** Path of the trace of a holding's figure in the report; undefined where it lies in several accounts. */
export function positionPath(
  { account_no, market, code }: Pick<RiskHolding, 'account_no' | 'market' | 'code'>,
  field: 'market_value' | 'weight',
): string | undefined {
  return account_no === null ? undefined : `positions.${account_no}.${market}.${code}.${field}`;
}

export const keyOf = ({ market, code }: { readonly market: string; readonly code: string }): string => market + code;

/** Figures of the default index are figures of the registry and have their trace; those of another are not. */
export function traceOf(risk: ClientRisk, path: string): string | undefined {
  return risk.index.code === STANDARD_INDEX ? path : undefined;
}

export type Validity = 'none' | 'left' | 'lastDay' | 'past';

export function validityOf(daysLeft: number | null): Validity {
  if (daysLeft === null) return 'none';
  if (daysLeft === 0) return 'lastDay';
  return daysLeft > 0 ? 'left' : 'past';
}

/** What the page Income and fees makes of the call's answer: calendar rows, the flows in sight, the tier's median. Pure. */
import type { ClientIncome, IncomeFlowRow, IncomeSumsText } from '../../../src-shared/contract/incomeCalls.ts';
import { type ClientPeers, LEAST_PEERS } from '../../../src-shared/contract/peerCalls.ts';

export interface CalendarMonth {
  readonly month: string;
  readonly income: IncomeSumsText;
}
export interface CalendarYear {
  readonly year: string;
  readonly total: IncomeSumsText;
  /** January to December; null: not in the period. */
  readonly months: readonly (CalendarMonth | null)[];
}

/** The newest year first. */
export function calendarYears({ years, months }: Pick<ClientIncome, 'years' | 'months'>): readonly CalendarYear[] {
  const byMonth = new Map(months.map(({ month, income }) => [month, { month, income }]));
  return years.map(({ year, income }) => ({
    year,
    total: income,
    months: Array.from({ length: 12 }, (_, i) => byMonth.get(`${year}-${String(i + 1).padStart(2, '0')}`) ?? null),
  }));
}

export const FLOW_VIEWS = ['all', 'dividends', 'interest', 'charges'] as const;
export type FlowView = (typeof FLOW_VIEWS)[number];

const VIEW_OF: Readonly<Record<IncomeFlowRow['kind'], FlowView>> = {
  dividend: 'dividends',
  dividend_tax: 'dividends',
  interest: 'interest',
  fee: 'charges',
  other: 'charges',
};

/** Places of the flows of a view, in one month or in all of them (null). */
export function selectFlows(flows: readonly IncomeFlowRow[], view: FlowView, month: string | null): Int32Array {
  const rows: number[] = [];
  flows.forEach((flow, at) => {
    if (view !== 'all' && VIEW_OF[flow.kind] !== view) return;
    if (month === null || flow.date.startsWith(month)) rows.push(at);
  });
  return Int32Array.from(rows);
}

/** The report's path of the figure that this page takes from the peers. */
export const RATE_PATH = 'turnover.commission_rate_effective';

export type TierMedian =
  | { readonly kind: 'median'; readonly value: number; readonly tier: string; readonly n: number }
  | { readonly kind: 'too_few'; readonly tier: string; readonly n: number; readonly least: number }
  /** The branch's figures of the period are being made. */
  | { readonly kind: 'making' }
  | { readonly kind: 'none'; readonly reason: string };

/** Median of the effective rate in the client's tier; fewer than LEAST_PEERS with a value, and none is named. */
export function tierMedian(peers: ClientPeers | undefined, isRefused: boolean): TierMedian {
  if (peers === undefined) return { kind: 'none', reason: 'none' };
  if (peers.state === 'not_made') return isRefused ? { kind: 'none', reason: 'not_made' } : { kind: 'making' };
  if (peers.group === null) return { kind: 'none', reason: 'no_asset_row' };
  const { tier } = peers.group;
  const found = peers.figures[RATE_PATH];
  if (found === undefined || found.n < LEAST_PEERS) {
    return { kind: 'too_few', tier, n: found?.n ?? 0, least: LEAST_PEERS };
  }
  return found.median === null
    ? { kind: 'none', reason: 'no_volume' }
    : { kind: 'median', value: found.median, tier, n: found.n };
}

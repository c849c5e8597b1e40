/**
 * What a proposal costs the client and earns the branch in a year, as arithmetic over the year so far: no forecast. Positive:
 * the client pays, the branch earns. Where head office's files do not say, there is no figure but the reason.
 */
import { daysBetween, type Ymd } from '../../kernel/dates.ts';
import type { Economics } from './definition.ts';

export interface EconomicsResult {
  readonly kind: Economics;
  /** Yuan × 10^4 a year. */
  readonly clientCostE4: number | null;
  readonly branchIncomeE4: number | null;
  readonly reason: 'depends_on_orders' | 'not_in_files' | 'figure_missing' | null;
  /** The branch gains by what is proposed: said beside it. */
  readonly isConflict: boolean;
}

const E4 = 10_000;
const YEAR = 365;

/** `valueOf`: fields in yuan or as plain ratios; null: none. From and to: the period of the figures. */
export function economicsOf(
  kind: Economics,
  read: (field: string) => number | null,
  from: Ymd,
  to: Ymd,
): EconomicsResult {
  const aYear = YEAR / (daysBetween(from, to) + 1);
  const known = (client: number | null, branch: number | null): EconomicsResult => ({
    kind,
    clientCostE4: client === null ? null : whole(client * E4),
    branchIncomeE4: branch === null ? null : whole(branch * E4),
    reason: client === null || branch === null ? 'figure_missing' : null,
    isConflict: false,
  });
  switch (kind) {
    case 'none':
      return known(0, 0);
    case 'less_turnover': {
      const [paid, net] = [read('turnover.commission'), read('turnover.net_commission')];
      return known(paid === null ? null : (-paid / 2) * aYear, net === null ? null : (-net / 2) * aYear);
    }
    case 'lower_rate': {
      const [paid, over] = [read('turnover.commission'), read('event.commission_over_branch')];
      if (paid === null || over === null) return known(null, null);
      // What he pays above the branch's median rate.
      const more = (paid - paid / (1 + over)) * aYear;
      return known(-more, -more);
    }
    case 'more_trading':
      return { kind, clientCostE4: null, branchIncomeE4: null, reason: 'depends_on_orders', isConflict: true };
    case 'product_fee':
      return { kind, clientCostE4: null, branchIncomeE4: null, reason: 'not_in_files', isConflict: true };
    case 'less_interest':
      return { kind, clientCostE4: null, branchIncomeE4: null, reason: 'not_in_files', isConflict: false };
  }
}

/** Rounded to E4, and never −0. */
function whole(value: number): number {
  return Math.round(value) || 0;
}

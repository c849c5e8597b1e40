/**
 * A residual that no row of its day accounts for: is there an amount of the same size within a few days? Then head office
 * and the rows most likely date the same thing apart. Only the size is compared, to the cent.
 */
import { addDays, daysBetween, type Ymd } from '../../kernel/dates.ts';
import { type Exact, exact } from '../../kernel/exact.ts';
import type { AccountHistory } from '../book/history.ts';
import { cashOfFlow, cashOfTrade } from './cashMoved.ts';
import type { DayStep } from './dayResiduals.ts';
import { isBeyond, isSameSize } from './tolerance.ts';

/** Calendar days before and after: over a weekend. */
export const NEAR_DAYS = 3;
/** Yuan: a smaller residual finds an amount of its size by chance. */
const LEAST = exact(10_000);

export type SameSize =
  | {
      readonly what: 'flow';
      readonly accountId: number;
      readonly date: Ymd;
      readonly kind: number;
      readonly amountE4: number;
    }
  | {
      readonly what: 'trade';
      readonly accountId: number;
      readonly date: Ymd;
      readonly tradeNo: string;
      readonly securityId: number;
      readonly amountE4: number;
    }
  /** The residual of another day, or the change of head office's total assets on it. */
  | { readonly what: 'residual' | 'assets'; readonly date: Ymd; readonly amount: Exact };

/** The nearest by date; of one date the earlier kind of: flow, trade, residual, assets. Null: none. */
export function sameSizeNear(
  step: DayStep,
  steps: readonly DayStep[],
  accounts: readonly AccountHistory[],
): SameSize | null {
  const { residual, after, date } = step;
  if (!isBeyond(residual, LEAST)) return null;
  const first = addDays(after, 1 - NEAR_DAYS);
  const last = addDays(date, NEAR_DAYS);
  const away = (day: Ymd): number => Math.abs(daysBetween(day, date));
  const isNear = (day: Ymd): boolean => day >= first && day <= last;
  let best: SameSize | null = null;
  const offer = (found: SameSize): void => {
    if (best === null || away(found.date) < away(best.date)) best = found;
  };
  for (const { accountId, flows } of accounts) {
    for (const row of flows) {
      if (!isNear(row.date) || !isSameSize(exact(cashOfFlow(row)), residual)) continue;
      offer({ what: 'flow', accountId, date: row.date, kind: row.kind, amountE4: row.amountE4 });
    }
  }
  for (const { accountId, trades } of accounts) {
    for (const row of trades) {
      if (!isNear(row.date)) continue;
      const amountE4 = cashOfTrade(row);
      if (!isSameSize(exact(amountE4), residual)) continue;
      const { tradeNo, securityId } = row;
      offer({ what: 'trade', accountId, date: row.date, tradeNo, securityId, amountE4 });
    }
  }
  for (const what of ['residual', 'assets'] as const) {
    for (const other of steps) {
      const amount = what === 'residual' ? other.residual : other.assetChange;
      if (other === step || !isNear(other.date) || !isSameSize(amount, residual)) continue;
      offer({ what, date: other.date, amount });
    }
  }
  return best;
}

/**
 * Outflow net of market: −ΣF / Ā, F the deposits less withdrawals (bank and securities moved), Ā the mean assets of the 60
 * trading days before the window. Prices move neither side. With 20 days it is what `value.at_risk` calls net_outflow.
 */
import { E11, type Exact } from '../../kernel/exact.ts';
import { type AssetWindow, type DriverValue, found, LEAST_BASE_E4, none } from './definition.ts';

/** Yuan × 10^4 with what is below it. */
export function wholeE4({ e4, e11 }: Exact): number {
  return e4 + e11 / E11;
}

export function outflowShare(net: Exact | null, base: AssetWindow): DriverValue {
  if (base.days === 0) return none('too_few');
  if (net === null) return none('transfer_without_price');
  if (base.sumE4 < LEAST_BASE_E4 * base.days) return none('base_too_small');
  // Whole numbers on both sides of the one division: a share that is exactly the bound is the bound.
  return found((-wholeE4(net) * base.days) / base.sumE4 + 0);
}

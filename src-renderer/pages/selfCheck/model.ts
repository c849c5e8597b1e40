/** What the self-check says in sum. Pure; amounts are decimal text or integers of 10^-4 yuan. */
import type { SelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';
import { e4OfMoney, moneyOfE4 } from '../../format/decimal.ts';

/** Sum of all days that differ, those beyond the list too. */
export function sumOfDays({ days, more_amount }: Pick<SelfCheck, 'days' | 'more_amount'>): string {
  let sumE4 = more_amount === null ? 0 : e4OfMoney(more_amount);
  for (const { amount } of days) sumE4 += e4OfMoney(amount);
  return moneyOfE4(sumE4);
}

export function countOfDays({ days, more_days }: Pick<SelfCheck, 'days' | 'more_days'>): number {
  return days.length + more_days;
}

/** Days differ, and their sum does not. */
export function cancelsOut(check: SelfCheck): boolean {
  return check.state === 'holds' && countOfDays(check) > 0;
}

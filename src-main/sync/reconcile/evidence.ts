/** What the causes of breaks have in common: rows shown up to a limit, quantities with their sign, how much is explained. */
import { EVIDENCE_ROWS, type Explains } from '../../../src-shared/contract/breaks.ts';
import { BUSINESS_TYPES, type BusinessType } from '../../../src-shared/kernel/codes.ts';
import { centsOf, decimalText } from '../../../src-shared/kernel/money.ts';

export function firstRows<T>(rows: readonly T[]): { rows: T[]; more: number } {
  const shown = rows.slice(0, EVIDENCE_ROWS);
  return { rows: shown, more: rows.length - shown.length };
}

const TAKES: ReadonlySet<string> = new Set<BusinessType>([
  'sell',
  'share_merge',
  'transfer_out',
  'redeem',
  'repo_return',
]);

/** +1: the row adds to a holding, −1: it takes from it; null: no word of the code list. */
export function directionOf(businessType: string): 1 | -1 | null {
  if (!(BUSINESS_TYPES as readonly string[]).includes(businessType)) return null;
  return TAKES.has(businessType) ? -1 : 1;
}

export const moneyOf = (valueE11: bigint): string => decimalText(centsOf(valueE11), 2);

const YUAN_E11 = 100_000_000_000n;
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** exact: nothing is left to the cent; roughly: at most 1 % of the difference, or one yuan, is. */
export function explained(difference: bigint, rest: bigint): Explains {
  if (centsOf(rest) === 0n) return 'exact';
  const bound = absolute(difference) / 100n;
  return absolute(rest) <= (bound > YUAN_E11 ? bound : YUAN_E11) ? 'roughly' : 'in_part';
}

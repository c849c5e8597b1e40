/**
 * Suitability levels (contract/formulas.md, Suitability): a rating R may be held or proposed up to the client's level C;
 * C1 and C1min → R1, C2 → R2 … C5 → R5. An assessment that is missing or expired leaves R1; professionals have no limit.
 */
import { addMonths, type Ymd } from '../../kernel/dates.ts';

export interface Assessment {
  readonly investorClass: string | null;
  readonly riskLevel: string | null;
  readonly riskAssessedOn: Ymd | null;
  readonly riskValidUntil: Ymd | null;
}

export type AssessmentState = 'professional' | 'missing' | 'expired' | 'valid';

/** No rating is above it. */
export const NO_LIMIT = Number.POSITIVE_INFINITY;
const LOWEST = 1;
const LEVELS: Readonly<Record<string, number>> = { C1min: 1, C1: 1, C2: 2, C3: 3, C4: 4, C5: 5 };

/** Last day of the assessment: risk_valid_until, or two years after risk_assessed_on; null: never assessed. */
export function validUntil({ riskValidUntil, riskAssessedOn }: Assessment): Ymd | null {
  return riskValidUntil ?? (riskAssessedOn === null ? null : addMonths(riskAssessedOn, 24));
}

export function assessmentState(client: Assessment, date: Ymd): AssessmentState {
  if (client.investorClass === 'professional') return 'professional';
  const until = validUntil(client);
  if (client.riskLevel === null || until === null) return 'missing';
  return until < date ? 'expired' : 'valid';
}

/** The highest rating (1 to 5) that the client may hold on that date. */
export function limitOf(client: Assessment, date: Ymd): number {
  const state = assessmentState(client, date);
  if (state === 'professional') return NO_LIMIT;
  return state === 'valid' ? (LEVELS[client.riskLevel ?? ''] ?? LOWEST) : LOWEST;
}

/** Whether a rating (R1 … R5) is above the limit; a security without one, or with an unknown one, is not. */
export function isAbove(rating: string | null, limit: number): boolean {
  const match = /^R([1-5])$/.exec(rating ?? '');
  return match !== null && Number(match[1]) > limit;
}

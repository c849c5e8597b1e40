/**
 * How long a risk assessment still holds at a date, or since when it does not: calendar days to its last day, 0 on that
 * day itself, negative after it. Null: never assessed, or no date was given. Source: contract/formulas.md, Suitability.
 */
import { daysBetween, type Ymd } from '../../kernel/dates.ts';
import { type Assessment, type AssessmentState, assessmentState, validUntil } from '../suitability/level.ts';

/** A new assessment is to be asked for in the last 30 days (notes on the field, § 3.1). */
export const REMIND_DAYS = 30;

export interface AssessmentTerm {
  readonly state: AssessmentState;
  readonly until: Ymd | null;
  readonly daysLeft: number | null;
}

export function assessmentTerm(client: Assessment, date: Ymd): AssessmentTerm {
  const until = validUntil(client);
  return {
    state: assessmentState(client, date),
    until,
    daysLeft: until === null ? null : daysBetween(date, until),
  };
}

// Suitability levels: every combination of investor class, level and dates, against the words of contract/formulas.md.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assessment,
  type AssessmentState,
  assessmentState,
  isAbove,
  limitOf,
  NO_LIMIT,
  validUntil,
} from '../../src-shared/domain/suitability/level.ts';
import { addDays, addMonths, type Ymd } from '../../src-shared/kernel/dates.ts';

const TODAY = 20260630;
const CLASSES = [null, 'ordinary', 'professional'];
/** Level and the highest rating that it allows while the assessment is valid. */
const LEVELS: readonly (readonly [string | null, number])[] = [
  [null, 1],
  ['C1min', 1],
  ['C1', 1],
  ['C2', 2],
  ['C3', 3],
  ['C4', 4],
  ['C5', 5],
];
/** Dates of the assessment, and what they say on TODAY. */
const DATES: readonly {
  readonly until: Ymd | null;
  readonly assessed: Ymd | null;
  readonly last: Ymd | null;
  readonly says: 'none' | 'over' | 'holds';
}[] = [
  { until: null, assessed: null, last: null, says: 'none' },
  { until: 20260629, assessed: null, last: 20260629, says: 'over' },
  { until: 20260630, assessed: null, last: 20260630, says: 'holds' },
  { until: 20260701, assessed: null, last: 20260701, says: 'holds' },
  { until: null, assessed: 20240629, last: 20260629, says: 'over' },
  { until: null, assessed: 20240630, last: 20260630, says: 'holds' },
  { until: null, assessed: 20240701, last: 20260701, says: 'holds' },
  // Head office's date stands, whatever the assessment's own date would give.
  { until: 20260629, assessed: 20260601, last: 20260629, says: 'over' },
  { until: 20270101, assessed: 20200101, last: 20270101, says: 'holds' },
];
const RATINGS: readonly (readonly [string | null, number | null])[] = [
  ['R1', 1],
  ['R2', 2],
  ['R3', 3],
  ['R4', 4],
  ['R5', 5],
  [null, null],
  ['', null],
  ['R6', null],
  ['R0', null],
  ['r5', null],
  ['R55', null],
  ['5', null],
];

describe('what a client may hold', () => {
  for (const investorClass of CLASSES) {
    for (const [riskLevel, highest] of LEVELS) {
      for (const { until, assessed, last, says } of DATES) {
        const client: Assessment = { investorClass, riskLevel, riskAssessedOn: assessed, riskValidUntil: until };
        it(`${investorClass} ${riskLevel} until ${until}, assessed on ${assessed}`, () => {
          const state: AssessmentState =
            investorClass === 'professional'
              ? 'professional'
              : riskLevel === null || says === 'none'
                ? 'missing'
                : says === 'over'
                  ? 'expired'
                  : 'valid';
          const limit = state === 'professional' ? NO_LIMIT : state === 'valid' ? highest : 1;
          expect(validUntil(client)).toBe(last);
          expect(assessmentState(client, TODAY)).toBe(state);
          expect(limitOf(client, TODAY)).toBe(limit);
          for (const [rating, rank] of RATINGS) {
            expect(isAbove(rating, limitOf(client, TODAY)), `${rating}`).toBe(rank !== null && rank > limit);
          }
        });
      }
    }
  }
  it('two years after 29 February is 28 February', () => {
    const client = { investorClass: 'ordinary', riskLevel: 'C3', riskAssessedOn: 20240229, riskValidUntil: null };
    expect(validUntil(client)).toBe(20260228);
    expect(assessmentState(client, 20260228)).toBe('valid');
    expect(assessmentState(client, 20260301)).toBe('expired');
  });
  it('allows R1 alone for a level that the contract does not know', () => {
    const client = { investorClass: 'ordinary', riskLevel: 'C6', riskAssessedOn: TODAY, riskValidUntil: null };
    expect(limitOf(client, TODAY)).toBe(1);
  });
});

describe('as time goes on', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(20200101, n));
  const client: fc.Arbitrary<Assessment> = fc.record({
    investorClass: fc.constantFrom(...CLASSES),
    riskLevel: fc.constantFrom(...LEVELS.map(([level]) => level)),
    riskAssessedOn: fc.option(day),
    riskValidUntil: fc.option(day),
  });
  it('the limit never rises without a new assessment', () => {
    fc.assert(
      fc.property(client, day, day, (of, a, b) => {
        expect(limitOf(of, Math.max(a, b))).toBeLessThanOrEqual(limitOf(of, Math.min(a, b)));
      }),
    );
  });
  it('an assessment without a date of its own holds for 24 months', () => {
    fc.assert(
      fc.property(day, (assessed) => {
        const of = { investorClass: null, riskLevel: 'C5', riskAssessedOn: assessed, riskValidUntil: null };
        const last = addMonths(assessed, 24);
        expect(limitOf(of, last)).toBe(5);
        expect(limitOf(of, addDays(last, 1))).toBe(1);
      }),
    );
  });
});

/** Suitability of products: vectors by hand, and random clients and products in any order of events. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src-shared/domain/suitability/level.ts';
import {
  matchProducts,
  type Product,
  type ProductNeed,
  productRefusal,
  ratingRefusal,
  requestAnswer,
  suitabilityOf,
} from '../../../src-shared/domain/suitability/match.ts';

const TODAY = 20260630;
const client = (part: Partial<Assessment> = {}): Assessment => ({
  investorClass: 'ordinary',
  riskLevel: 'C3',
  riskAssessedOn: 20260101,
  riskValidUntil: 20271231,
  ...part,
});
const product = (part: Partial<Product> = {}): Product => ({
  productCode: 'P1',
  name: '稳利一号',
  kind: 'bond',
  riskRating: 'R2',
  minAmountE4: 500_000_000,
  termDays: 90,
  onSaleFrom: 20260601,
  onSaleUntil: 20260731,
  ...part,
});
const ANY: ProductNeed = { kinds: null, amountE4: null, days: null };

describe('a rating', () => {
  test.each<[string, Partial<Assessment>, string | null, string | null]>([
    ['at the level', {}, 'R3', null],
    ['above it', {}, 'R4', 'above_level'],
    ['C1 holds R1', { riskLevel: 'C1' }, 'R1', null],
    ['C1 above', { riskLevel: 'C1' }, 'R2', 'above_level'],
    ['the lowest category holds R1', { riskLevel: 'C1min' }, 'R1', null],
    ['the lowest category is barred', { riskLevel: 'C1min' }, 'R2', 'lowest_category'],
    [
      'the lowest category, expired, stays barred',
      { riskLevel: 'C1min', riskValidUntil: 20260629 },
      'R2',
      'lowest_category',
    ],
    ['expired: R1', { riskValidUntil: 20260629 }, 'R1', null],
    ['expired: nothing above', { riskValidUntil: 20260629 }, 'R2', 'assessment_expired'],
    ['the last day counts', { riskValidUntil: 20260630 }, 'R3', null],
    ['two years where no end is given', { riskAssessedOn: 20240629, riskValidUntil: null }, 'R2', 'assessment_expired'],
    ['never assessed: R1', { riskLevel: null, riskAssessedOn: null, riskValidUntil: null }, 'R1', null],
    ['never assessed', { riskLevel: null, riskAssessedOn: null, riskValidUntil: null }, 'R2', 'assessment_missing'],
    ['professional', { investorClass: 'professional', riskLevel: null }, 'R5', null],
    ['no rating', {}, null, 'no_rating'],
    ['a rating nobody knows', {}, 'R6', 'no_rating'],
  ])('%s', (_, part, rating, expected) => {
    expect(ratingRefusal(rating, client(part), TODAY)).toBe(expected);
  });
});

describe('a product', () => {
  test.each<[string, Partial<Product>, Partial<ProductNeed>, string | null]>([
    ['fits', {}, {}, null],
    ['not yet on sale', { onSaleFrom: 20260701 }, {}, 'not_on_sale'],
    ['first day of sale', { onSaleFrom: 20260630 }, {}, null],
    ['last day of sale', { onSaleUntil: 20260630 }, {}, null],
    ['no more on sale', { onSaleUntil: 20260629 }, {}, 'not_on_sale'],
    ['without dates of sale', { onSaleFrom: null, onSaleUntil: null }, {}, null],
    ['of another kind', {}, { kinds: ['money'] }, 'other_kind'],
    ['of no kind', { kind: null }, { kinds: ['money'] }, 'other_kind'],
    ['exactly the least amount', {}, { amountE4: 500_000_000 }, null],
    ['a fen less', {}, { amountE4: 499_999_900 }, 'amount_too_small'],
    ['term as long as there is time', {}, { days: 90 }, null],
    ['term too long', {}, { days: 89 }, 'term_too_long'],
    ['no term', { termDays: null }, { days: 1 }, null],
    ['level is told before all else', { riskRating: 'R5', onSaleUntil: 20260101 }, {}, 'above_level'],
  ])('%s', (_, part, need, expected) => {
    expect(productRefusal(product(part), client(), { ...ANY, ...need }, TODAY)).toBe(expected);
  });
  test('those that fit come lowest rating first, the others are counted by reason', () => {
    const match = matchProducts(
      [
        product({ productCode: 'C', riskRating: 'R3' }),
        product({ productCode: 'B', termDays: 30 }),
        product({ productCode: 'A' }),
        product({ productCode: 'D', riskRating: 'R4' }),
        product({ productCode: 'E', riskRating: 'R5' }),
        product({ productCode: 'F', riskRating: null }),
      ],
      client(),
      ANY,
      TODAY,
    );
    expect(match.fits.map(({ productCode }) => productCode)).toEqual(['B', 'A', 'C']);
    expect(match.refused).toEqual({ above_level: 2, no_rating: 1 });
  });
});

describe('what a client asks for himself', () => {
  test.each<[string, Partial<Assessment>, string | null, string | null, string]>([
    ['within', {}, 'R3', null, 'within_level'],
    ['above, no paper', {}, 'R4', null, 'warning_needed'],
    ['above, blank paper', {}, 'R4', '  ', 'warning_needed'],
    ['above, with paper', {}, 'R4', 'W-2026-17', 'recorded_above_level'],
    ['the lowest category, with paper', { riskLevel: 'C1min' }, 'R2', 'W-2026-17', 'barred_lowest_category'],
    ['expired, with paper', { riskValidUntil: 20260101 }, 'R3', 'W-2026-17', 'recorded_above_level'],
    [
      'never assessed, with paper',
      { riskLevel: null, riskValidUntil: null, riskAssessedOn: null },
      'R2',
      'W',
      'assess_first',
    ],
    ['no rating', {}, null, 'W', 'no_rating'],
  ])('%s', (_, part, rating, paper, expected) => {
    expect(requestAnswer(rating, client(part), paper, TODAY)).toBe(expected);
  });
});

const day = fc.integer({ min: 0, max: 1200 }).map((n) => {
  const date = new Date(Date.UTC(2024, 0, 1 + n));
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
});
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
const clients = fc.record<Assessment>({
  investorClass: fc.constantFrom(null, 'ordinary', 'professional'),
  riskLevel: fc.constantFrom(null, 'C1min', 'C1', 'C2', 'C3', 'C4', 'C5'),
  riskAssessedOn: maybe(day),
  riskValidUntil: maybe(day),
});
const products = fc.array(
  fc.record<Product>({
    productCode: fc.string({ minLength: 1, maxLength: 6 }),
    name: fc.constant(null),
    kind: fc.constantFrom('money', 'bond', 'equity', null),
    riskRating: fc.constantFrom('R1', 'R2', 'R3', 'R4', 'R5', null, 'r1', 'R0', ''),
    minAmountE4: maybe(fc.integer({ min: 0, max: 1e10 })),
    termDays: maybe(fc.integer({ min: 0, max: 1000 })),
    onSaleFrom: maybe(day),
    onSaleUntil: maybe(day),
  }),
  { maxLength: 12 },
);

/** The contract's sentence, written again without the code that is asked: the highest rating for a client and a day. */
function highest({ investorClass, riskLevel, riskAssessedOn, riskValidUntil }: Assessment, date: number): number {
  if (investorClass === 'professional') return 9;
  const two = riskAssessedOn === null ? null : riskAssessedOn + 20_000;
  const last =
    riskValidUntil ?? (two !== null && two % 10_000 === 229 && Math.floor(two / 10_000) % 4 !== 0 ? two - 1 : two);
  if (riskLevel === null || last === null || last < date) return 1;
  return riskLevel === 'C1min' ? 1 : Number(riskLevel.slice(1));
}

test('nothing above a client’s level is ever matched, in 10,000 random clients and products', () => {
  fc.assert(
    fc.property(clients, products, day, (someone, offered, date) => {
      const { fits, refused } = matchProducts(offered, someone, ANY, date);
      const limit = highest(someone, date);
      for (const { riskRating } of fits) {
        if (limit === 9) continue;
        expect(riskRating).toMatch(/^R[1-5]$/);
        expect(Number(riskRating?.slice(1))).toBeLessThanOrEqual(limit);
      }
      expect(fits.length + Object.values(refused).reduce((sum, n) => sum + (n ?? 0), 0)).toBe(offered.length);
      expect(suitabilityOf(someone, date).limit).toBe(limit === 9 ? null : limit);
    }),
    { numRuns: 10_000 },
  );
});

/**
 * Which products of head office may be proposed to a client on a day, and what may be noted at his own request. Contract,
 * formulas.md § Suitability; law: 证券期货投资者适当性管理办法 art. 18 to 22. Only the client's own assessment is looked at:
 * a family's levels do not lend themselves to each other. Whoever asks again later asks anew: a result holds for its day.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { type Assessment, assessmentState, isAbove, limitOf, NO_LIMIT, validUntil } from './level.ts';

/** Frozen into what rests on it, so that a later change of the rule can be told from a change of the client. */
export const SUITABILITY_RULE = 'suitability-1';

/** The result of a moment. */
export interface SuitabilityResult {
  readonly rule: string;
  readonly checked_on: Ymd;
  readonly state: 'professional' | 'missing' | 'expired' | 'valid';
  /** C1min … C5 as head office gives it; null: never assessed. */
  readonly level: string | null;
  /** Highest rating that may be proposed, 1 to 5; null: a professional, no limit. */
  readonly limit: number | null;
  readonly assessed_on: Ymd | null;
  readonly valid_until: Ymd | null;
}

export interface Product {
  readonly productCode: string;
  readonly name: string | null;
  readonly kind: string | null;
  /** R1 … R5; null: not rated. */
  readonly riskRating: string | null;
  /** Yuan × 10^4. */
  readonly minAmountE4: number | null;
  readonly termDays: number | null;
  readonly onSaleFrom: Ymd | null;
  readonly onSaleUntil: Ymd | null;
}

/** What the proposal needs of a product; null: whatever. */
export interface ProductNeed {
  readonly kinds: readonly string[] | null;
  /** What the client could put in, yuan × 10^4. */
  readonly amountE4: number | null;
  /** Days after which he needs the money; a product without a term can be given back at any time. */
  readonly days: number | null;
}

export const PRODUCT_REFUSALS = [
  'lowest_category',
  'above_level',
  'assessment_expired',
  'assessment_missing',
  'no_rating',
  'not_on_sale',
  'other_kind',
  'amount_too_small',
  'term_too_long',
] as const;
export type ProductRefusal = (typeof PRODUCT_REFUSALS)[number];

export function suitabilityOf(client: Assessment, date: Ymd): SuitabilityResult {
  const limit = limitOf(client, date);
  return {
    rule: SUITABILITY_RULE,
    checked_on: date,
    state: assessmentState(client, date),
    level: client.riskLevel,
    limit: limit === NO_LIMIT ? null : limit,
    assessed_on: client.riskAssessedOn,
    valid_until: validUntil(client),
  };
}

/** Why a rating may not be proposed; null: it may. A product without a rating may be proposed to nobody but a professional. */
export function ratingRefusal(rating: string | null, client: Assessment, date: Ymd): ProductRefusal | null {
  const state = assessmentState(client, date);
  if (state === 'professional') return null;
  if (!/^R[1-5]$/.test(rating ?? '')) return 'no_rating';
  if (!isAbove(rating, limitOf(client, date))) return null;
  if (client.riskLevel === 'C1min') return 'lowest_category';
  if (state === 'missing') return 'assessment_missing';
  return state === 'expired' ? 'assessment_expired' : 'above_level';
}

/** Why a product may not be proposed to the client on that day; null: it may. Suitability is told first. */
export function productRefusal(
  product: Product,
  client: Assessment,
  need: ProductNeed,
  date: Ymd,
): ProductRefusal | null {
  const rating = ratingRefusal(product.riskRating, client, date);
  if (rating !== null) return rating;
  const { onSaleFrom, onSaleUntil, kind, minAmountE4, termDays } = product;
  if ((onSaleFrom !== null && onSaleFrom > date) || (onSaleUntil !== null && onSaleUntil < date)) return 'not_on_sale';
  if (need.kinds !== null && (kind === null || !need.kinds.includes(kind))) return 'other_kind';
  if (minAmountE4 !== null && need.amountE4 !== null && need.amountE4 < minAmountE4) return 'amount_too_small';
  if (termDays !== null && need.days !== null && termDays > need.days) return 'term_too_long';
  return null;
}

export interface ProductMatch {
  /** What fits, lowest rating first, then the shortest term, then by code. */
  readonly fits: readonly Product[];
  /** How many were refused, by reason. */
  readonly refused: Readonly<Partial<Record<ProductRefusal, number>>>;
}

export function matchProducts(
  products: readonly Product[],
  client: Assessment,
  need: ProductNeed,
  date: Ymd,
): ProductMatch {
  const fits: Product[] = [];
  const refused: Partial<Record<ProductRefusal, number>> = {};
  for (const product of products) {
    const why = productRefusal(product, client, need, date);
    if (why === null) fits.push(product);
    else refused[why] = (refused[why] ?? 0) + 1;
  }
  const order = (a: Product, b: Product): number =>
    (a.riskRating ?? 'R9').localeCompare(b.riskRating ?? 'R9') ||
    (a.termDays ?? 0) - (b.termDays ?? 0) ||
    (a.productCode < b.productCode ? -1 : 1);
  return { fits: fits.sort(order), refused };
}

export type RequestAnswer =
  /** Within his level: no warning is needed. */
  | 'within_level'
  /** Above it, and the signed warning's reference is there. */
  | 'recorded_above_level'
  | 'warning_needed'
  | 'barred_lowest_category'
  | 'assess_first'
  | 'no_rating';

/**
 * What the client asks for himself. Above his level it is noted only with the reference of the warning that he signed; for
 * the lowest category it is barred outright. Who was never assessed may be of the lowest category: he is assessed first.
 */
export function requestAnswer(
  rating: string | null,
  client: Assessment,
  warningReference: string | null,
  date: Ymd,
): RequestAnswer {
  const refusal = ratingRefusal(rating, client, date);
  if (refusal === null) return 'within_level';
  if (refusal === 'no_rating') return 'no_rating';
  if (refusal === 'lowest_category') return 'barred_lowest_category';
  if (client.riskLevel === null) return 'assess_first';
  return (warningReference ?? '').trim() === '' ? 'warning_needed' : 'recorded_above_level';
}

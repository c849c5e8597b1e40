/** `products.forClient`: what is on sale, and whether it may be proposed to this client. */
import type { CallInput, CallOutput } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { productRefusal, requestAnswer, suitabilityOf } from '../../src-shared/domain/suitability/match.ts';
import type { ReadStore } from '../store/open.ts';
import { allProducts, assessmentOfClient } from '../store/records/proposals.ts';
import { dayOf, shapeOfResult } from './proposals.ts';

const ANY = { kinds: null, amountE4: null, days: null };

export function productsForClient(
  store: ReadStore,
  { client_no, today }: CallInput<'products.forClient'>,
): CallOutput<'products.forClient'> {
  const client = assessmentOfClient(store, client_no);
  if (client === null) throw new Refusal('not_found', `there is no client ${client_no}`);
  const day = dayOf(today);
  return {
    suitability: shapeOfResult(suitabilityOf(client, day)),
    products: allProducts(store)
      .map((product) => ({ product, refusal: productRefusal(product, client, ANY, day) }))
      .filter(({ refusal }) => refusal !== 'not_on_sale')
      .map(({ product, refusal }) => ({
        product_code: product.productCode,
        name: product.name,
        product_kind: product.kind,
        risk_rating: product.riskRating,
        min_amount_e4: product.minAmountE4,
        term_days: product.termDays,
        refusal,
        on_request: requestAnswer(product.riskRating, client, null, day),
      })),
  };
}

/**
 * Whether what a proposal names may be proposed to its client on a day, by head office's product and the client as they
 * stand. While it is open the product must be on sale, too; what was accepted then may be carried out after its sale.
 */
import { OPEN_STATES } from '../../../src-shared/domain/proposals/life.ts';
import { ratingRefusal, type SuitabilityResult, suitabilityOf } from '../../../src-shared/domain/suitability/match.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { query, type Store } from '../../store/open.ts';
import { assessmentOfClient, type ProposalBody } from '../../store/records/proposals.ts';

export interface Suited {
  /** Those of its products that may be proposed. */
  readonly products: ProposalBody['products'];
  /** All of them may. */
  readonly isSuitable: boolean;
  /** Null: there is no such client (his set was taken back); nothing may be proposed to him. */
  readonly result: SuitabilityResult | null;
}

export function suitedToday(store: Store, clientNo: string, body: ProposalBody, today: Ymd): Suited {
  const client = assessmentOfClient(store, clientNo);
  if (client === null) return { products: [], isSuitable: body.products.length === 0, result: null };
  const isOpen = OPEN_STATES.includes(body.state);
  const products = body.products.filter(({ product_code, risk_rating }) => {
    const now = store.get(
      query
        .selectFrom('product')
        .select(['risk_rating', 'on_sale_from', 'on_sale_until'])
        .where('product_code', '=', product_code),
    );
    if (now === undefined) return ratingRefusal(risk_rating, client, today) === null;
    const isOnSale = (now.on_sale_from ?? today) <= today && (now.on_sale_until ?? today) >= today;
    return (isOnSale || !isOpen) && ratingRefusal(now.risk_rating, client, today) === null;
  });
  return {
    products,
    isSuitable: products.length === body.products.length,
    result: suitabilityOf(client, today),
  };
}

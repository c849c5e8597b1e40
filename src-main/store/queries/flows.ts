/** External flows of a client, from the kept day sums. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { type Exact, normal, subtract } from '../../../src-shared/kernel/exact.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

const between = query
  .selectFrom('client_flow')
  .select((e) => [
    e.fn.sum<number | null>('flow_in_e4').as('in4'),
    e.fn.sum<number | null>('flow_in_e11').as('in11'),
    e.fn.sum<number | null>('flow_out_e4').as('out4'),
    e.fn.sum<number | null>('flow_out_e11').as('out11'),
    e.fn.sum<number | null>('unvalued').as('unvalued'),
  ])
  .where('client_id', '=', 0)
  .where('day', '>=', 0)
  .where('day', '<=', 0)
  .compile();

/** Σ flows dated in [from, to]; null where a transfer has no value. */
export function netFlowBetween(store: Store, clientId: number, from: Ymd, to: Ymd): Exact | null {
  const [in4, in11, out4, out11, unvalued] = store.raw(between.sql).get(clientId, from, to) as (number | null)[];
  if (in4 === null || in4 === undefined) return { e4: 0, e11: 0 };
  if ((unvalued as number) > 0) return null;
  return subtract(normal(in4, in11 as number), normal(out4 as number, out11 as number));
}

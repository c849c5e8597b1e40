/** Profit, what of it is unexplained, and the tolerance of every client of a kept pass over the branch. Yuan, NaN = none. */
import type { Reason } from '../../../src-shared/kernel/figure.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';
import { loadBranchFigure } from './branchPass.ts';

const PROFIT = 'pnl.pnl';

export interface SelfCheckColumns {
  /** client_id of each place. */
  readonly clients: Int32Array;
  readonly pnl: Float64Array;
  readonly unexplained: Float64Array;
  readonly tolerance: Float64Array;
  /** Why the client of a place has no profit; null: he has one. */
  reasonAt(place: number): Reason | null;
}

/** Null: the pass was made before there was such a figure. */
export function selfCheckColumns(store: Store, passId: number): SelfCheckColumns | null {
  const pnl = loadBranchFigure(store, passId, PROFIT);
  const { clients } = pnl;
  const unexplained = loadBranchFigure(store, passId, 'pnl.unexplained').values;
  const tolerance = loadBranchFigure(store, passId, 'pnl.check_tolerance').values;
  if (unexplained.length !== clients.length || tolerance.length !== clients.length) return null;
  const told = store.get(
    query
      .selectFrom('branch_figure')
      .select(['reasons', 'reason_list'])
      .where('pass_id', '=', passId)
      .where('path', '=', PROFIT),
  );
  const names = (told?.reason_list ?? '').split(',');
  return {
    clients,
    pnl: pnl.values,
    unexplained,
    tolerance,
    reasonAt: (place) => {
      const reason = told?.reasons[place] ?? 0;
      return reason === 0 ? null : ((names[reason - 1] ?? null) as Reason | null);
    },
  };
}

export interface NamedClient {
  readonly client_no: string;
  readonly name: string;
  readonly advisor_no: string | null;
  readonly advisor_name: string | null;
}

const named = query
  .selectFrom('client as c')
  .leftJoin('advisor as a', 'a.advisor_no', 'c.advisor_no')
  .select(['c.client_no', 'c.name', 'c.advisor_no', 'a.name as advisor_name'])
  .where('c.client_id', '=', 0)
  .compile().sql;

export function namedClient(store: Store, clientId: number): NamedClient | null {
  const row = store.statement(named).get(clientId) as
    | (Omit<NamedClient, 'name'> & { readonly name: string | null })
    | undefined;
  return row === undefined ? null : { ...row, name: row.name ?? '' };
}

/** client_no by client_id, of every client. */
export function clientNumbers(store: Store): ReadonlyMap<number, string> {
  return new Map(store.rows(query.selectFrom('client').select(['client_id', 'client_no'])) as [number, string][]);
}

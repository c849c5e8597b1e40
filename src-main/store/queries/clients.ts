/** Who a client is, and which accounts he has. */
import type { Selectable } from 'kysely';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import type { ClientRow } from '../schema.ts';

const byNo = query.selectFrom('client').selectAll().where('client_no', '=', '').compile();
const accountsOf = query
  .selectFrom('account')
  .select(['account_id', 'account_no', 'account_kind', 'status'])
  .where('client_id', '=', 0)
  .orderBy('account_no')
  .compile();

export type Client = Selectable<ClientRow>;
export interface Account {
  readonly account_id: number;
  readonly account_no: string;
  readonly account_kind: string | null;
  readonly status: string | null;
}

export function findClient(store: ReadStore, clientNo: string): Client | undefined {
  return store.statement(byNo.sql).get(clientNo) as Client | undefined;
}

export function accountsOfClient(store: ReadStore, clientId: number): Account[] {
  return store.statement(accountsOf.sql).all(clientId) as Account[];
}

/** The kept tier; null without asset rows. */
export function tierOfClient(store: ReadStore, clientId: number): string | null {
  const row = store.get(query.selectFrom('client_figure').select('tier').where('client_id', '=', clientId));
  return row ? row.tier : null;
}

export function advisorName(store: ReadStore, advisorNo: string): string | null {
  const row = store.get(query.selectFrom('advisor').select('name').where('advisor_no', '=', advisorNo));
  return row ? row.name : null;
}

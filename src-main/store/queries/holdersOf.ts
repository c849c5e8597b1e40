/** Who holds a security now. The book is kept by account, so that accounts are asked one by one, some thousand at a time. */
import type { Store } from '../open.ts';

export interface Holder {
  readonly client_no: string;
  readonly name: string | null;
  readonly quantityE2: number;
}

const security = 'SELECT security_id FROM security WHERE market = ? AND code = ?';
const last = 'SELECT max(account_id) FROM account';
const holders = `SELECT c.client_no, c.name, p.quantity_e2 AS quantityE2
  FROM account AS a CROSS JOIN position AS p ON p.account_id = a.account_id AND p.security_id = ?
  JOIN client AS c ON c.client_id = a.client_id
  WHERE a.account_id > ? AND a.account_id <= ? AND p.quantity_e2 > 0`;

/** Undefined: there is no such security. */
export function securityId(store: Store, market: string, code: string): number | undefined {
  return (store.raw(security).get(market, code) as [number] | undefined)?.[0];
}

/** Of the accounts after `after`, `accounts` numbers on; `next` null: that was the last of them. */
export function holdersAmong(
  store: Store,
  id: number,
  after: number,
  accounts: number,
): { readonly holders: Holder[]; readonly next: number | null } {
  const [end] = store.raw(last).get() as [number | null];
  const to = after + accounts;
  return {
    holders: store.statement(holders).all(id, after, to) as Holder[],
    next: end !== null && end > to ? to : null,
  };
}

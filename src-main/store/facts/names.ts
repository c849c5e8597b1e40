/** What the ids of accounts and securities stand for now: all of them, for a correction's work. */
import { query, type Store } from '../open.ts';

export class StoredNames {
  private readonly accounts: Map<number, string>;
  private readonly securities: Map<number, readonly [string, string]>;

  constructor(store: Store) {
    this.accounts = new Map(
      store.rows(query.selectFrom('account').select(['account_id', 'account_no'])) as [number, string][],
    );
    this.securities = new Map(
      (
        store.rows(query.selectFrom('security').select(['security_id', 'market', 'code'])) as [number, string, string][]
      ).map(([id, market, code]) => [id, [market, code]]),
    );
  }

  account(id: number): string {
    const no = this.accounts.get(id);
    if (no === undefined) throw new Error(`account ${id} is not in the store`);
    return no;
  }

  security(id: number): readonly [string, string] {
    const key = this.securities.get(id);
    if (key === undefined) throw new Error(`security ${id} is not in the store`);
    return key;
  }
}

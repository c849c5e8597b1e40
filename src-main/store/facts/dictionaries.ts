/** Codes → ids of the current reference data, for one set's work; kept up to date while reference rows are applied. */
import { MARKETS } from '../../../src-shared/kernel/codes.ts';
import { query, type Store, type WriteStore } from '../open.ts';

export interface AccountEntry {
  readonly id: number;
  readonly clientId: number;
}

export class Dictionaries {
  readonly clients = new Map<string, number>();
  readonly accounts = new Map<string, number>();
  readonly clientOfAccount = new Map<number, number>();
  /** By index of the market: code → security_id. */
  readonly securities: readonly Map<string, number>[] = MARKETS.map(() => new Map<string, number>());
  /** security_id → index of its market. */
  readonly marketOf = new Map<number, number>();

  constructor(store: Store) {
    for (const [id, no] of store.rows(query.selectFrom('client').select(['client_id', 'client_no']))) {
      this.clients.set(no as string, id as number);
    }
    for (const [id, no, client] of store.rows(
      query.selectFrom('account').select(['account_id', 'account_no', 'client_id']),
    )) {
      this.setAccount(no as string, id as number, client as number);
    }
    for (const [id, market, code] of store.rows(
      query.selectFrom('security').select(['security_id', 'market', 'code']),
    )) {
      this.setSecurity(market as string, code as string, id as number);
    }
  }

  setAccount(no: string, id: number, clientId: number): void {
    this.accounts.set(no, id);
    this.clientOfAccount.set(id, clientId);
  }

  setSecurity(market: string, code: string, id: number): void {
    const index = (MARKETS as readonly string[]).indexOf(market);
    this.securities[index]?.set(code, id);
    this.marketOf.set(id, index);
  }

  removeSecurity(market: string, code: string): void {
    const codes = this.securities[(MARKETS as readonly string[]).indexOf(market)];
    const id = codes?.get(code);
    codes?.delete(code);
    if (id !== undefined) this.marketOf.delete(id);
  }

  security(marketIndex: number, code: string | null): number | undefined {
    return code === null ? undefined : this.securities[marketIndex]?.get(code);
  }

  /** By the key of its versions, "SH.600519". */
  securityByKey(key: string): number | undefined {
    return this.security((MARKETS as readonly string[]).indexOf(key.slice(0, 2)), key.slice(3));
  }

  /** An index (market IX) comes with its first price row. */
  makeIndex(store: WriteStore, code: string): number {
    store.run(query.insertInto('security').values({ market: 'IX', code, name: null, security_kind: 'index' }));
    const row = store.get(
      query.selectFrom('security').select('security_id').where('market', '=', 'IX').where('code', '=', code),
    );
    if (!row) throw new Error(`the index ${code} was not stored`);
    this.setSecurity('IX', code, row.security_id);
    return row.security_id;
  }
}

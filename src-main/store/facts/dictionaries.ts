/** Codes → ids of the current reference data, for one set's work; kept up to date while reference rows are applied. */
import { MARKETS } from '../../../src-shared/kernel/codes.ts';
import { query, type Store, type WriteStore } from '../open.ts';
import { keysFirstAfter } from './referenceVersions.ts';

export class Dictionaries {
  readonly clients = new Map<string, number>();
  readonly accounts = new Map<string, number>();
  readonly clientOfAccount = new Map<number, number>();
  /** By index of the market: code → security_id. */
  readonly securities: readonly Map<string, number>[] = MARKETS.map(() => new Map<string, number>());
  /** security_id → index of its market. */
  readonly marketOf = new Map<number, number>();

  /** Keys that came with a later business date: unknown to a late correction, as they were to a load in order. */
  private readonly hidden = new Map<string, () => void>();

  /** `knownOn`: only what was known on that business date; null: everything. */
  constructor(store: Store, knownOn: number | null) {
    const later = (dataset: string): ReadonlySet<string> =>
      knownOn === null ? new Set() : new Set(keysFirstAfter(store, dataset, knownOn));
    const laterClients = later('clients');
    const laterAccounts = later('accounts');
    const laterSecurities = later('securities');
    for (const [id, no] of store.rows(query.selectFrom('client').select(['client_id', 'client_no']))) {
      const show = (): void => void this.clients.set(no as string, id as number);
      if (laterClients.has(no as string)) this.hidden.set(`clients ${no}`, show);
      else show();
    }
    for (const [id, no, client] of store.rows(
      query.selectFrom('account').select(['account_id', 'account_no', 'client_id']),
    )) {
      const show = (): void => this.setAccount(no as string, id as number, client as number);
      this.clientOfAccount.set(id as number, client as number);
      if (laterAccounts.has(no as string)) this.hidden.set(`accounts ${no}`, show);
      else show();
    }
    for (const [id, market, code] of store.rows(
      query.selectFrom('security').select(['security_id', 'market', 'code']),
    )) {
      const key = `${market}.${code}`;
      const show = (): void => this.setSecurity(market as string, code as string, id as number);
      this.marketOf.set(id as number, (MARKETS as readonly string[]).indexOf(market as string));
      if (laterSecurities.has(key)) this.hidden.set(`securities ${key}`, show);
      else show();
    }
  }

  /** The set at work brings this key itself. */
  reveal(dataset: string, key: string): void {
    this.hidden.get(`${dataset} ${key}`)?.();
    this.hidden.delete(`${dataset} ${key}`);
  }

  setAccount(no: string, id: number, clientId: number): void {
    this.accounts.set(no, id);
    this.clientOfAccount.set(id, clientId);
  }

  removeAccount(no: string): void {
    const id = this.accounts.get(no);
    this.accounts.delete(no);
    if (id !== undefined) this.clientOfAccount.delete(id);
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

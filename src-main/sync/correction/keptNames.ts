/** What the ids in kept rows stood for when they were kept, and what the same accounts and securities are numbered now. */
import { supersededRows } from '../../store/ledger/superseded.ts';
import type { Store } from '../../store/open.ts';
import type { Names } from './rowText.ts';

export class KeptNames implements Names {
  private readonly accounts: Map<number, string>;
  private readonly securities: Map<number, string>;

  constructor(store: Store, deliveryId: number) {
    this.accounts = new Map(supersededRows<[number, string]>(store, deliveryId, 'account'));
    this.securities = new Map(supersededRows<[number, string]>(store, deliveryId, 'security'));
  }

  account(id: number): string {
    const no = this.accounts.get(id);
    if (no === undefined) throw new Error(`account ${id} was not kept by name`);
    return no;
  }

  /** "SH.600519". */
  securityKey(id: number): string {
    const key = this.securities.get(id);
    if (key === undefined) throw new Error(`security ${id} was not kept by name`);
    return key;
  }

  security(id: number): readonly [string, string] {
    const key = this.securityKey(id);
    return [key.slice(0, 2), key.slice(3)];
  }
}

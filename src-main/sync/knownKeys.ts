/**
 * Keys that a dataset's rows have taken: those of this set's files, and, for days that another set in force also covers,
 * those that are in the store. Keys of a day are read when its first row comes.
 */
import type { DatasetName } from '../../src-shared/files/datasets.ts';
import type { Ymd } from '../../src-shared/kernel/dates.ts';
import type { DeliveryFile } from '../store/facts/deliveries.ts';
import type { Dictionaries } from '../store/facts/dictionaries.ts';
import {
  assetKeysOf,
  codeChangeKeysOf,
  flowKeysOf,
  positionKeysOf,
  priceKeysOf,
  tradeKeysOf,
} from '../store/facts/factRows.ts';
import type { Store } from '../store/open.ts';
import { KeySet } from './keySet.ts';

type Loader = (store: Store, day: Ymd, keys: KeySet, dictionaries: Dictionaries) => void;

const LOADERS: Partial<Record<DatasetName, Loader>> = {
  trades: (store, day, keys, dictionaries) => {
    for (const [security, no] of tradeKeysOf(store, day)) {
      keys.add(day, dictionaries.marketOf.get(security as number) as number, 0, no as string);
    }
  },
  prices: (store, day, keys) => {
    for (const [security] of priceKeysOf(store, day)) keys.add(day, security as number, 0, null);
  },
  cash_flows: (store, day, keys) => {
    for (const [no] of flowKeysOf(store, day)) keys.add(day, 0, 0, no as string);
  },
  assets: (store, day, keys) => {
    for (const [account] of assetKeysOf(store, day)) keys.add(day, account as number, 0, null);
  },
  positions: (store, day, keys) => {
    for (const [account, security] of positionKeysOf(store, day))
      keys.add(day, account as number, security as number, null);
  },
  code_changes: (store, day, keys) => {
    for (const [security] of codeChangeKeysOf(store, day)) keys.add(day, security as number, 0, null);
  },
};

export class KnownKeys {
  private readonly keys = new KeySet();
  private readonly store: Store;
  private readonly dictionaries: Dictionaries;
  private readonly load: Loader | undefined;
  private readonly spans: readonly (readonly [Ymd, Ymd])[];
  private readonly last: Ymd;
  private readonly loaded = new Set<Ymd>();
  private current = 0;

  /** `others`: the files in force that are not being replaced. */
  constructor(dataset: DatasetName, store: Store, dictionaries: Dictionaries, others: readonly DeliveryFile[]) {
    this.store = store;
    this.dictionaries = dictionaries;
    this.load = LOADERS[dataset];
    const spans: [Ymd, Ymd][] = [];
    for (const { first_date, last_date } of others) {
      if (first_date !== null && last_date !== null) spans.push([first_date, last_date]);
    }
    this.spans = spans;
    this.last = spans.reduce((latest, [, to]) => Math.max(latest, to), 0);
  }

  add(day: Ymd, a: number, b: number, text: string | null): boolean {
    if (day !== this.current && day <= this.last) this.cover(day);
    this.current = day;
    return this.keys.add(day, a, b, text);
  }

  /** No more rows come. */
  clear(): void {
    this.keys.clear();
  }

  private cover(day: Ymd): void {
    if (this.loaded.has(day) || !this.load) return;
    this.loaded.add(day);
    if (this.spans.some(([from, to]) => day >= from && day <= to)) {
      this.load(this.store, day, this.keys, this.dictionaries);
    }
  }
}

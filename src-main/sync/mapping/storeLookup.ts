/** A profile's lookups, answered by the store as of a business date (null: as it is now). Read when the first one is asked. */
import type { HolderSide, Lookup } from '../../../src-shared/files/mapping/lookup.ts';
import type { Store } from '../../store/open.ts';
import { accountsOnDate } from '../../store/queries/holders.ts';

interface Known {
  /** Account numbers by holder number. */
  readonly sh: ReadonlyMap<string, readonly string[]>;
  readonly sz: ReadonlyMap<string, readonly string[]>;
  readonly rates: ReadonlyMap<string, string | null>;
}

export function storeLookup(store: Store, businessDate: number | null): Lookup {
  let known: Known | null = null;
  const ask = (): Known => {
    known ??= load(store, businessDate);
    return known;
  };
  return {
    accountOf(holder, side) {
      const found = accountsOf(ask(), holder, side);
      if (found.length === 0) return { kind: 'none' };
      const [first] = found;
      return first !== undefined && found.length === 1 ? { kind: 'found', account_no: first } : { kind: 'several' };
    },
    rateOf(accountNo) {
      const rate = ask().rates.get(accountNo);
      return rate === undefined ? { kind: 'none' } : { kind: 'found', rate };
    },
  };
}

function accountsOf({ sh, sz }: Known, holder: string, side: HolderSide): readonly string[] {
  const found = new Set<string>();
  if (side !== 'sz') for (const account of sh.get(holder) ?? []) found.add(account);
  if (side !== 'sh') for (const account of sz.get(holder) ?? []) found.add(account);
  return [...found];
}

function load(store: Store, businessDate: number | null): Known {
  const sh = new Map<string, string[]>();
  const sz = new Map<string, string[]>();
  const rates = new Map<string, string | null>();
  const put = (map: Map<string, string[]>, holder: string | null, account: string): void => {
    if (holder === null) return;
    const all = map.get(holder);
    if (all) all.push(account);
    else map.set(holder, [account]);
  };
  for (const { account_no, holder_sh, holder_sz, commission_rate } of accountsOnDate(store, businessDate)) {
    put(sh, holder_sh, account_no);
    put(sz, holder_sz, account_no);
    rates.set(account_no, commission_rate);
  }
  return { sh, sz, rates };
}

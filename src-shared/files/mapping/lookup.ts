/** What a profile may ask the store for. The engine knows no store: whoever runs it answers. */
export type HolderSide = 'sh' | 'sz' | 'either';

export type FoundAccount =
  | { readonly kind: 'found'; readonly account_no: string }
  /** No account has this holder number, several have it, or there is nobody to ask. */
  | { readonly kind: 'none' | 'several' | 'no_lookup' };

export type FoundRate =
  /** A decimal text; null: the client has none. */
  { readonly kind: 'found'; readonly rate: string | null } | { readonly kind: 'none' | 'no_lookup' };

export interface Lookup {
  accountOf(holder: string, side: HolderSide): FoundAccount;
  /** commission_rate of the client who owns the account. */
  rateOf(accountNo: string): FoundRate;
}

/** For previews without a store. */
export const NO_LOOKUP: Lookup = {
  accountOf: () => ({ kind: 'no_lookup' }),
  rateOf: () => ({ kind: 'no_lookup' }),
};

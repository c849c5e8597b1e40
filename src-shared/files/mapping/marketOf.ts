/**
 * The market that a holder's number or a security's code speaks of, where their form leaves no doubt. Forms and ranges as
 * in the notes on the domain (§ 3.5): Shanghai numbers are a letter and nine digits, Shenzhen ones ten digits whose
 * leading zero exports often lose; Beijing is traded with Shenzhen numbers. What overlaps between markets is null.
 */
export type TradedMarket = 'SH' | 'SZ' | 'BJ';

const SH_HOLDER = /^(?:[AEF]\d{9}|C9\d{8})$/;
const SZ_HOLDER = /^\d{9,10}$/;

export function marketOfHolder(holder: string): 'SH' | 'SZ' | null {
  if (SH_HOLDER.test(holder)) return 'SH';
  return SZ_HOLDER.test(holder) ? 'SZ' : null;
}

/** Codes of six digits by their first ones; longer prefixes are asked first. */
const PREFIXES: readonly (readonly [TradedMarket, string])[] = [
  ['BJ', '920 43 83 87 88'],
  // Shares, B shares, subscriptions and rights; funds; bonds and repo.
  ['SH', '600 601 603 605 688 689 900 700 730 733 737 740 747 760 780 783 787 790 797'],
  ['SH', '500 501 502 505 506 508 51 52 53 56 58 588'],
  ['SH', '010 018 019 110 113 118 120 122 129 201 202 204'],
  ['SZ', '000 001 002 003 300 301 302 200 07 08'],
  ['SZ', '15 16 18'],
  ['SZ', '111 112 115 119 123 127 128 131'],
];

const BY_PREFIX = new Map(PREFIXES.flatMap(([market, list]) => list.split(' ').map((prefix) => [prefix, market])));

export function marketOfCode(code: string): TradedMarket | null {
  if (!/^\d{6}$/.test(code)) return null;
  return BY_PREFIX.get(code.slice(0, 3)) ?? BY_PREFIX.get(code.slice(0, 2)) ?? null;
}

/** Both together; '' where both are empty, null where they contradict each other or nothing is certain. */
export function marketOf(holder: string, code: string): TradedMarket | '' | null {
  if (holder === '' && code === '') return '';
  const byCode = code === '' ? null : marketOfCode(code);
  if (holder === '') return byCode;
  const byHolder = marketOfHolder(holder);
  if (byHolder === null) return null;
  if (byCode === null || byCode === byHolder) return byHolder;
  return byHolder === 'SZ' && byCode === 'BJ' ? 'BJ' : null;
}

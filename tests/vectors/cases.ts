// What a third-party vector becomes once it is read in the words of formulas.md: an input that a pure function can take,
// or a skip with its precise reason. Nothing is loosened: a case whose convention differs is skipped by name.
export type Dated = readonly [date: string, amount: string];

export interface BookRow {
  readonly date: string;
  readonly type: 'buy' | 'sell' | 'bonus_share' | 'dividend';
  readonly quantity: string;
  /** Gross: without fees. For a dividend the cash. */
  readonly amount: string;
  readonly fees: string;
}
export interface BookExpected {
  readonly quantity?: number;
  readonly cost?: number;
  readonly costPrice?: number;
  readonly dilutedPrice?: number;
  /** Sum over rows dated from..to, where given. */
  readonly realised?: number;
  readonly realisedFrom?: string;
  readonly realisedTo?: string;
  /** Market value at this price − K. */
  readonly price?: number;
  readonly unrealised?: number;
  /** Calendar days of the one closed lot. */
  readonly holdingDays?: number;
}

export type Run =
  /** roots null: no rate (no sign change). Any of several roots is right. */
  | { readonly runsAs: 'xirr'; readonly flows: readonly Dated[]; readonly roots: readonly number[] | null }
  | { readonly runsAs: 'xnpv'; readonly flows: readonly Dated[]; readonly rate: number; readonly npv: number }
  /** Π(1+r) − 1. */
  | { readonly runsAs: 'linked'; readonly returns: readonly number[]; readonly total: number }
  /** One entry an asset day: value at its end, flows in (start of day) and out (end of day) as positive numbers. */
  | {
      readonly runsAs: 'twr';
      readonly start: string;
      readonly days: readonly { readonly value: string; readonly in: string; readonly out: string }[];
      readonly twr: number;
      readonly daily?: readonly number[];
    }
  | {
      readonly runsAs: 'dietz';
      readonly start: string;
      readonly end: string;
      readonly v0: string;
      readonly v1: string;
      readonly flows: readonly Dated[];
      readonly dietz: number;
    }
  /** Negative or 0; the start, index 1, counts as a point. */
  | { readonly runsAs: 'drawdown'; readonly returns: readonly number[]; readonly maxDrawdown: number }
  /** √periods of the source (252, 52, 12); the product's own constant is 250, so a fixed function scales by √(250/periods). */
  | {
      readonly runsAs: 'volatility';
      readonly returns: readonly number[];
      readonly periods: number;
      readonly volatility: number;
    }
  | {
      readonly runsAs: 'sharpe';
      readonly returns: readonly number[];
      readonly periods: number;
      readonly riskFree: number;
      readonly sharpe: number;
    }
  | { readonly runsAs: 'book'; readonly rows: readonly BookRow[]; readonly expected: BookExpected };
export type Skip = { readonly skip: string };

export interface RawCase {
  readonly name: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
  readonly verification: { readonly status: string; readonly detail?: readonly string[] };
}
export type VectorCase = {
  readonly file: string;
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  readonly tolerance: number;
} & (Run | Skip);

/** Shortest decimal text of a number of the JSON, without an exponent. */
export function decimalText(x: unknown): string {
  const n = Number(x);
  if (!Number.isFinite(n)) throw new Error(`not a number: ${String(x)}`);
  const text = String(n);
  return text.includes('e') ? n.toFixed(18).replace(/0+$/, '').replace(/\.$/, '') : text;
}
export const dated = (flows: unknown): Dated[] => (flows as [string, number][]).map(([d, a]) => [d, decimalText(a)]);

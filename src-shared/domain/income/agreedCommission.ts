/**
 * Commission charged against the rate agreed with the client: what his orders would have cost at that rate, what the
 * minimum of 5 yuan adds, and what is left. The three add up to the commission of his orders, exactly.
 *
 * A row counts as charged the minimum where its commission is 5.00 and its amount at the agreed rate comes to less, to
 * the cent. The minimum is one an order, and head office delivers fills: an order in several fills is seen fill by fill.
 */
import { divideRounded, type Exact, exact, exactOfBig, subtract } from '../../kernel/exact.ts';
import { type FeeRow, isOrder } from './feeSplit.ts';

/** Least commission of an order at Chinese brokers: 5 yuan (E4). */
export const MINIMUM_COMMISSION_E4 = 50_000;

/** E4 × E9 in units of 10^-11 yuan, and of a cent. */
const E13_IN_E11 = 100n;
const E13_IN_CENT = 100_000_000_000n;

export interface AgreedCommission {
  /** Commission of the orders. */
  readonly chargedE4: number;
  /** Σ amount × agreed rate. */
  readonly atRate: Exact;
  /** Rows charged the minimum, and what they cost above the rate. */
  readonly minimumRows: number;
  readonly minimumExtra: Exact;
  /** What neither the rate nor the minimum explains: rounding, other rates of some kinds. Signed. */
  readonly other: Exact;
}

/** `rateE9`: the agreed rate × 10^9 (0.00025 → 250,000). */
export function agreedCommission(rows: Iterable<FeeRow>, rateE9: number): AgreedCommission {
  const rate = BigInt(rateE9);
  let chargedE4 = 0;
  let atRateE13 = 0n;
  let minimumRows = 0;
  let minimumE13 = 0n;
  for (const row of rows) {
    if (!isOrder(row)) continue;
    const ownE13 = BigInt(row.amountE4 as number) * rate;
    chargedE4 += row.commissionE4;
    atRateE13 += ownE13;
    if (row.commissionE4 !== MINIMUM_COMMISSION_E4) continue;
    if (divideRounded(ownE13, E13_IN_CENT) >= BigInt(MINIMUM_COMMISSION_E4 / 100)) continue;
    minimumRows += 1;
    minimumE13 += BigInt(MINIMUM_COMMISSION_E4) * 1_000_000_000n - ownE13;
  }
  const atRate = exactOfBig(divideRounded(atRateE13, E13_IN_E11));
  const minimumExtra = exactOfBig(divideRounded(minimumE13, E13_IN_E11));
  return {
    chargedE4,
    atRate,
    minimumRows,
    minimumExtra,
    other: subtract(subtract(exact(chargedE4), atRate), minimumExtra),
  };
}

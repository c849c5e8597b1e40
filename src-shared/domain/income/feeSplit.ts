/**
 * What trading costs, split: commission with the handling and regulatory fees inside it, stamp duty, transfer fee and
 * other fee; over any group of trade rows. Exact: the parts of every grouping add up to the whole.
 */
import type { Ymd } from '../../kernel/dates.ts';
import { add, amountTimesRate, type Exact, exact, subtract, ZERO } from '../../kernel/exact.ts';
import { type Figure, missing, ratio } from '../../kernel/figure.ts';
import { BUY, SELL } from '../book/position.ts';
import { handlingFeeE7, regulatoryFeeE7 } from '../book/rates.ts';

/** A trade row with its fees one by one; yuan × 10^4. */
export interface FeeRow {
  readonly date: Ymd;
  readonly market: string;
  /** Kind of security: 'stock', 'etf' … */
  readonly kind: string;
  readonly businessType: number;
  readonly amountE4: number | null;
  readonly commissionE4: number;
  readonly stampDutyE4: number;
  readonly transferFeeE4: number;
  readonly otherFeeE4: number;
}

export interface FeeSplit {
  readonly rows: number;
  /** Buy and sell rows that are not repo: how many, their amount and their commission. */
  readonly orders: number;
  readonly volumeE4: number;
  readonly orderCommissionE4: number;
  readonly commissionE4: number;
  readonly handling: Exact;
  readonly regulatory: Exact;
  readonly stampDutyE4: number;
  readonly transferFeeE4: number;
  readonly otherFeeE4: number;
}

export function isOrder({ businessType, kind }: FeeRow): boolean {
  return (businessType === BUY || businessType === SELL) && kind !== 'repo';
}

export function feeSplit(rows: Iterable<FeeRow>): FeeSplit {
  const sums = { rows: 0, orders: 0, volumeE4: 0, orderCommissionE4: 0, commissionE4: 0 };
  const fees = { stampDutyE4: 0, transferFeeE4: 0, otherFeeE4: 0 };
  let handling = ZERO;
  let regulatory = ZERO;
  for (const row of rows) {
    sums.rows += 1;
    sums.commissionE4 += row.commissionE4;
    fees.stampDutyE4 += row.stampDutyE4;
    fees.transferFeeE4 += row.transferFeeE4;
    fees.otherFeeE4 += row.otherFeeE4;
    if (!isOrder(row)) continue;
    const amountE4 = row.amountE4 as number;
    sums.orders += 1;
    sums.volumeE4 += amountE4;
    sums.orderCommissionE4 += row.commissionE4;
    handling = add(handling, amountTimesRate(amountE4, handlingFeeE7(row.kind, row.market, row.date)));
    regulatory = add(regulatory, amountTimesRate(amountE4, regulatoryFeeE7(row.kind)));
  }
  return { ...sums, ...fees, handling, regulatory };
}

/** Groups in the order of their first row. */
export function feeGroups<K>(rows: readonly FeeRow[], keyOf: (row: FeeRow) => K): ReadonlyMap<K, FeeSplit> {
  const groups = new Map<K, FeeRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [row]);
    else same.push(row);
  }
  return new Map([...groups].map(([key, own]) => [key, feeSplit(own)]));
}

/** Commission that stays: less handling and regulatory fee. */
export function netCommission({ commissionE4, handling, regulatory }: FeeSplit): Exact {
  return subtract(exact(commissionE4), add(handling, regulatory));
}

/** The four fee columns together. */
export function feesE4({ commissionE4, stampDutyE4, transferFeeE4, otherFeeE4 }: FeeSplit): number {
  return commissionE4 + stampDutyE4 + transferFeeE4 + otherFeeE4;
}

/** Commission of orders / their amount; a plain number. */
export function effectiveRate({ orderCommissionE4, volumeE4 }: FeeSplit): Figure<number> {
  return volumeE4 === 0 ? missing('no_volume') : ratio(orderCommissionE4 / volumeE4);
}

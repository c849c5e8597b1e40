/** Columns that are computed from the other columns of the same row: the client's commission and the effect on cash. */
import type { Dataset } from '../datasets.ts';
import { add, compare, type Decimal, decimalText, multiply, negate, parseDecimal, round, ZERO } from './decimal.ts';
import type { Lookup } from './lookup.ts';
import type { PlainSource } from './profileData.ts';
import type { SourceRow } from './sourceRow.ts';

export type Evaluate = (row: SourceRow) => string;

/** Business types of a row that costs commission. */
const BEARS = new Set(['buy', 'sell']);
/** What a row does to the client's cash: pays or receives its amount. Others move shares only. */
const CASH: ReadonlyMap<string, -1 | 1> = new Map([
  ['buy', -1],
  ['ipo_allot', -1],
  ['rights_take', -1],
  ['repo_lend', -1],
  ['sell', 1],
  ['redeem', 1],
  ['repo_return', 1],
]);
const SHARES_ONLY = new Set(['bonus_share', 'share_merge', 'transfer_in', 'transfer_out']);
const FEES = ['commission', 'stamp_duty', 'transfer_fee', 'other_fee'] as const;

function valueAt(dataset: Dataset, name: string): (row: SourceRow) => string {
  const index = dataset.columns.findIndex((column) => column.name === name);
  return (row) => row.values[index] ?? '';
}

/**
 * Commission (domain notes § 2.2, § 3.3): amount × rate, rounded half away from zero to 0.01, then held against the
 * minimum. The fills of an order bear together what one fill of their whole amount would bear; each fill bears what it adds.
 */
export function commission(
  source: Extract<PlainSource, { kind: 'commission' }>,
  dataset: Dataset,
  lookup: Lookup,
  orderOf: (row: SourceRow) => string | null,
): Evaluate {
  const type = valueAt(dataset, 'business_type');
  const amountOf = valueAt(dataset, 'amount');
  const account = valueAt(dataset, 'account_no');
  const minimum = parseDecimal(source.minimum, false) ?? ZERO;
  const orders = new Map<string, { amount: Decimal; charged: Decimal }>();
  return (row) => {
    const kind = type(row);
    if (kind === '') return '';
    if (!BEARS.has(kind)) return CASH.has(kind) || SHARES_ONLY.has(kind) ? '0' : '';
    const amount = parseDecimal(amountOf(row), false);
    if (amount === null) return '';
    const found = lookup.rateOf(account(row));
    if (found.kind !== 'found') {
      // An account that is not known is named by the row's own check.
      if (found.kind === 'no_lookup') row.note('no_lookup', '');
      return '';
    }
    const rate = found.rate === null ? null : parseDecimal(found.rate, false);
    if (rate === null) {
      if (source.without_rate === 'issue') row.note('no_commission_rate', account(row));
      return '';
    }
    const order = orderOf(row);
    const before = (order === null ? undefined : orders.get(order)) ?? { amount: ZERO, charged: ZERO };
    const whole = add(before.amount, amount);
    const charge = round(multiply(whole, rate), 2);
    const due = compare(charge, minimum) < 0 ? minimum : charge;
    if (order !== null) orders.set(order, { amount: whole, charged: due });
    return decimalText(add(due, negate(before.charged)));
  };
}

/** By the contract's book: buys pay amount and fees, sells receive amount less fees, share movements pay their fees. */
export function netAmount(dataset: Dataset): Evaluate {
  const type = valueAt(dataset, 'business_type');
  const amountOf = valueAt(dataset, 'amount');
  const fees = FEES.map((name) => valueAt(dataset, name));
  return (row) => {
    const kind = type(row);
    const sign = CASH.get(kind);
    if (sign === undefined && !SHARES_ONLY.has(kind)) return '';
    let net = ZERO;
    if (sign !== undefined) {
      const amount = parseDecimal(amountOf(row), false);
      if (amount === null) return '';
      net = sign < 0 ? negate(amount) : amount;
    }
    for (const fee of fees) {
      const text = fee(row);
      if (text === '') continue;
      const value = parseDecimal(text, false);
      if (value === null) return '';
      net = add(net, negate(value));
    }
    return decimalText(net);
  };
}

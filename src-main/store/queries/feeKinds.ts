/** Fees of a client's trade rows by kind, of orders (buy and sell rows that are not repo) and of all other rows. E4. */
import { BUY, SELL } from '../../../src-shared/domain/book/position.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

export interface FeeSums {
  commissionE4: number;
  stampDutyE4: number;
  transferFeeE4: number;
  otherFeeE4: number;
}

const sums = query
  .selectFrom('trade as t')
  .innerJoin('security as s', 's.security_id', 't.security_id')
  .select((e) => [
    't.business_type',
    's.security_kind',
    e.fn.sum('t.commission_e4').as('commission'),
    e.fn.sum('t.stamp_duty_e4').as('stamp_duty'),
    e.fn.sum('t.transfer_fee_e4').as('transfer_fee'),
    e.fn.sum('t.other_fee_e4').as('other_fee'),
  ])
  .where('t.account_id', '=', 0)
  .where('t.trade_date', '>=', 0)
  .where('t.trade_date', '<=', 0)
  .groupBy(['t.business_type', 's.security_kind'])
  .compile();

type Row = [type: number, kind: string, commission: number, stamp: number, transfer: number, other: number];

/** Dated in [from, to]. */
export function feesByKind(
  store: Store,
  accountIds: readonly number[],
  from: Ymd,
  to: Ymd,
): { readonly orders: FeeSums; readonly others: FeeSums } {
  const orders = none();
  const others = none();
  for (const accountId of accountIds) {
    for (const [type, kind, commission, stamp, transfer, other] of store
      .raw(sums.sql)
      .all(accountId, from, to) as Row[]) {
      const into = (type === BUY || type === SELL) && kind !== 'repo' ? orders : others;
      into.commissionE4 += commission;
      into.stampDutyE4 += stamp;
      into.transferFeeE4 += transfer;
      into.otherFeeE4 += other;
    }
  }
  return { orders, others };
}

const none = (): FeeSums => ({ commissionE4: 0, stampDutyE4: 0, transferFeeE4: 0, otherFeeE4: 0 });

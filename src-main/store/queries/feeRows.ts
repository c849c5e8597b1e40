/** Trade rows of accounts with each fee column: what trading cost, row by row. */
import type { FeeRow } from '../../../src-shared/domain/income/feeSplit.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';
import { type Catalog, securityOf } from './catalog.ts';

const rowsOf = query
  .selectFrom('trade')
  .select([
    'trade_date',
    'security_id',
    'business_type',
    'amount_e4',
    'commission_e4',
    'stamp_duty_e4',
    'transfer_fee_e4',
    'other_fee_e4',
  ])
  .where('account_id', '=', 0)
  .where('trade_date', '>=', 0)
  .where('trade_date', '<=', 0)
  .compile().sql;

type Row = [Ymd, number, number, number | null, number, number, number, number];

/** Dated in [from, to], account by account. */
export function feeRows(
  store: ReadStore,
  known: Catalog,
  accountIds: readonly number[],
  from: Ymd,
  to: Ymd,
): readonly FeeRow[] {
  return accountIds.flatMap((accountId) =>
    (store.raw(rowsOf).all(accountId, from, to) as Row[]).map(
      ([date, securityId, businessType, amountE4, commissionE4, stampDutyE4, transferFeeE4, otherFeeE4]): FeeRow => {
        const { market, kind } = securityOf(known, securityId);
        return { date, market, kind, businessType, amountE4, commissionE4, stampDutyE4, transferFeeE4, otherFeeE4 };
      },
    ),
  );
}

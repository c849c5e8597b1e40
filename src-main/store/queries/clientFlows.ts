/** Cash flow rows of accounts, with their numbers: evidence for a trace. */
import type { BookedFlow } from '../../../src-shared/domain/figures/evidence.ts';
import { FLOW_KINDS } from '../../../src-shared/kernel/codes.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../open.ts';
import { query } from '../open.ts';

const rowsOf = query
  .selectFrom('cash_flow')
  .select(['flow_date', 'flow_no', 'flow_kind', 'amount_e4', 'security_id'])
  .where('account_id', '=', 0)
  .where('flow_date', '>=', 0)
  .where('flow_date', '<=', 0)
  .orderBy('flow_date')
  .orderBy('flow_no')
  .compile();

/** Dated in [from, to], by account, date and number. */
export function flowsOfAccounts(store: Store, accountIds: readonly number[], from: Ymd, to: Ymd): BookedFlow[] {
  return accountIds.flatMap((accountId) =>
    (store.raw(rowsOf.sql).all(accountId, from, to) as [Ymd, string, number, number, number | null][]).map(
      ([date, flowNo, kind, amountE4, securityId]): BookedFlow => ({
        accountId,
        date,
        flowNo,
        kind: FLOW_KINDS[kind] as string,
        amountE4,
        securityId,
      }),
    ),
  );
}

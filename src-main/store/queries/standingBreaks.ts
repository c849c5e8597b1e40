/** The breaks of accounts, open and closed, with the days on which they stood; and when the first look was. */
import type { StandingBreak } from '../../../src-shared/domain/selfCheck/causes.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../open.ts';
import { query } from '../open.ts';

const ofAccount = query
  .selectFrom('reconciliation_break')
  .select(['account_id', 'kind', 'security_id', 'first_seen', 'closed_on', 'cause'])
  .where('account_id', '=', 0)
  .orderBy('first_seen')
  .orderBy('break_id')
  .compile().sql;

type Row = [
  accountId: number,
  kind: StandingBreak['kind'],
  securityId: number,
  firstSeen: Ymd,
  closedOn: Ymd | null,
  cause: string,
];

/** By account, oldest first. */
export function standingBreaks(store: ReadStore, accountIds: readonly number[]): StandingBreak[] {
  return accountIds.flatMap((id) =>
    (store.raw(ofAccount).all(id) as Row[]).map(
      ([accountId, kind, securityId, firstSeen, closedOn, cause]): StandingBreak => ({
        accountId,
        kind,
        // 0: the account as a whole.
        securityId: securityId === 0 ? null : securityId,
        firstSeen,
        closedOn,
        cause,
      }),
    ),
  );
}

const first = query
  .selectFrom('delivery')
  .select((e) => e.fn.min('business_date').as('d'))
  .compile().sql;

/** The business date of the first set; null in an empty store. */
export function firstLook(store: ReadStore): Ymd | null {
  return (store.statement(first).get() as { d: Ymd | null }).d;
}

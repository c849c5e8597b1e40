/**
 * The likely cause of each quantity break. The first of these whose evidence is there:
 *  1. code_change: the account's whole holding stands under another code of the same market, in the same quantity.
 *  2. quarantined_trade, exact: trades in quarantine that name account and code add up to the difference, or one is it.
 *  3. corporate_action (corporateAction.ts), but for one holder's odd lot alone.
 *  4. oversold, exact: the book gave up exactly that much less than the rows asked for.
 *  5. quarantined_trade, in part. 6. oversold, in part. 7. corporate_action by one holder's odd lot alone.
 *  8. missing_trade: none of these.
 */
import type { BreakCause } from '../../../src-shared/contract/breaks.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { quantityText } from '../../../src-shared/kernel/money.ts';
import type { ReadStore } from '../../store/open.ts';
import { holdersCount, type OversoldRow, oversoldRows, tradesOn } from '../../store/reconciliation/accountRows.ts';
import { isDelivered } from '../../store/reconciliation/differences.ts';
import type { Valuer } from './bookValue.ts';
import type { QuantityFound } from './compareBooks.ts';
import { corporateAction, isSlight } from './corporateAction.ts';
import { firstRows } from './evidence.ts';
import { type NamedReject, namedRejects, type ProfilesByName } from './namedRejects.ts';

/** Price days that are searched for the step of a corporate action. */
const PRICE_DAYS = 10;

type Action = ReturnType<typeof corporateAction>;

export function quantityCauses(
  store: ReadStore,
  valuer: Valuer,
  found: readonly QuantityFound[],
  firstSeen: (one: QuantityFound) => Ymd,
  profiles: ProfilesByName,
): Map<QuantityFound, BreakCause> {
  if (found.length === 0) return new Map();
  const others = codePairs(found);
  const rejects = namedRejects(store, profiles);
  const oversold = grouped(oversoldRows(store), (row) => `${row.account_id} ${row.security_id}`);
  const actions = actionsOf(store, valuer, found);
  const delivered = new Map<Ymd, boolean>();
  const tradesDelivered = (day: Ymd): boolean => {
    const known = delivered.get(day) ?? isDelivered(store, 'trades', day);
    delivered.set(day, known);
    return known;
  };
  return new Map(
    found.map((one) => {
      const named = rejects(one.accountNo, one.market, one.code);
      const difference = one.headE2 - one.bookE2;
      const quarantined = quarantinedTrade(difference, named);
      const sold = oversoldCause(difference, oversold.get(`${one.accountId} ${one.securityId}`) ?? []);
      const action = actions.get(one.securityId);
      const cause: BreakCause = others.get(one) ??
        (quarantined?.explains === 'exact' ? quarantined : null) ??
        (action && !isSlight(action) ? action : null) ??
        (sold?.explains === 'exact' ? sold : null) ??
        quarantined ??
        sold ??
        action ?? {
          cause: 'missing_trade',
          trades_delivered: tradesDelivered(firstSeen(one)),
          trades: tradesOn(store, one.accountId, firstSeen(one), one.securityId),
        };
      return [one, cause];
    }),
  );
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Holdings that one side keeps whole under one code and the other whole under another. */
function codePairs(found: readonly QuantityFound[]): Map<QuantityFound, BreakCause> {
  const pairs: [QuantityFound, QuantityFound][] = [];
  for (const own of grouped(found, (one) => `${one.accountId} ${one.market}`).values()) {
    const ours = own.filter((one) => one.headE2 === 0);
    const theirs = own.filter((one) => one.bookE2 === 0);
    for (const a of ours) for (const b of theirs) if (a.bookE2 === b.headE2) pairs.push([a, b]);
  }
  const ids = ([a, b]: [QuantityFound, QuantityFound]): string => `${a.securityId} ${b.securityId}`;
  const accounts = grouped(pairs, ids);
  // Where several codes would do, the pair that most accounts show is the likelier one.
  pairs.sort((x, y) => (accounts.get(ids(y))?.length ?? 0) - (accounts.get(ids(x))?.length ?? 0));
  const causes = new Map<QuantityFound, BreakCause>();
  for (const pair of pairs) {
    const [a, b] = pair;
    if (causes.has(a) || causes.has(b)) continue;
    const common = {
      cause: 'code_change' as const,
      quantity: quantityText(a.bookE2),
      accounts: accounts.get(ids(pair))?.length ?? 1,
    };
    causes.set(a, { ...common, other: { market: b.market, code: b.code } });
    causes.set(b, { ...common, other: { market: a.market, code: a.code } });
  }
  return causes;
}

function actionsOf(store: ReadStore, valuer: Valuer, found: readonly QuantityFound[]): Map<number, Action> {
  const bySecurity = new Map<number, QuantityFound[]>();
  for (const one of found) {
    const list = bySecurity.get(one.securityId);
    if (list) list.push(one);
    else bySecurity.set(one.securityId, [one]);
  }
  const held = [...bySecurity].filter(([, list]) => list.some((one) => one.bookE2 > 0));
  const holders = holdersCount(
    store,
    held.map(([id]) => id),
  );
  return new Map(
    held.map(([id, list]) => {
      return [id, corporateAction(list, holders.get(id) ?? list.length, valuer.steps(id, PRICE_DAYS))];
    }),
  );
}

function quarantinedTrade(difference: number, named: readonly NamedReject[]) {
  if (named.length === 0) return null;
  const exact =
    named.some((row) => row.changeE2 === difference) ||
    (named.every((row) => row.changeE2 !== null) &&
      named.reduce((sum, row) => sum + (row.changeE2 as number), 0) === difference);
  const { rows, more } = firstRows(named.map(({ changeE2: _change, ...row }) => row));
  return {
    cause: 'quarantined_trade' as const,
    explains: exact ? ('exact' as const) : ('in_part' as const),
    rows,
    more,
  };
}

function oversoldCause(difference: number, rows: readonly OversoldRow[]) {
  if (rows.length === 0) return null;
  const sumE2 = rows.reduce((sum, row) => sum + row.quantity_e2, 0);
  const exact = difference === -sumE2 || rows.some((row) => difference === -row.quantity_e2);
  const shown = firstRows(rows.map((row) => ({ date: dateText(row.trade_date), trade_no: row.trade_no })));
  return {
    cause: 'oversold' as const,
    explains: exact ? ('exact' as const) : ('in_part' as const),
    quantity: quantityText(sumE2),
    ...shown,
  };
}

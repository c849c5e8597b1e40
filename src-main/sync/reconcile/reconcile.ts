/**
 * The nightly look: compares the book with head office as of the newest business date and keeps the breaks. It runs inside
 * the transaction that changed the facts, after the derivation, whatever that was: a night, a correction of an earlier date,
 * a set that was taken back. The comparison is always made whole and as of that date; nothing is carried forward but since
 * when a break is known.
 *
 * A break that is still there keeps its row and takes the figures and the cause of this look. One that is gone is closed
 * with the business date of the look; if it comes back, that is a new row. What head office did not deliver for the date is
 * not compared, and its breaks stay as they are.
 */
import type { BreakCause, BreakPart } from '../../../src-shared/contract/breaks.ts';
import { BUILT_IN_PROFILES } from '../../../src-shared/files/profile.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { parseDecimal } from '../../../src-shared/kernel/money.ts';
import { lastAppliedDate } from '../../store/facts/deliveries.ts';
import type { ReadStore, WriteStore } from '../../store/open.ts';
import {
  closeBreak,
  insertBreak,
  type KeptBreak,
  keepBreak,
  openBreaks,
  rewindBreaks,
} from '../../store/reconciliation/breakRows.ts';
import { assetCauses, type OpenQuantity } from './assetCauses.ts';
import { breakKey, type Comparison, compareBooks, type Found, notCompared } from './compareBooks.ts';
import type { ProfilesByName } from './namedRejects.ts';
import { quantityCauses } from './quantityCauses.ts';

export interface Reconciled {
  /** Null: the store holds no set. */
  readonly date: Ymd | null;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  /** What was not delivered for the date and so not compared. */
  readonly notCompared: readonly ('positions' | 'assets')[];
}

/** `profiles`: those that the store's files came in, to read what the quarantine holds of them. */
export function reconcile(store: WriteStore, profiles: ProfilesByName = BUILT_IN_PROFILES): Reconciled {
  const date = lastAppliedDate(store);
  rewindBreaks(store, date);
  if (date === null) return { date, opened: 0, closed: 0, open: 0, notCompared: [] };
  const kept = openBreaks(store);
  const comparison = compareBooks(store, date);
  const causes = explain(store, comparison, kept, profiles);
  const open = new Map(kept.map((row) => [keyOf(row), row]));
  let opened = 0;
  for (const [found, why] of causes) {
    const key = breakKey(found.part, found.accountId, found.securityId);
    const row = open.get(key);
    open.delete(key);
    if (row) keepBreak(store, row.break_id, date, figuresOf(found, why));
    else {
      insertBreak(store, identity(found), date, figuresOf(found, why));
      opened++;
    }
  }
  const gone = [...open.values()].filter((row) => isCompared(comparison, row));
  for (const row of gone) closeBreak(store, row.break_id, date);
  return {
    date,
    opened,
    closed: gone.length,
    open: causes.size + open.size - gone.length,
    notCompared: notCompared(store, date),
  };
}

/** The likely cause of everything that was found, quantities first. `kept`: the open breaks as they are kept. */
export function explain(
  store: ReadStore,
  comparison: Comparison,
  kept: readonly KeptBreak[],
  profiles: ProfilesByName,
): Map<Found, BreakCause> {
  if (comparison.quantities.length + comparison.values.length === 0) return new Map();
  const known = new Map(kept.map((row) => [keyOf(row), row]));
  const { date, quantities, valuer } = comparison;
  const firstSeen = (found: Found): Ymd =>
    known.get(breakKey(found.part, found.accountId, found.securityId))?.first_seen ?? date;
  const causes = quantityCauses(store, valuer, quantities, firstSeen, profiles);
  const byAccount = new Map<number, OpenQuantity[]>();
  for (const [accountId, one] of comparison.positions
    ? quantities.map((q) => [q.accountId, q] as const)
    : earlier(kept)) {
    const list = byAccount.get(accountId);
    if (list) list.push(one);
    else byAccount.set(accountId, [one]);
  }
  return new Map<Found, BreakCause>([
    ...causes,
    ...assetCauses(store, comparison, (accountId) => byAccount.get(accountId) ?? []),
  ]);
}

/** Open quantity breaks of an earlier look. */
function earlier(kept: readonly KeptBreak[]): [number, OpenQuantity][] {
  return kept.flatMap((row): [number, OpenQuantity][] => {
    const bookE2 = parseDecimal(row.book, 2);
    const headE2 = parseDecimal(row.head_office, 2);
    if (row.part !== 'quantity' || bookE2 === null || headE2 === null) return [];
    return [[row.account_id, { securityId: row.security_id, bookE2, headE2 }]];
  });
}

const keyOf = (row: KeptBreak): string => breakKey(row.part as BreakPart, row.account_id, row.security_id);

function isCompared(comparison: Comparison, row: KeptBreak): boolean {
  return row.part === 'quantity' ? comparison.positions : comparison.assets;
}

function identity({ part, accountId, securityId }: Found) {
  const kind = part === 'quantity' ? 'quantity' : 'asset';
  return { kind, part, account_id: accountId, security_id: securityId };
}

function figuresOf(found: Found, { cause, ...evidence }: BreakCause) {
  return { book: found.book, head_office: found.headOffice, cause, cause_json: JSON.stringify(evidence) };
}

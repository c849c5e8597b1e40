/** The kept breaks as the nightly look reads and writes them. A break is open while closed_on is null. */
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import type { WriteStore } from '../open.ts';
import { query } from '../open.ts';
import type { ReconciliationBreakRow } from '../schema.ts';

export type NewBreak = Omit<ReconciliationBreakRow, 'break_id'>;
export type KeptBreak = NewBreak & { readonly break_id: number };

/** Open breaks, oldest first. */
export function openBreaks(store: WriteStore): KeptBreak[] {
  return store.all(
    query
      .selectFrom('reconciliation_break')
      .select([
        'break_id',
        'kind',
        'part',
        'account_id',
        'security_id',
        'first_seen',
        'last_seen',
        'closed_on',
        'book',
        'head_office',
        'cause',
        'cause_json',
      ])
      .where('closed_on', 'is', null)
      .orderBy('break_id'),
  );
}

export function insertBreak(store: WriteStore, row: NewBreak): void {
  store.run(query.insertInto('reconciliation_break').values(row));
}

export function updateBreak(store: WriteStore, breakId: number, change: Partial<NewBreak>): void {
  store.run(query.updateTable('reconciliation_break').set(change).where('break_id', '=', breakId));
}

/**
 * Breaks as they stood on `date`: what was first seen later is forgotten, what was closed later is open again. Does
 * nothing but after a set was taken back. Breaks of accounts and securities that left with it go, too: their ids may
 * come again.
 */
export function rewindBreaks(store: WriteStore, date: Ymd | null): void {
  const breaks = query.deleteFrom('reconciliation_break');
  if (date === null) {
    store.run(breaks);
    return;
  }
  store.run(
    breaks.where((e) =>
      e.or([
        e('first_seen', '>', date),
        e('account_id', 'not in', query.selectFrom('account').select('account_id')),
        e.and([
          e('security_id', '<>', 0),
          e('security_id', 'not in', query.selectFrom('security').select('security_id')),
        ]),
      ]),
    ),
  );
  store.run(query.updateTable('reconciliation_break').set({ closed_on: null }).where('closed_on', '>', date));
  store.run(query.updateTable('reconciliation_break').set({ last_seen: date }).where('last_seen', '>', date));
}

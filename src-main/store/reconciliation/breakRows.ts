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

export type BreakIdentity = Pick<NewBreak, 'kind' | 'part' | 'account_id' | 'security_id'>;
export type BreakFigures = Pick<NewBreak, 'book' | 'head_office' | 'cause' | 'cause_json'>;

const insert = query
  .insertInto('reconciliation_break')
  .values({
    kind: '',
    part: '',
    account_id: 0,
    security_id: 0,
    first_seen: 0,
    last_seen: 0,
    book: '',
    head_office: '',
    cause: '',
    cause_json: '',
  })
  .compile().sql;
const update = query
  .updateTable('reconciliation_break')
  .set({ last_seen: 0, book: '', head_office: '', cause: '', cause_json: '' })
  .where('break_id', '=', 0)
  .compile().sql;
const close = query.updateTable('reconciliation_break').set({ closed_on: 0 }).where('break_id', '=', 0).compile().sql;

/** First seen on `date`. */
export function insertBreak(store: WriteStore, of: BreakIdentity, date: Ymd, now: BreakFigures): void {
  const { book, head_office, cause, cause_json } = now;
  store
    .statement(insert)
    .run(of.kind, of.part, of.account_id, of.security_id, date, date, book, head_office, cause, cause_json);
}

/** Seen again on `date`, as it is now. */
export function keepBreak(store: WriteStore, breakId: number, date: Ymd, now: BreakFigures): void {
  store.statement(update).run(date, now.book, now.head_office, now.cause, now.cause_json, breakId);
}

export function closeBreak(store: WriteStore, breakId: number, date: Ymd): void {
  store.statement(close).run(date, breakId);
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
